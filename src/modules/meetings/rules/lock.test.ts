import { expect, test } from 'vitest';
import { aMeeting, anItem, at, aTask, aVote, day, entriesOf, idOf, rollOfNaPong } from '#support/meetings.ts';
import { lockList, whatBlocksLocking, type LockRecord } from './lock.ts';
import { missingInTasks, whatIsMissing } from './resolution.ts';
import type { ScoreSheet } from './scoring/sheet.ts';

const sheet: ScoreSheet = {
  frame: 'Khung',
  criteria: [],
  total: 87,
  maximum: 100,
  grade: { grade: 'fair', name: 'khá', label: { vi: 'khá', en: 'fair' } },
  lowered: null,
  toNext: null,
  missing: [],
  mayStillCome: 0,
  complete: true,
};

const ready: LockRecord = {
  meeting: aMeeting({ endedAt: at('21:22'), readBackAt: at('21:14'), adoptedOn: day('2026-11-03') }),
  agenda: [anItem({ state: 'done' }), anItem({ id: idOf(9), position: 2, kind: 'minutes', state: 'done' })],
  roll: rollOfNaPong(),
  votes: [aVote({ itemId: idOf(9), inFavour: 28 })],
  tasks: [aTask()],
  versions: 0,
  remarks: 0,
  score: sheet,
};

test('a book in which everything is recorded may be locked', () => {
  expect(whatBlocksLocking(ready)).toEqual([]);
  expect(lockList(ready).map((step) => step.label.vi)).toEqual([
    'Điểm danh: 30 trên 34 có mặt',
    'Các mục đã kết luận',
    '1 biểu quyết đã có kết quả',
    '1 việc, đủ người và hạn',
    'Chấm điểm: 87, khá',
    'Họp từ 19:30 đến 21:22',
    'Đã đọc lại trước chi bộ lúc 21:14',
    'Thông qua biên bản: 28 trên 32',
  ]);
});

test('each thing that is missing blocks, and the button leads to it', () => {
  const missing = { id: 'x', label: { vi: 'Điều hành', en: 'Chairing' } } as ScoreSheet['missing'][number];
  const blocked = whatBlocksLocking({
    meeting: aMeeting(),
    agenda: [anItem({ position: 6 })],
    roll: [...rollOfNaPong(), ...entriesOf(2, null)],
    votes: [aVote({ carried: null, question: 'Thông qua nghị quyết' })],
    tasks: [aTask(), aTask({ dueOn: null })],
    versions: 0,
    remarks: 0,
    score: { ...sheet, complete: false, missing: [missing] },
  });
  expect(blocked.map((step) => step.button?.vi)).toEqual([
    'Điểm danh 2 người còn lại',
    'Kết luận mục 6',
    'Ghi kết quả: Thông qua nghị quyết',
    'Điền hạn của việc 2',
    'Chấm: Điều hành',
    'Ghi giờ kết thúc',
    'Đọc lại biên bản',
    'Thông qua biên bản',
  ]);
});

test('an empty roll is no roll call, and no frame asks for no score', () => {
  const steps = lockList({ ...ready, roll: [], score: null });
  expect(steps.find((step) => step.id === 'roll')?.done).toBe(false);
  expect(steps.some((step) => step.id === 'score')).toBe(false);
});

test('adoption without a counted vote shows its day', () => {
  const step = lockList({ ...ready, votes: [] }).find((each) => each.id === 'adoption');
  expect(step?.label.vi).toBe('Thông qua biên bản ngày 3-11-2026');
});

test('a task needs an owner, a deadline, and one that is not before the meeting', () => {
  const heldOn = day('2026-11-03');
  const tasks = [
    aTask(),
    aTask({ ownerId: null }),
    aTask({ dueOn: null }),
    aTask({ dueOn: day('2026-11-02') }),
  ];
  expect(missingInTasks(tasks, heldOn).map((missing) => [missing.position, missing.missing])).toEqual([
    [2, 'owner'],
    [3, 'deadline'],
    [4, 'later-deadline'],
  ]);
  expect(whatIsMissing(tasks, heldOn)?.button.vi).toBe('Chọn người phụ trách việc 2');
  expect(whatIsMissing([aTask({ dueOn: day('2026-11-02') })], null)).toBeNull();
});
