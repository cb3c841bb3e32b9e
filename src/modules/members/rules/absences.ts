import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { rulesOfDay, todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { citing } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { moveProblems } from './move-problems.ts';
import type { AbsenceCaseRow, CaseStepRow } from './move-rows.ts';
import type { CloseCase, NoteStep, OpenCase } from './orders.ts';
import { standingProblems as problems } from './standing-problems.ts';
import { belongs } from './transfers.ts';

type Done = { readonly id: Id };

/** «Buổi đã họp» — as rolls of another module show it. */
interface HeldMeeting {
  readonly id: Id;
  readonly organisationNo: number;
  readonly heldOn: CivilDate | null;
  /** The month it settles: one made up belongs to an earlier month than the day it was held on. */
  readonly month?: CivilDate;
}

/** «Dòng điểm danh» — as rolls of another module show it. */
interface RollLine {
  readonly meetingId: Id;
  readonly personId: Id;
  readonly circumstance: string | null;
  readonly attendance: string | null;
}

/** «Vắng không lý do liên tiếp» — who, how many meetings in a row up to the last, and since when. */
export interface Absence {
  readonly personId: Id;
  readonly missed: number;
  readonly sinceOn: CivilDate;
}

/** «Tìm người bỏ sinh hoạt» — from the rolls: absent without reason at every meeting they were expected at, from the last one back. */
export function absencesInARow(rows: Rows, organisationNo: number): readonly Absence[] {
  const held = new Map(
    rows
      .all<HeldMeeting>('meeting')
      .filter((meeting) => meeting.organisationNo === organisationNo && meeting.heldOn !== null)
      .map((meeting) => [meeting.id, { on: meeting.heldOn as CivilDate, month: meeting.month ?? '' }]),
  );
  const byPerson = new Map<
    Id,
    { readonly on: CivilDate; readonly month: string; readonly absent: boolean }[]
  >();
  for (const line of rows.all<RollLine>('roll-entry')) {
    const meeting = held.get(line.meetingId);
    if (meeting === undefined || line.circumstance !== null || line.attendance === null) continue;
    const known = byPerson.get(line.personId) ?? [];
    known.push({ ...meeting, absent: line.attendance === 'absent' });
    byPerson.set(line.personId, known);
  }
  return [...byPerson].flatMap(([personId, lines]) => {
    // Made up on the day of the next meeting: the month it makes up comes first.
    const latest = lines.toSorted((one, other) =>
      `${one.on} ${one.month}` < `${other.on} ${other.month}` ? 1 : -1,
    );
    const broken = latest.findIndex((line) => !line.absent);
    const run = broken < 0 ? latest : latest.slice(0, broken);
    const first = run.at(-1);
    return first ? [{ personId, missed: run.length, sinceOn: first.on }] : [];
  });
}

/** «Mở vụ việc» — once the rolls show as many absences in a row as the pack says; the cell decides, never the machine. */
export const decideOpenCase: Decide<OpenCase, Done> = (rows, input, desk) => {
  const today = todayOf(desk);
  if (!belongs(rows, input.personId, desk, today)) return refuse(moveProblems.notAMember);
  const open = rows
    .all<AbsenceCaseRow>('absence-case')
    .some((row) => row.personId === input.personId && row.closedOn === null && row.id !== input.caseId);
  if (open) return refuse(problems.caseIsOpen);
  const rules = rulesOfDay(desk, today);
  const [least, days] = [rules('members.absences-in-a-row'), rules('members.absence-case-days')];
  const absence = absencesInARow(rows, desk.organisation.no).find((one) => one.personId === input.personId);
  if (!absence || !least || !days || absence.missed < least.value)
    return refuse(least ? citing(problems.notAbsentEnough, least.citation) : problems.notAbsentEnough);
  const row: AbsenceCaseRow = {
    id: input.caseId,
    organisationNo: desk.organisation.no,
    personId: input.personId,
    openedOn: today,
    missed: absence.missed,
    sinceOn: absence.sinceOn,
    dueOn: addDays(today, days.value),
    outcome: null,
    closedOn: null,
  };
  return ok({ changes: [put('absence-case', row)], value: { id: row.id } });
};

/** «Ghi bước giải quyết» — met, wrote, helped: one sentence and its day. */
export const decideStep: Decide<NoteStep, Done> = (rows, input, desk) => {
  const found = findOpen(rows, input.caseId, desk);
  if (!found.ok) return found;
  if (input.on > todayOf(desk)) return refuse(problems.dayToCome);
  const row: CaseStepRow = {
    id: input.stepId,
    caseId: input.caseId,
    organisationNo: desk.organisation.no,
    onDay: input.on,
    words: tidy(input.words),
  };
  return ok({ changes: [put('case-step', row)], value: { id: row.id } });
};

/** «Khép vụ việc» — with what came of it. */
export const decideCloseCase: Decide<CloseCase, Done> = (rows, input, desk) => {
  const found = findOpen(rows, input.caseId, desk);
  if (!found.ok) return found;
  const row: AbsenceCaseRow = { ...found.value, outcome: input.outcome, closedOn: todayOf(desk) };
  return ok({ changes: [put('absence-case', row)], value: { id: row.id } });
};

function findOpen(rows: Rows, id: Id, desk: Desk): Result<AbsenceCaseRow> {
  const row = rows.one<AbsenceCaseRow>('absence-case', id);
  if (row?.organisationNo !== desk.organisation.no) return refuse(problems.caseNotFound);
  return row.closedOn === null ? ok(row) : refuse(problems.caseIsClosed);
}

function put(kind: string, row: { readonly id: string }): RowChange {
  return { kind, key: row.id, row };
}
