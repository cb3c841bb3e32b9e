import { expect, test } from 'vitest';
import { readPack } from './rule-packs.ts';

const sound = `
key: meetings.length-minimum
term: Thời gian ít nhất
kind: minutes
values:
  - { from: 2011-01-19, until: 2025-10-28, value: none, source: { document: A, place: B, url: null, read: 2026-11-21 }, standing: to-verify }
  - { from: 2025-10-28, until: null, value: 90, source: { document: A, place: B, url: null, read: 2026-11-21 }, standing: verified }
`;

function faultsOf(text: string): string {
  const faults: string[] = [];
  readPack(text, (fault) => faults.push(fault));
  return faults.join('\n');
}

test('a sound pack is read, and "none" is told from a value', () => {
  const pack = readPack(sound, (fault) => expect.unreachable(fault));
  expect(pack?.values.map((entry) => entry.value)).toEqual([null, 90]);
});

test.each([
  ['an unknown key', sound.replace('term:', 'remark: x\nterm:'), 'unknown key remark'],
  ['a pack nobody asks for', sound.replace('length-minimum', 'length-wished'), 'no code asks for'],
  ['another kind', sound.replace('kind: minutes', 'kind: days'), 'is of kind minutes'],
  ['a value of another kind', sound.replace('value: 90', 'value: ninety'), 'values.1.value'],
  ['a forgotten value', sound.replace('value: 90, ', ''), 'values.1'],
  ['a gap', sound.replace('until: 2025-10-28', 'until: 2025-10-01'), 'gap from 2025-10-01 to 2025-10-28'],
  ['an overlap', sound.replace('until: 2025-10-28', 'until: 2025-11-01'), 'overlap'],
  ['an end without a new beginning', sound.replace('until: null', 'until: 2026-01-01'), 'must stay open'],
  ['a missing citation', sound.replaceAll('place: B, ', ''), 'place'],
  ['a day that does not exist', sound.replace('read: 2026-11-21', 'read: 2026-02-30'), 'no day 2026-02-30'],
  ['local practice of nobody', sound.replace('verified', 'local-practice'), 'who decided'],
  ['a repeated key', sound.replace('kind:', 'term: Hai\nkind:'), 'unique'],
])('%s is refused', (_name, text, message) => {
  expect(faultsOf(text)).toContain(message);
});

test('a frame whose parts do not add up is refused', () => {
  const frame = `
key: meetings.score-frame
term: Khung
kind: frame
values:
  - from: 2025-10-28
    until: null
    value:
      name: Khung
      criteria: [{ id: a, name: A, maximum: 60, parts: [{ id: a, name: A, maximum: 50, measure: cell, steps: null }] }]
      grades: [{ grade: good, name: tốt, from: 90 }, { grade: poor, name: kém, from: 0 }]
    source: { document: A, place: B, url: null, read: 2026-11-21 }
    standing: to-verify
`;
  expect(faultsOf(frame)).toContain('add up to 50, not 60');
  expect(faultsOf(frame)).toContain('add up to 60, not 100');
});
