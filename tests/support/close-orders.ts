import type { Id } from '#kernel/id.ts';
import { newId } from './builders.ts';

/** A command of the cell's secretary. */
export type Order = readonly [name: string, input: Record<string, unknown>];

/** What the orders around a month are about. */
interface Around {
  readonly meeting: Id;
  readonly item: Id;
  readonly wish: Id;
  readonly matter: Id;
  readonly people: readonly (Id | undefined)[];
  pick(of: readonly unknown[]): unknown;
}

/** While the meeting is on: a level on an item and what is written under it, what is passed up, what is said of the minutes. */
export function heldClose({ meeting, item, wish, matter, people, pick }: Around): Order[] {
  const [remark, passed, own] = [newId(), newId(), newId()];
  const pass = { id: passed, concernId: pick([wish, matter, newId()]), agreed: pick([false, true]) };
  return [
    ['set-item-level', { meetingId: meeting, itemId: item, level: pick(['committee', null]) }],
    [
      'note-contribution',
      { id: newId(), meetingId: meeting, itemId: item, personId: people[1], text: 'Chỉ chi ủy' },
    ],
    [
      'raise-concern',
      { id: own, kind: 'matter', meetingId: meeting, itemId: item, personId: null, text: 'Biên giới' },
    ],
    ['withdraw-concern', { concernId: own }],
    ['set-minutes-level', { meetingId: meeting, level: pick(['committee', null]) }],
    ['set-item-level', { meetingId: meeting, itemId: item, level: null }],
    ['set-minutes-level', { meetingId: meeting, level: pick(['committee', null]) }],
    [
      'pass-concern',
      { ...pass, text: pick(['Đề nghị xã xếp lịch họp', 'Xin chuyển buổi họp', 'Lò Văn 1 xin họp tối']) },
    ],
    ['pass-concern', { ...pass, id: pick([passed, newId()]), text: 'Đề nghị xã xếp lại lịch họp' }],
    ['withdraw-concern', { concernId: wish }],
    ['take-back-concern', { passedId: pick([passed, newId()]) }],
    ['comment-minutes', { id: remark, meetingId: meeting, text: 'Ghi thiếu một ý' }],
    [
      'settle-comment',
      {
        remarkId: remark,
        meetingId: meeting,
        standing: pick(['left', 'taken']),
        answer: pick(['Đã có', null]),
      },
    ],
    ['settle-comment', { remarkId: remark, meetingId: meeting, standing: 'taken', answer: null }],
  ];
}

/** What is signed, and what a review has found. */
export function signedAndReviewed({
  meeting,
  people,
  pick,
}: Pick<Around, 'meeting' | 'people' | 'pick'>): Order[] {
  const one = newId();
  const of = { shortcomingId: pick([one, newId()]) };
  return [
    ['sign-minutes', { meetingId: meeting }],
    ['sign-minutes', { meetingId: meeting }],
    [
      'record-shortcoming',
      {
        id: one,
        personId: pick([null, people[2]]),
        text: 'Sinh hoạt muộn ',
        source: 'Kiểm điểm năm',
        foundOn: pick(['2026-11-01', '2026-12-01']),
        remedy: 'Định ngày',
        responsibleId: pick([people[1], people[0], newId()]),
        dueOn: pick(['2026-11-30', '2026-10-01']),
      },
    ],
    ['close-shortcoming', { ...of, verdict: 'Đúng' }],
    ['report-shortcoming', { ...of, evidence: 'Ba tháng đúng ngày' }],
    ['close-shortcoming', { ...of, verdict: 'Đúng' }],
    ['reopen-shortcoming', { ...of, reason: pick(['Lại muộn', 'Chưa đủ']) }],
  ];
}

/** Who answers for what: an area, a target with what was brought in, a cause, a household, the stages of a resolution. */
export function assignmentsOf(
  {
    task,
    resolution,
    people,
  }: { readonly task: Id; readonly resolution: Id; readonly people: readonly (Id | undefined)[] },
  pick: (of: readonly unknown[]) => unknown,
): Order[] {
  const [area, target, household, paper] = [newId(), newId(), newId(), newId()];
  const day = () => pick(['2026-11-18', '2026-11-19', '2026-12-24']);
  const portions = pick([[], [{ personId: people[1], goal: 900 }], [{ personId: people[1], goal: 2000 }]]);
  return [
    [
      'assign-member',
      { id: area, personId: pick([people[1], newId()]), kind: 'area', title: 'Xóm trên', from: '2026-11-01' },
    ],
    ['set-target', { id: target, taskId: task, title: 'Hộ đăng ký', unit: 'hộ', goal: 1000, portions }],
    [
      'add-progress',
      { id: newId(), targetId: target, personId: people[1], amount: pick([300, -100]), madeOn: day() },
    ],
    [
      'give-cause',
      { taskId: task, code: pick(['people', 'other', 'weather']), words: pick(['chưa ưng', null]) },
    ],
    ['drop-target', { targetId: target }],
    [
      'keep-household',
      {
        id: household,
        label: pick(['Hộ bà Mẩy', 'Bà Mẩy 0912 345 678']),
        hamlet: null,
        memberId: pick([people[1], null, newId()]),
        goal: 'Thoát nghèo',
        since: '2026-11-01',
      },
    ],
    ['note-visit', { id: newId(), householdId: household, visitedOn: day(), note: null }],
    [
      'report-household',
      { householdId: household, state: pick(['done', 'ended']), result: pick(['Xong', null]) },
    ],
    ['note-stage', { resolutionId: resolution, stage: pick(['passed-on', 'planned']), reachedOn: day() }],
    ['tag-resolution', { resolutionId: resolution, paperIds: pick([[paper], []]) }],
    ['end-assignment', { assignmentId: area, on: pick(['2026-11-20', '2026-10-01']) }],
  ];
}
