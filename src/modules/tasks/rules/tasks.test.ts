import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#kernel/civil-date.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { aTask, day } from '#support/meetings.ts';
import {
  carriedInto,
  countTasks,
  dropTask,
  finishTask,
  giveTasks,
  remindersDue,
  reopenTask,
  reportProgress,
  taskStanding,
} from './tasks.ts';

const today = day('2026-11-20');

test.each([
  [{ state: 'open', dueOn: '2026-11-20' }, 'open'],
  [{ state: 'open', dueOn: '2026-11-19' }, 'late'],
  [{ state: 'open', dueOn: null }, 'open'],
  [{ state: 'done', dueOn: '2026-11-19', doneOn: '2026-11-19' }, 'done'],
  [{ state: 'done', dueOn: '2026-11-18', doneOn: '2026-11-19' }, 'done-late'],
  [{ state: 'draft', dueOn: '2026-11-01' }, 'draft'],
  [{ state: 'dropped', dueOn: '2026-11-01' }, 'dropped'],
] as const)('%o stands %s', (changes, standing) => {
  expect(taskStanding(aTask(changes as Parameters<typeof aTask>[0]), today)).toBe(standing);
});

test('people are reminded on the days of the pack, and of everything late, the most urgent first', () => {
  const days = ruleOn(loadRuleBundle('rule-packs'), 'tasks.remind-days-before', today)?.value ?? [];
  const dueIn = [-4, 0, 1, 2, 3, 7, 8].map((count) => aTask({ dueOn: addDays(today, count) }));
  const closed = [aTask({ state: 'done', dueOn: today }), aTask({ dueOn: null })];
  expect(remindersDue([...dueIn.toReversed(), ...closed], today, days).map((each) => each.daysLeft)).toEqual([
    -4, 0, 1, 3, 7,
  ]);
});

test('next month begins with what is open, by deadline', () => {
  const tasks = [
    aTask({ title: 'sau', dueOn: day('2026-11-30') }),
    aTask({ title: 'xong', state: 'done' }),
    aTask({ title: 'trễ', dueOn: day('2026-10-02') }),
    aTask({ title: 'không hạn', dueOn: null }),
    aTask({ title: 'xa', dueOn: day('2027-05-01') }),
  ];
  expect(carriedInto(tasks, day('2026-12-01')).map((task) => task.title)).toEqual([
    'trễ',
    'sau',
    'không hạn',
    'xa',
  ]);
});

test('adopting the resolution gives its drafted tasks', () => {
  expect(giveTasks([aTask({ state: 'draft' }), aTask({ state: 'done' })]).map((task) => task.state)).toEqual([
    'open',
    'done',
  ]);
});

test('a task is finished with its result, not in the future, and only once', () => {
  const finished = finishTask(aTask(), today, ' Xong  4 hộ ', today);
  expect(finished).toMatchObject({ value: { state: 'done', doneOn: today, result: 'Xong 4 hộ' } });
  expect(finishTask(aTask(), addDays(today, 1), 'Xong', today)).toMatchObject({
    problem: { code: 'tasks.doneInTheFuture' },
  });
  expect(finishTask(aTask(), today, ' ', today)).toMatchObject({
    problem: { code: 'tasks.resultIsMissing' },
  });
  expect(finished.ok && finishTask(finished.value, today, 'Xong', today)).toMatchObject({
    problem: { code: 'tasks.taskIsClosed' },
  });
  expect(finishTask(aTask({ state: 'draft' }), today, 'Xong', today)).toMatchObject({
    problem: { code: 'tasks.taskIsOnlyDrafted' },
  });
});

test('progress needs words, dropping needs a cause', () => {
  expect(reportProgress(aTask(), 'Được 2 hộ')).toMatchObject({
    value: { state: 'open', result: 'Được 2 hộ' },
  });
  expect(reportProgress(aTask(), '')).toMatchObject({ ok: false });
  expect(reportProgress(aTask({ state: 'done' }), 'x')).toMatchObject({ ok: false });
  expect(dropTask(aTask(), 'Dự án dừng')).toMatchObject({ value: { state: 'dropped', cause: 'Dự án dừng' } });
  expect(dropTask(aTask(), ' ')).toMatchObject({ problem: { code: 'tasks.causeIsMissing' } });
  expect(dropTask(aTask({ state: 'dropped' }), 'x')).toMatchObject({ ok: false });
});

test('a closed task is opened again with a reason, and tells what was reported before', () => {
  const done = aTask({ state: 'done', doneOn: today, result: 'Xong 4 hộ' });
  expect(reopenTask(done, ' còn  hai hộ ', today)).toMatchObject({
    value: {
      state: 'open',
      doneOn: null,
      result: 'Mở lại ngày 20-11-2026: còn hai hộ. Đã báo trước đó: Xong 4 hộ',
    },
  });
  expect(reopenTask(aTask({ state: 'dropped', cause: 'Hết vốn' }), 'có vốn', today)).toMatchObject({
    value: { state: 'open', cause: null },
  });
  expect(reopenTask(done, ' ', today)).toMatchObject({ problem: { code: 'tasks.reasonIsMissing' } });
  expect(reopenTask(aTask(), 'vội', today)).toMatchObject({ problem: { code: 'tasks.taskIsOpen' } });
  expect(reopenTask(aTask({ state: 'draft' }), 'vội', today)).toMatchObject({
    problem: { code: 'tasks.taskIsOnlyDrafted' },
  });
});

test('every task is counted once', () => {
  const anyTask = fc.record({
    state: fc.constantFrom('draft', 'open', 'done', 'dropped'),
    dueOn: fc.option(fc.integer({ min: -40, max: 40 }).map((count) => addDays(today, count))),
    doneOn: fc.option(fc.integer({ min: -40, max: 0 }).map((count) => addDays(today, count))),
  });
  fc.assert(
    fc.property(fc.array(anyTask), (changes) => {
      const counts = countTasks(
        changes.map((change) => aTask(change as Parameters<typeof aTask>[0])),
        today,
      );
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(changes.length);
    }),
  );
});
