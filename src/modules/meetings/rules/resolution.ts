import type { CivilDate } from '#kernel/civil-date.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Text } from '#kernel/text.ts';
import { taskIsDueBeforeMeeting, taskNeedsDeadline, taskNeedsOwner } from './problems.ts';
import type { Task } from './types.ts';

/** «Chỗ còn thiếu của nghị quyết» — the task, its place in the list, and what the button becomes. */
export interface MissingInTask {
  readonly task: Task;
  readonly position: number;
  readonly missing: 'owner' | 'deadline' | 'later-deadline';
  readonly problem: Problem;
  readonly button: Text;
}

/** «Các chỗ phải điền» — every task that lacks owner or deadline, in the order of the list. */
export function missingInTasks(tasks: readonly Task[], heldOn: CivilDate | null): readonly MissingInTask[] {
  return tasks.flatMap((task, index) => {
    const missing = whatTaskLacks(task, heldOn);
    return missing === null ? [] : [describe(task, index + 1, missing)];
  });
}

/** «Chỗ phải điền tiếp theo» — the first of them; the main button leads there. */
export function whatIsMissing(tasks: readonly Task[], heldOn: CivilDate | null): MissingInTask | null {
  return missingInTasks(tasks, heldOn)[0] ?? null;
}

/** «Việc thiếu gì» — a task of a resolution names who is in charge and a deadline not before the meeting. */
export function whatTaskLacks(task: Task, heldOn: CivilDate | null): MissingInTask['missing'] | null {
  if (task.ownerId === null && !task.ownerBody) return 'owner';
  if (task.dueOn === null) return 'deadline';
  return heldOn !== null && task.dueOn < heldOn ? 'later-deadline' : null;
}

function describe(task: Task, position: number, missing: MissingInTask['missing']): MissingInTask {
  switch (missing) {
    case 'owner':
      return {
        task,
        position,
        missing,
        problem: taskNeedsOwner(position),
        button: {
          vi: `Chọn người phụ trách việc ${position}`,
          en: `Choose who is in charge of task ${position}`,
        },
      };
    case 'deadline':
      return {
        task,
        position,
        missing,
        problem: taskNeedsDeadline(position),
        button: { vi: `Điền hạn của việc ${position}`, en: `Enter the deadline of task ${position}` },
      };
    case 'later-deadline':
      return {
        task,
        position,
        missing,
        problem: taskIsDueBeforeMeeting(position),
        button: { vi: `Sửa hạn của việc ${position}`, en: `Correct the deadline of task ${position}` },
      };
  }
}

/** «Dự thảo đã biểu quyết». */
export const draftIsVotedOn: Problem = {
  code: 'meetings.draftIsVotedOn',
  message: {
    vi: 'Chi bộ đã biểu quyết tán thành đúng lời dự thảo này.',
    en: 'The cell has voted for these very words.',
  },
  fix: {
    vi: 'Muốn sửa, bỏ kết quả biểu quyết đó, sửa rồi biểu quyết lại.',
    en: 'To change them, withdraw that vote, amend, and vote again.',
  },
  field: 'text',
};

/** «Biểu quyết về việc khác». */
export const voteIsOnAnother: Problem = {
  code: 'meetings.voteIsOnAnother',
  message: {
    vi: 'Biểu quyết này không phải về dự thảo nghị quyết này.',
    en: 'This vote was not on this draft resolution.',
  },
  fix: { vi: 'Biểu quyết dự thảo rồi thông qua.', en: 'Vote on the draft, then adopt it.' },
};
