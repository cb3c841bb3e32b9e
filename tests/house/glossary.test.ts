import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const sources = globSync('{src,database,rule-packs}/**/*.{ts,svelte,sql,yaml}').filter(
  (file) => !file.endsWith('.test.ts'),
);
const code = sources.map((file) => readFileSync(file, 'utf8')).join('\n');

interface Export {
  readonly place: string;
  readonly comment: string;
}

/** What a file lends, with the comment above it. */
function exportsOf(file: string, text: string, kinds: string): Export[] {
  const written = new RegExp(
    `(/\\*\\*(?:(?!\\*/)[\\s\\S])*?\\*/\\n)?^export (?:${kinds})`.replace('NAME', '(?<name>\\w+)'),
    'gm',
  );
  return [...text.matchAll(written)].map((found) => ({
    place: `${file}: ${found.groups?.name ?? found[0].split(/\W+/).at(-1)}`,
    comment: found[1] ?? '',
  }));
}

const opensWithTerm = ({ comment }: Export) => /^\/\*\*[\s*]*«[^»]+»/.test(comment);

function withoutTerm(pattern: string, kinds: string): string[] {
  const files = globSync(pattern).filter((file) => !file.endsWith('.test.ts') && !file.includes('/problems'));
  const found = files.flatMap((file) => exportsOf(file, readFileSync(file, 'utf8'), kinds));
  expect(found.length, pattern).toBeGreaterThan(10);
  return found.filter((one) => !opensWithTerm(one)).map(({ place }) => place);
}

test('a comment without its term is found', () => {
  const text =
    '/** «Việc» — a task. */\nexport interface Task {}\n/** A row. */\nexport interface Row {}\nexport interface Bare {}\n';
  const found = exportsOf('a.ts', text, 'interface NAME');
  expect(found.filter((one) => !opensWithTerm(one)).map(({ place }) => place)).toEqual([
    'a.ts: Row',
    'a.ts: Bare',
  ]);
});

test('every type of the work opens with its Vietnamese term', () => {
  expect(withoutTerm('src/modules/*/rules/**/*.ts', 'interface NAME')).toEqual([]);
});

test('every command and every query opens with its Vietnamese term', () => {
  expect(withoutTerm('src/modules/*/contract.ts', 'const NAME = (?:command|query)\\(')).toEqual([]);
});

test('every rule opens with its Vietnamese term, but for the plumbing between rows and rules', () => {
  const plumbing = /\/(ground|from-rows|row-notes|cell-directory|problem)\.ts: /;
  const bare = withoutTerm('src/modules/*/rules/**/*.ts', 'function NAME');
  expect(bare.filter((place) => !plumbing.test(place))).toEqual([]);
});

test('every name in the glossary is in the code, and no term stands there twice', () => {
  const lines = readFileSync('GLOSSARY.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (Vietnamese|-)/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  expect(lines.length).toBeGreaterThan(40);
  const names = lines.flatMap(([, , , cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
  expect(names.length).toBeGreaterThanOrEqual(lines.length);
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  const terms = lines.map(([, term]) => term);
  expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([]);
});
