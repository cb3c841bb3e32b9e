import { expect, test } from 'vitest';
import { newId } from '#support/builders.ts';
import { aDraft, aGround, aStanding, aStep, limits, noOfficeRules } from '#support/plans.ts';
import { effectOf } from './effect.ts';
import { sideBySide } from './variants.ts';

test('what is founded under the name of what ends has a line of its own, the same in both variants', () => {
  const [upper, lower] = [aStanding('Chi bộ thôn Trên', 9, 0), aStanding('Chi bộ thôn Dưới', 5, 0)];
  const variant = () => {
    const merge = aStep('merge', {
      ...{ organisationIds: [upper.id, lower.id], targetId: newId(), name: upper.name },
    });
    return effectOf(aGround([upper, lower]), aDraft([merge]), limits, null, noOfficeRules).cells;
  };
  const lines = sideBySide(variant(), variant());
  expect(lines.map(({ name, first, second }) => [name, first?.state, second?.state])).toEqual([
    ['Chi bộ thôn Trên', 'ends', 'ends'],
    ['Chi bộ thôn Dưới', 'ends', 'ends'],
    ['Chi bộ thôn Trên', 'new', 'new'],
  ]);
});
