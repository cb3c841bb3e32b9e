import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CivilDate } from '#kernel/civil-date.ts';
import { concernFigures, concernsOf, emptyParts, median, type ConcernRow } from './concerns.ts';
import { matterIsNotWhole } from './concern-problems.ts';
import { writeMarks, writeSpeech } from './criticism.ts';
import { writeMatter } from './matters.ts';
import { rowsFrom } from '#kernel/decision.ts';
import { aContribution, idOf } from '#support/meetings.ts';
import { recordOfNaPong } from '#support/record.ts';

const day = (text: string) => text as CivilDate;

function aConcern(changes: Partial<ConcernRow> = {}): ConcernRow {
  return {
    id: idOf(1),
    organisationNo: 7,
    kind: 'wish',
    meetingId: null,
    itemId: null,
    personId: null,
    text: 'Xin họp buổi tối',
    cause: null,
    solution: null,
    ownerId: null,
    raisedOn: day('2026-11-03'),
    state: 'open',
    answer: null,
    closedOn: null,
    closedBy: null,
    minuted: null,
    ...changes,
  };
}

test('the log counts open and closed, and the days from raised to closed', () => {
  const closed = (raisedOn: string, closedOn: string) =>
    aConcern({ state: 'closed', raisedOn: day(raisedOn), closedOn: day(closedOn) });
  const log = [
    aConcern(),
    closed('2026-11-01', '2026-11-03'),
    closed('2026-10-01', '2026-10-31'),
    closed('2026-11-01', '2026-11-05'),
    closed('2026-11-01', '2026-11-07'),
  ];
  expect(concernFigures(log, day('2026-11-22'))).toEqual({
    open: 1,
    closed: 4,
    medianDays: 5,
    longestWait: 19,
  });
  expect(concernFigures([], day('2026-11-22'))).toEqual({
    open: 0,
    closed: 0,
    medianDays: null,
    longestWait: null,
  });
});

test('half of the values lie on either side of the median, whatever their order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { minLength: 1, maxLength: 25 }), (values) => {
      const middle = median(values) ?? -1;
      expect(median(values.toReversed())).toBe(middle);
      expect(values.filter((value) => value <= middle).length * 2).toBeGreaterThanOrEqual(values.length);
      expect(values.filter((value) => value >= middle).length * 2).toBeGreaterThanOrEqual(values.length);
    }),
    { numRuns: 60 },
  );
});

test('open ones stand first, the longest waiting before the others, and another cell’s not at all', () => {
  const rows = [
    aConcern({ id: idOf(1), state: 'closed', closedOn: day('2026-11-04') }),
    aConcern({ id: idOf(2), state: 'closed', closedOn: day('2026-11-09') }),
    aConcern({ id: idOf(3), raisedOn: day('2026-11-10') }),
    aConcern({ id: idOf(4), raisedOn: day('2026-11-02') }),
    aConcern({ id: idOf(5), organisationNo: 8 }),
  ];
  const held = rowsFrom({ concern: new Map(rows.map((row) => [row.id as string, row])) });
  expect(concernsOf(held, 7).map((row) => row.id)).toEqual([4, 3, 2, 1].map(idOf));
});

test('a matter names the parts it lacks, and the refusal says them', () => {
  const empty = emptyParts(aConcern({ kind: 'matter', cause: 'Đất lở' }));
  expect(empty).toEqual(['solution', 'ownerId']);
  expect(matterIsNotWhole(empty)).toMatchObject({
    message: { vi: 'Chưa khép được: còn thiếu giải pháp, người phụ trách.' },
    field: 'solution',
  });
});

test('criticism, marks of speaking and matters are written as sentences of the minutes', () => {
  const record = recordOfNaPong();
  const [one, other] = [...record.people.keys()];
  const text = (runs: readonly { readonly text: string }[] | null) =>
    (runs ?? []).map((run) => run.text).join('');
  const said = (changes: object) => aContribution({ text: 'còn vắng họp.', ...changes });
  const name = (id: typeof one) => record.people.get(id ?? idOf(0))?.fullName ?? '';
  expect(text(writeSpeech(record, said({ personId: one, aboutId: one })))).toBe(
    `Đồng chí ${name(one)} tự phê bình: còn vắng họp.`,
  );
  expect(text(writeSpeech(record, said({ personId: one, aboutId: other, accepted: true })))).toBe(
    `Đồng chí ${name(one)} góp ý, phê bình đồng chí ${name(other)}: còn vắng họp. Đồng chí ${name(other)} tiếp thu.`,
  );
  expect(text(writeSpeech(record, said({ personId: null, aboutId: other })))).toContain(
    '[chưa ghi có tiếp thu hay không]',
  );
  expect(
    text(writeMarks(record, [said({ personId: one, text: '' }), said({ personId: other, text: '' })])),
  ).toBe(`Các đồng chí phát biểu: ${name(one)}, ${name(other)}.`);
  expect(writeMarks(record, [])).toBeNull();
  const matter = aConcern({ kind: 'matter', text: 'Mương cạn', solution: 'Nạo vét.', ownerId: one ?? null });
  expect(writeMatter(record, matter)).toBe(
    `Vấn đề: Mương cạn. Giải pháp: Nạo vét. Phụ trách: đồng chí ${name(one)}.`,
  );
});
