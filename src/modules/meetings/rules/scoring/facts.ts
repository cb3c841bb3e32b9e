import type { CivilDate } from '#kernel/civil-date.ts';
import { dayInVietnam, minutesBetween } from '#kernel/clock-time.ts';
import type { Id } from '#kernel/id.ts';
import type { PreparationStep } from '#kernel/rule-values.ts';
import { papersDueOn, reportDueOn } from '../due-days.ts';
import { came, countRoll, isAttached } from '../roll.ts';
import type { Contribution, Meeting, RollEntry, Task } from '../types.ts';

/** «Số liệu của buổi sinh hoạt» — what the book knows when it computes points. `null`: not known. */
export interface MeetingFacts {
  readonly strength: number;
  readonly minutes: number | null;
  readonly expected: number;
  readonly present: number;
  readonly unexcused: number;
  readonly unmarked: number;
  /** The longest run of meetings anybody missed, this one included. */
  readonly longestAbsence: number | null;
  readonly papers: Timeliness;
  readonly speakers: number;
  readonly listeners: number;
  readonly lastTasks: { readonly done: number; readonly total: number } | null;
  readonly sent: Timeliness;
  /** Steps of the preparation the meeting was held without. */
  readonly skipped: readonly SkippedStep[];
}

/** «Bước bỏ qua» — a step of the preparation, and the part of the frame it speaks to. */
export type SkippedStep = Pick<PreparationStep, 'name' | 'en' | 'beside'>;

/** «Đúng hạn hay không» — `open`: the deadline has not come and the thing is not done yet. */
export type Timeliness =
  | { readonly state: 'in-time' | 'late' | 'open'; readonly by: CivilDate; readonly on: CivilDate | null }
  | { readonly state: 'unknown' };

/** «Lấy số liệu từ sổ» — the facts of a meeting from its own rows, nothing typed twice. */
export function factsOf(record: {
  readonly meeting: Meeting;
  readonly roll: readonly RollEntry[];
  readonly contributions: readonly Contribution[];
  /** The tasks of the resolution before this one. */
  readonly lastTasks: readonly Task[];
  readonly longestAbsence: number | null;
  /** The day on which members could read the papers; `null`: there were none to read, `undefined`: nobody noted it. */
  readonly papersOn: CivilDate | null | undefined;
  readonly papersDaysBefore: number | null;
  readonly reportDaysAfter: number | null;
  readonly skipped: readonly SkippedStep[];
  readonly today: CivilDate;
}): MeetingFacts {
  const { meeting, roll } = record;
  const counts = countRoll(roll);
  return {
    strength: counts.strength,
    minutes: meeting.openedAt && meeting.endedAt ? minutesBetween(meeting.openedAt, meeting.endedAt) : null,
    expected: counts.expected,
    present: counts.present,
    unexcused: counts.absent,
    unmarked: counts.unmarked,
    longestAbsence: record.longestAbsence,
    papers: papersInTime(meeting, record.papersOn, record.papersDaysBefore),
    speakers: countSpeakers(roll, record.contributions),
    listeners: counts.present + counts.exemptWhoCame,
    lastTasks: shareDone(record.lastTasks),
    sent: sentInTime(meeting, record.reportDaysAfter, record.today),
    skipped: record.skipped,
  };
}

/** «Số người phát biểu» — members who came and spoke, each once; opinions without a name are nobody's. */
export function countSpeakers(roll: readonly RollEntry[], contributions: readonly Contribution[]): number {
  const members = new Set<Id>(
    roll
      .filter((entry) => entry.standing !== 'guest' && !isAttached(entry) && came(entry))
      .map((entry) => entry.personId),
  );
  return new Set(contributions.map((said) => said.personId).filter((id) => id !== null && members.has(id)))
    .size;
}

function shareDone(tasks: readonly Task[]): MeetingFacts['lastTasks'] {
  const counted = tasks.filter((task) => task.state !== 'dropped');
  if (counted.length === 0) return null;
  return { done: counted.filter((task) => task.state === 'done').length, total: counted.length };
}

function papersInTime(
  meeting: Meeting,
  on: CivilDate | null | undefined,
  daysBefore: number | null,
): Timeliness {
  if (daysBefore === null || on === undefined) return { state: 'unknown' };
  const by = papersDueOn(meeting.heldOn ?? meeting.plannedOn, daysBefore);
  if (on === null) return { state: meeting.heldOn === null ? 'open' : 'late', by, on };
  return { state: on <= by ? 'in-time' : 'late', by, on };
}

function sentInTime(meeting: Meeting, daysAfter: number | null, today: CivilDate): Timeliness {
  if (daysAfter === null || meeting.heldOn === null) return { state: 'unknown' };
  const by = reportDueOn(meeting.heldOn, daysAfter);
  if (meeting.sentAt === null) return { state: today > by ? 'late' : 'open', by, on: null };
  const on = dayInVietnam(meeting.sentAt);
  return { state: on <= by ? 'in-time' : 'late', by, on };
}
