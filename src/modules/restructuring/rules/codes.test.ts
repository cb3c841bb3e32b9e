import { expect, test } from 'vitest';
import { newId } from '#support/builders.ts';
import { aDraft, aGround, aStanding, aStep, limits, noOfficeRules } from '#support/plans.ts';
import { effectOf } from './effect.ts';

const upper = aStanding('Chi bộ thôn Trên', 9, 0, { code: '98.01' });
const lower = aStanding('Chi bộ thôn Dưới', 5, 0, { code: '98.02' });
const codesOf = (...steps: Parameters<typeof aDraft>[0]) =>
  effectOf(aGround([upper, lower]), aDraft(steps), limits, null, noOfficeRules).hindrances.filter(
    ({ kind }) => kind === 'code',
  );

test('two that stand do not share a code; that of what ends is free, and codes may be exchanged', () => {
  const taking = aStep('rename', { organisationIds: [upper.id], code: '98.02' });
  expect(codesOf(taking)).toEqual([
    { kind: 'code', code: '98.02', organisationId: upper.id, name: 'Chi bộ thôn Dưới' },
  ]);
  expect(codesOf(taking, aStep('dissolve', { organisationIds: [lower.id] }))).toEqual([]);
  expect(codesOf(taking, aStep('rename', { organisationIds: [lower.id], code: '98.01' }))).toEqual([]);
  const found = (code: string) => aStep('found', { targetId: newId(), name: 'Chi bộ mới', code });
  expect(codesOf(found('98.09'), found('98.09'))).toHaveLength(2);
  expect(codesOf(found('98.09'))).toEqual([]);
});
