import { expect, test } from 'vitest';
import { rowsFrom, type Desk } from '#kernel/decision.ts';
import { rulesOn } from '#kernel/rule-pack.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { day, idOf } from '#support/meetings.ts';
import { ruleOfProblem } from './cited.ts';
import { decideLock, decideMinutesAdoption } from './decisions/close.ts';
import { decidePlan } from './decisions/plan.ts';
import { decideAttendance } from './decisions/roll.ts';

const rules = loadRuleBundle('rule-packs');
const organisation = { id: idOf(2), no: 7 };
const desk = { rules, organisation, person: idOf(9), now: '2026-11-03T12:00:00.000Z' } as unknown as Desk;
const book = (changes: object) =>
  rowsFrom({
    meeting: new Map([
      [
        idOf(1),
        {
          id: idOf(1),
          organisationNo: 7,
          kind: 'ordinary',
          month: '2026-11-01',
          heldOn: '2026-11-03',
          convenedAt: null,
          sentAt: null,
          state: 'open',
          plannedOn: '2026-11-03',
          ...changes,
        },
      ],
    ]),
    'roll-entry': new Map([
      [
        `${idOf(1)}/${idOf(11)}`,
        {
          meetingId: idOf(1),
          personId: idOf(11),
          standing: 'official',
          circumstance: null,
          reason: null,
          attendance: null,
        },
      ],
    ]),
  });
const inMeeting = <Input>(input: object) => ({ meetingId: idOf(1), ...input }) as Input;

test('every rule a refusal names is in force and has its citation', () => {
  const rulesOf = rulesOn(rules, day('2026-11-03'));
  const without = Object.entries(ruleOfProblem).filter(([, key]) => !rulesOf(key)?.citation.document);
  expect(without).toEqual([]);
});

test('an incomplete order is refused with the rule it rests on', () => {
  const rows = book({ adoptedOn: null, readBackAt: null });
  const refused = [
    decideAttendance(
      rows,
      inMeeting({ entries: [{ personId: idOf(11), attendance: 'excused', reason: '' }] }),
      desk,
    ),
    decideMinutesAdoption(rows, inMeeting({ voteId: idOf(5) }), desk),
    decideLock(rows, inMeeting({ endedAt: '21:00' }), desk),
    decidePlan(
      rows,
      { id: idOf(3), month: '2026-11-01', kind: 'ordinary', plannedOn: '2026-11-03', items: [] } as never,
      desk,
    ),
  ].map((each) => (each.ok ? null : [each.problem.code, each.problem.citation?.document]));
  expect(refused).toEqual([
    ['meetings.reasonIsMissing', expect.stringContaining('12-HD/BTCTW')],
    ['meetings.minutesAreNotReadBack', expect.stringContaining('12-HD/BTCTW')],
    ['meetings.lockIsBlocked', expect.stringContaining('12-HD/BTCTW')],
    ['meetings.secondMeetingOfADay', expect.stringContaining('Điều lệ Đảng')],
  ]);
});

test('a device that has no packs yet refuses all the same', () => {
  const order = inMeeting<never>({ entries: [{ personId: idOf(11), attendance: 'excused', reason: null }] });
  const refused = decideAttendance(book({ adoptedOn: null }), order, { ...desk, rules: null });
  expect(refused).toMatchObject({ ok: false, problem: { code: 'meetings.reasonIsMissing' } });
});
