import { expect, test } from 'vitest';
import { decisionsOf, undecided } from './late.ts';

const late = [
  { id: 'a', standing: 'waiting' },
  { id: 'b', standing: 'waiting' },
  { id: 'c', standing: 'waiting' },
  { id: 'd', standing: 'confirmed' },
];
const decision = (name: string, id: string, standing: 'waiting' | 'recorded' | 'review') => ({
  name,
  input: { id },
  standing,
});

test('what was decided here waits no more, though the server has not heard of it; what it did not take waits again', () => {
  const items = [
    decision('confirm-late-command', 'a', 'waiting'),
    decision('refuse-late-command', 'b', 'review'),
    decision('note-contribution', 'c', 'waiting'),
  ];
  expect(undecided(late, items).map(({ id }) => id)).toEqual(['b', 'c']);
  expect(undecided(late, []).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

test('of two decisions about one entry the last counts', () => {
  const items = [
    decision('refuse-late-command', 'a', 'review'),
    decision('confirm-late-command', 'a', 'recorded'),
  ];
  expect(decisionsOf(items).get('a')?.name).toBe('confirm-late-command');
  expect(undecided(late, items).map(({ id }) => id)).toEqual(['b', 'c']);
});
