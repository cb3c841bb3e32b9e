import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CivilDate } from '#kernel/civil-date.ts';
import { ruleKeys, type RuleKey } from '#kernel/rule-keys.ts';
import { entryOn, ruleOn } from '#kernel/rule-pack.ts';
import { bundleOf, loadRuleBundle, RulePackFaults } from '#platform/rule-packs.ts';

const bundle = loadRuleBundle('rule-packs');
const on = (day: string) => day as CivilDate;

test('every pack of the house is sound and every figure the code asks for is there', () => {
  expect(Object.keys(bundle.packs).sort()).toEqual(Object.keys(ruleKeys).sort());
});

test('every pack lies in the folder of its module under its own name', () => {
  for (const file of globSync('rule-packs/**/*.yaml')) {
    const key = /^key: (.*)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    expect(file).toBe(`rule-packs/${key.replace('.', '/')}.yaml`);
  }
});

test('a pack that is missing is named', () => {
  expect(() => bundleOf([])).toThrow(RulePackFaults);
  expect(() => bundleOf([])).toThrow('no pack for meetings.length-minimum');
});

test('the hash follows the content and nothing else', () => {
  const files = globSync('rule-packs/**/*.yaml').map((name) => ({ name, text: readFileSync(name, 'utf8') }));
  expect(bundleOf(files.toReversed()).hash).toBe(bundle.hash);
  const changed = files.map((file) => ({ ...file, text: file.text.replace('value: 90', 'value: 91') }));
  expect(bundleOf(changed).hash).not.toBe(bundle.hash);
});

test('a kept bundle is the same one, and one that was tampered with is made again', () => {
  const keepIn = mkdtempSync(join(tmpdir(), 'rules-'));
  try {
    expect(loadRuleBundle('rule-packs', keepIn)).toEqual(bundle);
    const kept = globSync('*.json', { cwd: keepIn }).map((name) => join(keepIn, name));
    expect(kept).toHaveLength(1);
    expect(loadRuleBundle('rule-packs', keepIn)).toEqual(bundle);
    for (const file of kept) {
      const text = readFileSync(file, 'utf8');
      for (const bad of [text.replace('"value":90', '"value":91'), text.slice(0, 100)]) {
        writeFileSync(file, bad);
        expect(loadRuleBundle('rule-packs', keepIn)).toEqual(bundle);
      }
    }
  } finally {
    rmSync(keepIn, { recursive: true });
  }
});

test('the day of the event chooses the value', () => {
  expect(ruleOn(bundle, 'organisation.cell-term-months', on('2025-06-30'))?.value).toBe(30);
  expect(ruleOn(bundle, 'organisation.cell-term-months', on('2025-07-01'))?.value).toBe(60);
  expect(ruleOn(bundle, 'meetings.length-minimum', on('2025-10-28'))).toMatchObject({
    value: 90,
    citation: { document: 'Hướng dẫn 42-HD/BTCTW ngày 28-10-2025', standing: 'verified' },
  });
});

test('"nothing is fixed" is said explicitly and differs from "nothing is known"', () => {
  expect(ruleOn(bundle, 'meetings.length-minimum', on('2025-10-27'))).toBeNull();
  expect(entryOn(bundle, 'meetings.length-minimum', on('2025-10-27'))?.value).toBeNull();
  expect(entryOn(bundle, 'meetings.length-minimum', on('1990-01-01'))).toBeNull();
});

test('the nearest area with a value of its own wins, else the general one', () => {
  const frame = (areas: string[]) =>
    ruleOn(bundle, 'meetings.score-frame', on('2026-11-03'), areas)?.value.name;
  expect(frame(['cam-le', 'da-nang'])).toContain('Cẩm Lệ');
  expect(frame(['noi-khac', 'cam-le'])).toContain('Cẩm Lệ');
  expect(frame(['noi-khac'])).toContain('An Phú');
});

test('local practice names who decided, and every key has a term in Vietnamese', () => {
  for (const key of Object.keys(ruleKeys) as RuleKey[]) {
    expect(bundle.packs[key].term).toBe(bundle.packs[key].term.normalize('NFC'));
    for (const entry of bundle.packs[key].values) {
      expect(entry.decidedBy !== null).toBe(entry.standing === 'local-practice');
    }
  }
});
