import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { dayInVietnam } from '#kernel/clock-time.ts';
import { rulesOfDay, todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { PreparationStep } from '#kernel/rule-values.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { committeeMet } from './committee.ts';
import { committeeProblems } from './committee-problems.ts';
import type { TickStep, UntickStep } from './orders.ts';
import { problems } from './problems.ts';
import type {
  ItemWithOrigin,
  MeetingOfMonth,
  NoticeOfMeeting,
  PreparationStepRow,
  SharedDraftRow,
} from './rows.ts';

type Done = { readonly meetingId: Id };

/** «Ghi bước đã làm» — with the day it was done; again: another day or other words. */
export const decideTick: Decide<TickStep, Done> = (rows, input, desk) => {
  const found = writableMeeting(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const meeting = found.value;
  const steps = rulesOfDay(desk, meeting.plannedOn)('meetings.preparation-steps')?.value ?? [];
  if (desk.rules !== null && !steps.some((step) => step.id === input.step))
    return refuse(problems.stepUnknown);
  if (steps.some((step) => step.id === input.step && step.byMinutes))
    return refuse(committeeProblems.stepNeedsMinutes);
  if (input.doneOn > todayOf(desk)) return refuse(problems.stepIsToCome);
  if (meeting.heldOn !== null && input.doneOn > meeting.heldOn) return refuse(problems.stepAfterMeeting);
  const note = tidy(input.note ?? '');
  const row: PreparationStepRow = {
    meetingId: meeting.id,
    step: input.step,
    organisationNo: desk.organisation.no,
    doneOn: input.doneOn,
    note: note === '' ? null : note,
    personId: desk.person,
  };
  return ok({
    changes: [{ kind: 'preparation-step', key: keyOf(row), row }],
    value: { meetingId: meeting.id },
  });
};

/** «Bỏ ghi bước đã làm» — noted by mistake. */
export const decideUntick: Decide<UntickStep, Done> = (rows, input, desk) => {
  const found = writableMeeting(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const key = keyOf(input);
  const changes = rows.one('preparation-step', key) ? [{ kind: 'preparation-step', key, row: null }] : [];
  return ok({ changes, value: { meetingId: input.meetingId } });
};

/** «Tình trạng một bước» — what became of a step of the preparation. */
export interface StepState {
  readonly step: PreparationStep;
  /** The last day on which it is in time. */
  readonly dueOn: CivilDate;
  readonly doneOn: CivilDate | null;
  readonly note: string | null;
  /** Noted by a person, not found in the book. */
  readonly isTicked: boolean;
  /** Written into the book after the minutes were locked: late, whatever day is written. */
  readonly notedAfterLock: boolean;
  /** `skipped`: the meeting was held without it. */
  readonly standing: 'in-time' | 'late' | 'open' | 'overdue' | 'skipped';
}

/** «Danh mục chuẩn bị» — every step of the pack as it stands today, in the order of the pack. */
export function checklist(
  rows: Rows,
  meeting: MeetingOfMonth,
  steps: readonly PreparationStep[],
  today: CivilDate,
): readonly StepState[] {
  return steps.map((step) => {
    const row = rows.one<PreparationStepRow>(
      'preparation-step',
      keyOf({ meetingId: meeting.id, step: step.id }),
    );
    const dueOn = addDays(meeting.heldOn ?? meeting.plannedOn, -step.daysBefore);
    const doneOn = row?.doneOn ?? doneByTheBook(rows, meeting, step);
    const notedAfterLock =
      !row && step.byMinutes === true && committeeMet(rows, meeting)?.notedAfterLock === true;
    return {
      step,
      dueOn,
      doneOn,
      note: row?.note ?? null,
      isTicked: row !== undefined,
      notedAfterLock,
      standing: notedAfterLock ? 'late' : standingOf(doneOn, dueOn, meeting.heldOn !== null, today),
    };
  });
}

/** «Đã chuẩn bị» — how many steps of all, how many in time, how many the meeting was held without. */
export function countSteps(states: readonly StepState[]): {
  readonly done: number;
  readonly inTime: number;
  readonly skipped: number;
  readonly of: number;
} {
  const of = (standing: StepState['standing']) =>
    states.filter((state) => state.standing === standing).length;
  return {
    done: of('in-time') + of('late'),
    inTime: of('in-time'),
    skipped: of('skipped'),
    of: states.length,
  };
}

function standingOf(
  doneOn: CivilDate | null,
  dueOn: CivilDate,
  isHeld: boolean,
  today: CivilDate,
): StepState['standing'] {
  if (doneOn !== null) return doneOn <= dueOn ? 'in-time' : 'late';
  if (isHeld) return 'skipped';
  return today <= dueOn ? 'open' : 'overdue';
}

/** What needs no tick, because the book knows it. */
function doneByTheBook(rows: Rows, meeting: MeetingOfMonth, step: PreparationStep): CivilDate | null {
  switch (step.evidence) {
    case 'convened':
      return meeting.convenedAt === null ? null : dayInVietnam(meeting.convenedAt);
    case 'draft':
      return draftSentOn(rows, meeting);
    // A draft was sent, or papers stand on the agenda that everybody was told of; what went out on paper is ticked.
    case 'papers': {
      const items = rows
        .all<ItemWithOrigin>('agenda-item')
        .filter((item) => item.meetingId === meeting.id && item.originId !== null && !item.level);
      const hasPapers = items.some((item) => item.originKind === 'paper' || item.originKind === 'asked');
      const told = hasPapers && meeting.convenedAt !== null ? dayInVietnam(meeting.convenedAt) : null;
      const sent = [told, draftSentOn(rows, meeting)].filter((day) => day !== null);
      return sent.toSorted()[0] ?? null;
    }
    // The notice goes to who follows the cell when the meeting is convened; where nobody does, by a tick.
    case 'superior': {
      const told = rows
        .all<NoticeOfMeeting>('superior-notice')
        .filter((row) => row.meetingId === meeting.id)
        .map((row) => dayInVietnam(row.toldAt));
      return told.toSorted()[0] ?? null;
    }
    // A tick of the time before minutes of the committee were kept here stays.
    case 'tick':
      return step.byMinutes ? (committeeMet(rows, meeting)?.on ?? null) : null;
  }
}

function draftSentOn(rows: Rows, meeting: MeetingOfMonth): CivilDate | null {
  const sent = rows
    .all<SharedDraftRow>('shared-draft')
    .filter((row) => row.meetingId === meeting.id && !row.withdrawn);
  return sent.map((row) => row.sentOn).toSorted()[0] ?? null;
}

function writableMeeting(rows: Rows, id: Id, desk: Desk): Result<MeetingOfMonth> {
  const meeting = rows.one<MeetingOfMonth>('meeting', id);
  if (meeting?.organisationNo !== desk.organisation.no) return refuse(problems.meetingNotFound);
  return ['closed', 'sent', 'excused'].includes(meeting.state)
    ? refuse(problems.meetingIsLocked)
    : ok(meeting);
}

function keyOf(row: Pick<PreparationStepRow, 'meetingId' | 'step'>): string {
  return `${row.meetingId}/${row.step}`;
}
