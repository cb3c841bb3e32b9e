import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from '#support/borders.ts';

const written = /\.(ts|svelte|mjs|js|sql|yaml|md|html|css|json)$/;

/** Every text of the project that people have written, with what it says. */
const texts = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((name) => written.test(name) && name !== 'package-lock.json' && !name.startsWith('tests/fixtures/'))
  .flatMap((name) => {
    try {
      return [{ name, text: readFileSync(`${root}${name}`, 'utf8') }];
    } catch {
      // Removed in the working tree and not yet in the index.
      return [];
    }
  });

function linesWith(pattern: RegExp, among = texts): string[] {
  return among.flatMap(({ name, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${name}:${index + 1}: ${line.trim()}`] : [])),
  );
}

test('the guard has read the house', () => {
  expect(texts.length).toBeGreaterThan(300);
});

test('texts are stored composed (NFC)', () => {
  // Tests of reading old files hold decomposed texts on purpose, written as escapes.
  expect(texts.filter(({ text }) => text !== text.normalize('NFC')).map(({ name }) => name)).toEqual([]);
});

test('Vietnamese is spelt as in Party documents', () => {
  // The tone mark stands on the last vowel of «ủy», «hóa», «thỏa»; written as escapes, or this line would find itself.
  const wrong = new RegExp('[Uu]\\u1ef7(?![\\p{L}])|[Hh]o\\u00e1(?![\\p{L}])', 'u');
  expect(linesWith(wrong)).toEqual([]);
});

test('nothing is put off: no notes to do it later', () => {
  const later = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`);
  expect(
    linesWith(
      later,
      texts.filter(({ name }) => name !== 'CONTRIBUTING.md'),
    ),
  ).toEqual([]);
});

test('no file is longer than 300 lines, comments and blank lines apart', () => {
  const code = texts.filter(({ name }) => /^(src|bin)\//.test(name) && /\.(ts|mjs|svelte)$/.test(name));
  const long = code
    .filter(({ name }) => !name.endsWith('.test.ts'))
    .map(({ name, text }) => {
      const lines = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').split('\n');
      return { name, lines: lines.filter((line) => line.trim() && !line.trim().startsWith('//')).length };
    })
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});

test('only the clock reads the clock', () => {
  const clocks = ['src/platform/clock.ts', 'src/client/clock.ts', 'src/kernel/civil-date.ts'];
  const code = texts.filter(
    ({ name }) => name.startsWith('src/') && !name.endsWith('.test.ts') && !clocks.includes(name),
  );
  expect(linesWith(/\bnew Date\(\)|\bDate\.now\(\)/, code)).toEqual([]);
  const sql = texts.filter(({ name }) => /^(database|src\/modules)\/.*\.(sql|ts)$/.test(name));
  expect(linesWith(/(?<![.\w])(now|clock_timestamp)\(\)|\bcurrent_(date|timestamp)\b/, sql)).toEqual([]);
});

test('no file names the machine or the registry it was written on', () => {
  const shipped = texts.filter(({ name }) => !name.startsWith('tests/'));
  const place = new RegExp(['/wo' + 'rk/', '/ro' + 'ot/', '/ho' + 'me/[a-z]'].join('|'));
  expect(linesWith(place, shipped)).toEqual([]);
  const lock = readFileSync(`${root}package-lock.json`, 'utf8');
  const hosts = new Set([...lock.matchAll(/"resolved": "https?:\/\/([^/"]+)/g)].map(([, host]) => host));
  expect([...hosts].filter((host) => host !== 'registry.npmjs.org')).toEqual([]);
});
