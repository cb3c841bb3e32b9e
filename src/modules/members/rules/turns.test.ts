import { expect, test } from 'vitest';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { rulesOn } from '#kernel/rule-pack.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import type { ArrivalRow, TransferRow } from './move-rows.ts';
import { isStaying, moveIn, moveOut, oncePerMove, type Looker } from './turns.ts';

const day = (text: string) => text as CivilDate;
const bundle = loadRuleBundle('rule-packs');
const looker = (today: string, from: Looker['from'] = 'cell') => ({
  from,
  today: day(today),
  rulesOf: (on: CivilDate) => rulesOn(bundle, on),
});
const transfer = (changes: Partial<TransferRow> = {}): TransferRow => ({
  id: 'a' as Id,
  organisationNo: 1,
  personId: 'p' as Id,
  fullName: 'Ma Thị Nga',
  kind: 'official',
  toNo: 2,
  toName: 'Chi bộ thôn Hai',
  requestedOn: day('2026-09-01'),
  effectiveOn: day('2026-09-01'),
  untilOn: null,
  state: 'requested',
  letterId: null,
  letterNumber: null,
  issuedOn: null,
  validUntil: null,
  answeredOn: null,
  ...changes,
});
const letter = { issuedOn: day('2026-09-10'), validUntil: day('2026-10-10'), letterNumber: '01-GTSHĐ/ĐU' };

test('what is requested waits for the office, and is the office’s to act on', () => {
  expect(moveOut(transfer(), looker('2026-09-02')).turn).toBe('others');
  expect(moveOut(transfer(), looker('2026-09-02', 'above')).turn).toBe('mine');
  expect(moveOut(transfer(), looker('2026-09-02', 'far')).turn).toBe('below');
});

test('an official transfer is overdue sixty working days after the change, with the place in the regulation', () => {
  expect(moveOut(transfer(), looker('2026-11-24'))).toMatchObject({ dueOn: '2026-11-24', overdue: false });
  expect(moveOut(transfer(), looker('2026-11-25'))).toMatchObject({ overdue: true });
  expect(moveOut(transfer(), looker('2026-11-25')).citation?.document).toContain('208-QĐ/TW');
});

test('a letter that lapsed or came back is the sender’s again, one that holds is coming to the other side', () => {
  const issued = transfer({ state: 'issued', ...letter });
  expect(moveOut(issued, looker('2026-10-10'))).toMatchObject({ turn: 'others', lapsed: false });
  expect(moveOut(issued, looker('2026-10-11'))).toMatchObject({ turn: 'mine', lapsed: true, overdue: true });
  expect(moveOut(transfer({ state: 'refused' }), looker('2026-09-20')).turn).toBe('mine');
  const arrival: ArrivalRow = {
    ...transfer({ ...letter }),
    standing: 'official',
    fromNo: 1,
    fromName: 'Chi bộ thôn Một',
    state: 'coming',
  };
  expect(moveIn(arrival, looker('2026-10-10')).turn).toBe('coming');
  expect(moveIn(arrival, looker('2026-10-10', 'far')).turn).toBe('below');
  expect(moveIn(arrival, looker('2026-10-11'))).toMatchObject({ turn: 'others', lapsed: true });
});

test('out of the book the cell itself notes the receipt; what is over is nobody’s turn', () => {
  const outside = transfer({ toNo: null, state: 'issued', ...letter });
  expect(moveOut(outside, looker('2026-09-20')).turn).toBe('mine');
  expect(moveOut(transfer({ state: 'withdrawn' }), looker('2027-09-20'))).toMatchObject({
    turn: 'over',
    overdue: false,
  });
  const stay = transfer({ kind: 'temporary', state: 'received', untilOn: day('2027-01-01') });
  expect(isStaying(moveOut(stay, looker('2026-12-31')), day('2026-12-31'))).toBe(true);
  expect(isStaying(moveOut(stay, looker('2027-01-01')), day('2027-01-01'))).toBe(false);
});

test('both ends of a move are one line for whoever has no part in either, and two for whoever acts on one', () => {
  const seen = (from: Looker['from'], out: Partial<TransferRow> = {}, back: Partial<ArrivalRow> = {}) => {
    const on = looker('2026-09-20', from);
    const arrival: ArrivalRow = {
      ...transfer(letter),
      standing: 'official',
      fromNo: 1,
      fromName: 'Chi bộ thôn Một',
      state: 'coming',
      ...back,
    };
    const other = moveIn({ ...arrival, id: 'b' as Id }, on);
    const both = [moveIn(arrival, on), moveOut(transfer({ state: 'issued', ...letter, ...out }), on), other];
    return oncePerMove(both).map(({ id, side }) => `${id} ${side}`);
  };
  expect(seen('far')).toEqual(['a out', 'b in']);
  expect(seen('above')).toEqual(['a in', 'a out', 'b in']);
  expect(seen('above', { state: 'received' }, { state: 'received' })).toEqual(['a out', 'b in']);
  const temporary = { kind: 'temporary', state: 'received', untilOn: day('2027-01-01') } as const;
  expect(seen('above', temporary, temporary)).toEqual(['a in', 'a out', 'b in']);
});
