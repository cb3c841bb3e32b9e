import type { Order, TakeBack } from '#kernel/taking-back.ts';
import type { Text } from '#kernel/text.ts';
import type { TaskRow } from '#modules/meetings/public.ts';
import type {
  AddProgress,
  DropTarget,
  DropTask,
  ReopenTask,
  ReportTask,
  SetTarget,
  SetTask,
} from './orders.ts';
import type { TargetRow } from './rows.ts';

/** «Giao việc» — a new draft is dropped, a changed one gets its former words. */
const setting: TakeBack<SetTask> = (rows, input) => {
  const before = rows.one<TaskRow>('task', input.id);
  return {
    said: titled({ vi: 'Ghi nhiệm vụ', en: 'Task' }, input.title),
    about: [['task', input.id]],
    orders: [
      before
        ? order<SetTask>('set-task', { ...settingOf(before), meetingId: input.meetingId })
        : order<DropTask>('drop-task', { taskId: input.id }),
    ],
  };
};

/** «Bỏ việc dự thảo» — with the targets that went with it. */
const dropping: TakeBack<DropTask> = (rows, { taskId }) => {
  const before = rows.one<TaskRow>('task', taskId);
  if (!before?.meetingId) return null;
  const targets = rows.all<TargetRow>('target').filter((row) => row.taskId === taskId);
  return {
    said: titled({ vi: 'Bỏ nhiệm vụ', en: 'Task dropped' }, before.title),
    about: [['task', taskId], ...targets.map(({ id }) => ['target', id] as const)],
    orders: [
      order<SetTask>('set-task', { ...settingOf(before), meetingId: before.meetingId }),
      ...targets.map((row) => order<SetTarget>('set-target', targetOf(row))),
    ],
  };
};

/** «Báo kết quả» — what was closed is opened again, and says that it was a slip; earlier words come back. */
const report: TakeBack<ReportTask> = (rows, { taskId, state }) => {
  const before = rows.one<TaskRow>('task', taskId);
  if (before?.state !== 'open') return null;
  const words = before.result ?? '';
  if (state === 'open' && words === '') return null;
  const reopen = order<ReopenTask>('reopen-task', { taskId, reason: 'Bấm nhầm' });
  const former = order<ReportTask>('report-task', { taskId, state: 'open', result: words });
  return {
    said: titled(reported[state], before.title),
    about: [['task', taskId]],
    orders: [...(state === 'open' ? [] : [reopen]), ...(words === '' ? [] : [former])],
  };
};

const reported: Readonly<Record<ReportTask['state'], Text>> = {
  done: { vi: 'Báo xong', en: 'Done' },
  open: { vi: 'Ghi tiến độ', en: 'Progress' },
  dropped: { vi: 'Thôi việc', en: 'Given up' },
};

/** «Ghi kết quả thêm được» — the same amount taken off again: both lines stay to be read. */
const progress: TakeBack<AddProgress> = (rows, input, { newId, today }) => {
  if (rows.one('progress', input.id)) return null;
  const { targetId, personId, amount, body = null } = input;
  const madeOn = input.madeOn > today ? today : input.madeOn;
  return {
    said: { vi: 'Ghi kết quả thêm được', en: 'Progress added' },
    about: [['progress', input.id]],
    orders: [
      order<AddProgress>('add-progress', {
        id: newId(),
        targetId,
        personId,
        amount: -amount,
        madeOn,
        note: 'Lấy lại',
        body,
      }),
    ],
  };
};

const target: TakeBack<SetTarget> = (rows, input) => {
  const before = rows.one<TargetRow>('target', input.id);
  return {
    said: titled({ vi: 'Đặt chỉ tiêu', en: 'Target' }, input.title),
    about: [['target', input.id]],
    orders: [
      before
        ? order<SetTarget>('set-target', targetOf(before))
        : order<DropTarget>('drop-target', { targetId: input.id }),
    ],
  };
};

const targetDrop: TakeBack<DropTarget> = (rows, { targetId }) => {
  const before = rows.one<TargetRow>('target', targetId);
  if (!before) return null;
  return {
    said: titled({ vi: 'Bỏ chỉ tiêu', en: 'Target dropped' }, before.title),
    about: [['target', targetId]],
    orders: [order<SetTarget>('set-target', targetOf(before))],
  };
};

/** «Lấy lại việc về nhiệm vụ». */
export const taskTakeBacks: Readonly<Record<string, TakeBack>> = {
  'set-task': setting,
  'drop-task': dropping,
  'report-task': report,
  'add-progress': progress,
  'set-target': target,
  'drop-target': targetDrop,
};

function order<Input>(name: string, input: Input): Order {
  return { name, input };
}

function titled(text: Text, title: string): Text {
  return { vi: `${text.vi}: ${title}`, en: `${text.en}: ${title}` };
}

function settingOf(row: TaskRow): Omit<SetTask, 'meetingId'> {
  const { id, title, ownerId, helperIds, dueOn, resolutionId, ownerBody = null } = row;
  return { id, title, ownerId, helperIds, dueOn, resolutionId, ownerBody };
}

function targetOf({ id, taskId, title, unit, goal, portions, bodies = [] }: TargetRow): SetTarget {
  return { id, taskId, title, unit, goal, portions, bodies };
}
