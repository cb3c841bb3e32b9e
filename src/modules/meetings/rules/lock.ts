import { writeDate } from '#kernel/civil-date.ts';
import type { Problem } from '#kernel/problem.ts';
import { several, type Text } from '#kernel/text.ts';
import { inOrder } from './agenda-order.ts';
import { missingInTasks } from './resolution.ts';
import { countRoll } from './roll.ts';
import type { ScoreSheet } from './scoring/sheet.ts';
import type { AgendaItem, Meeting, RollEntry, Task, Vote } from './types.ts';

/** «Bước khóa sổ» — one line of the lock list, with the button that leads to what is missing. */
export interface LockStep {
  readonly id:
    | 'roll'
    | 'agenda'
    | 'versions'
    | 'remarks'
    | 'votes'
    | 'tasks'
    | 'score'
    | 'end'
    | 'read-back'
    | 'adoption';
  readonly done: boolean;
  readonly label: Text;
  /** What the main button becomes while this is missing. */
  readonly button: Text | null;
}

/** «Hồ sơ buổi sinh hoạt trước khi khóa» — everything the lock list looks at. */
export interface LockRecord {
  readonly meeting: Meeting;
  readonly agenda: readonly AgendaItem[];
  readonly roll: readonly RollEntry[];
  readonly votes: readonly Vote[];
  readonly tasks: readonly Task[];
  /** Paragraphs of which two versions stand. */
  readonly versions: number;
  /** Comments on the minutes that nobody has answered. */
  readonly remarks: number;
  /** `null` where no frame is in force or the meeting is not scored. */
  readonly score: ScoreSheet | null;
}

/** «Danh sách khóa sổ» — what is done and what is not, in the order of the work. */
export function lockList(record: LockRecord): readonly LockStep[] {
  const score = record.score === null ? [] : [scoreStep(record.score)];
  return [
    rollStep(record.roll),
    agendaStep(record.agenda),
    ...(record.versions === 0 ? [] : [versionsStep(record.versions)]),
    ...(record.remarks === 0 ? [] : [remarksStep(record.remarks)]),
    votesStep(record.votes),
    tasksStep(record.tasks, record.meeting),
    ...score,
    endStep(record.meeting),
    readBackStep(record.meeting),
    adoptionStep(record),
  ];
}

/** «Còn vướng gì» — the steps that still block locking; empty when the book may be locked. */
export function whatBlocksLocking(record: LockRecord): readonly LockStep[] {
  return lockList(record).filter((step) => !step.done);
}

/** «Chưa khóa được» — everything that is missing, and the first thing to do. */
export function lockIsBlocked(steps: readonly LockStep[]): Problem {
  const labels = (language: 'vi' | 'en') => steps.map((step) => step.label[language]).join('; ');
  const first = steps.find((step) => step.button !== null)?.button;
  return {
    code: 'meetings.lockIsBlocked',
    message: { vi: `Chưa khóa được: ${labels('vi')}.`, en: `The minutes cannot be locked: ${labels('en')}.` },
    fix: first ?? { vi: 'Ghi nốt những chỗ đó.', en: 'Complete what is missing.' },
    field: steps[0]?.id ?? '',
  };
}

function rollStep(roll: readonly RollEntry[]): LockStep {
  const { unmarked, present, expected } = countRoll(roll);
  const done = unmarked === 0 && roll.length > 0;
  return {
    id: 'roll',
    done,
    label: done
      ? {
          vi: `Điểm danh: ${present} trên ${expected} có mặt`,
          en: `Roll call: ${present} of ${expected} present`,
        }
      : { vi: `Còn ${unmarked} người chưa điểm danh`, en: `Not marked yet: ${unmarked}` },
    button: done ? null : { vi: `Điểm danh ${unmarked} người còn lại`, en: `Mark the remaining ${unmarked}` },
  };
}

function agendaStep(agenda: readonly AgendaItem[]): LockStep {
  const open = inOrder(agenda).filter((item) => item.state === 'open' && item.kind !== 'minutes');
  const first = open[0];
  return {
    id: 'agenda',
    done: !first,
    label: first
      ? { vi: `Còn ${open.length} mục chưa kết luận`, en: `Not concluded: ${several(open.length, 'item')}` }
      : { vi: 'Các mục đã kết luận', en: 'All items are concluded' },
    button: first ? { vi: `Kết luận mục ${first.position}`, en: `Conclude item ${first.position}` } : null,
  };
}

function versionsStep(count: number): LockStep {
  return {
    id: 'versions',
    done: false,
    label: { vi: `${count} đoạn còn hai bản`, en: `In two versions: ${several(count, 'paragraph')}` },
    button: { vi: 'Chọn giữa hai bản', en: 'Decide between two versions' },
  };
}

function remarksStep(count: number): LockStep {
  return {
    id: 'remarks',
    done: false,
    label: { vi: `${count} góp ý biên bản chưa trả lời`, en: `Not answered: ${several(count, 'comment')}` },
    button: { vi: 'Trả lời góp ý biên bản', en: 'Answer the comments' },
  };
}

function votesStep(votes: readonly Vote[]): LockStep {
  const open = votes.filter((vote) => vote.carried === null);
  const done = open.length === 0;
  return {
    id: 'votes',
    done,
    label: done
      ? { vi: `${votes.length} biểu quyết đã có kết quả`, en: `Decided: ${several(votes.length, 'vote')}` }
      : {
          vi: `${open.length} biểu quyết chưa có kết quả`,
          en: `Without result: ${several(open.length, 'vote')}`,
        },
    button: done
      ? null
      : { vi: `Ghi kết quả: ${open[0]?.question ?? ''}`, en: `Enter the result: ${open[0]?.question ?? ''}` },
  };
}

function tasksStep(tasks: readonly Task[], meeting: Meeting): LockStep {
  const [missing] = missingInTasks(tasks, meeting.heldOn);
  return {
    id: 'tasks',
    done: !missing,
    label: missing
      ? missing.problem.message
      : {
          vi: `${tasks.length} việc, đủ người và hạn`,
          en: `${several(tasks.length, 'task')}, each with owner and deadline`,
        },
    button: missing?.button ?? null,
  };
}

function scoreStep(sheet: ScoreSheet): LockStep {
  const first = sheet.missing[0];
  return {
    id: 'score',
    done: sheet.complete,
    label: first
      ? {
          vi: `Còn ${sheet.missing.length} tiêu chí chưa chấm`,
          en: `Not scored: ${sheet.missing.length}`,
        }
      : {
          vi: `Chấm điểm: ${sheet.total}, ${sheet.grade.name}`,
          en: `Score: ${sheet.total}, ${sheet.grade.label.en}`,
        },
    button: first ? { vi: `Chấm: ${first.label.vi}`, en: `Score: ${first.label.en}` } : null,
  };
}

function endStep(meeting: Meeting): LockStep {
  const done = meeting.openedAt !== null && meeting.endedAt !== null;
  return {
    id: 'end',
    done,
    label: done
      ? {
          vi: `Họp từ ${meeting.openedAt} đến ${meeting.endedAt}`,
          en: `Met from ${meeting.openedAt} to ${meeting.endedAt}`,
        }
      : { vi: 'Chưa ghi giờ kết thúc', en: 'The closing time is missing' },
    button: done ? null : { vi: 'Ghi giờ kết thúc', en: 'Record the closing time' },
  };
}

function readBackStep(meeting: Meeting): LockStep {
  const done = meeting.readBackAt !== null;
  return {
    id: 'read-back',
    done,
    label: done
      ? {
          vi: `Đã đọc lại trước chi bộ lúc ${meeting.readBackAt}`,
          en: `Read back to the cell at ${meeting.readBackAt}`,
        }
      : { vi: 'Chưa đọc lại biên bản trước chi bộ', en: 'The minutes have not been read back' },
    button: done ? null : { vi: 'Đọc lại biên bản', en: 'Read the minutes back' },
  };
}

function adoptionStep({ meeting, agenda, votes }: LockRecord): LockStep {
  const item = agenda.find((each) => each.kind === 'minutes');
  const vote = votes.find((each) => each.itemId === item?.id && each.carried === true);
  const done = meeting.adoptedOn !== null;
  const count = vote
    ? `: ${vote.inFavour} trên ${vote.base}`
    : meeting.adoptedOn
      ? ` ngày ${writeDate(meeting.adoptedOn)}`
      : '';
  return {
    id: 'adoption',
    done,
    label: done
      ? {
          vi: `Thông qua biên bản${count}`,
          en: `Minutes adopted${vote ? `: ${vote.inFavour} of ${vote.base}` : ''}`,
        }
      : { vi: 'Chi bộ chưa thông qua biên bản', en: 'The cell has not adopted the minutes' },
    button: done ? null : { vi: 'Thông qua biên bản', en: 'Adopt the minutes' },
  };
}
