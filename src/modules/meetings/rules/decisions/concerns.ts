import { todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { InputOf } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { knownHere } from '#modules/members/public.ts';
import type { closeConcern, raiseConcern, withdrawConcern } from '../../contract/concerns.ts';
import { concernProblems, matterIsNotWhole } from '../concern-problems.ts';
import { emptyParts, type ConcernRow, type MatterPart } from '../concerns.ts';
import { ofMeeting } from '../from-rows.ts';
import { passedOf, passingProblems } from '../passing.ts';
import { problems } from '../problems.ts';
import type { AgendaItemRow, ContributionRow } from '../rows.ts';
import type { ItemLevel } from '../types.ts';
import { tidyProse } from '../versions.ts';
import { findEntry, findItem, gone, notAdopted, openMeetingOf, put } from './ground.ts';

type Done = { readonly id: Id };
type Raised = InputOf<typeof raiseConcern>;
type Parts = Partial<Readonly<Record<MatterPart, string | null | undefined>>>;

/** «Ghi điều cần trả lời» — who raises it in a meeting has spoken there; the same id again corrects it. */
export const decideConcern: Decide<Raised, Done> = (rows, input, desk) => {
  const known = knownHere(rows, desk.organisation.no, [input.personId, input.ownerId as Id | null]);
  if (!known.ok) return known;
  const before = rows.one<ConcernRow>('concern', input.id);
  if (before) return amend(before, input, desk);
  const place = { meetingId: input.meetingId ?? null, itemId: input.itemId ?? null };
  const fits = checkPlace(rows, place, input.personId, desk);
  if (!fits.ok) return fits;
  const row: ConcernRow = {
    id: input.id,
    organisationNo: desk.organisation.no,
    kind: input.kind,
    ...place,
    personId: input.personId,
    text: input.text.normalize('NFC').trim(),
    ...partsOf(input, { cause: null, solution: null, ownerId: null }),
    raisedOn: todayOf(desk),
    state: 'open',
    answer: null,
    closedOn: null,
    closedBy: null,
    minuted: null,
    level: levelOf(rows, place.itemId),
  };
  return ok({
    changes: [put('concern', row.id, row), ...spokenMark(rows, row, desk)],
    value: { id: row.id },
  });
};

/** «Trả lời, khép lại» — a second time it corrects the answer. */
export const decideClosing: Decide<InputOf<typeof closeConcern>, Done> = (rows, input, desk) => {
  const before = rows.one<ConcernRow>('concern', input.concernId);
  if (before?.organisationNo !== desk.organisation.no) return refuse(concernProblems.concernNotFound);
  if (before.state === 'moved') return refuse(concernProblems.concernHasMoved);
  if (passedOf(rows, before.id)?.state === 'waiting') return refuse(passingProblems.isPassedUp);
  const known = knownHere(rows, desk.organisation.no, [input.ownerId as Id | null]);
  if (!known.ok) return known;
  const row: ConcernRow = {
    ...before,
    ...partsOf(input, before),
    state: 'closed',
    answer: input.answer === undefined ? before.answer : tidyProse(input.answer),
    closedOn: before.closedOn ?? todayOf(desk),
    closedBy: desk.person,
  };
  const empty = row.kind === 'matter' ? emptyParts(row) : [];
  if (empty.length > 0) return refuse(matterIsNotWhole(empty));
  if (row.kind !== 'matter' && row.answer === null) return refuse(concernProblems.answerIsMissing);
  return ok({ changes: [put('concern', row.id, row)], value: { id: row.id } });
};

/** «Bỏ điều ghi nhầm» — as long as it is open and no locked minutes hold it. */
export const decideConcernWithdrawal: Decide<InputOf<typeof withdrawConcern>, Done> = (rows, input, desk) => {
  const before = rows.one<ConcernRow>('concern', input.concernId);
  if (before?.organisationNo !== desk.organisation.no) return refuse(concernProblems.concernNotFound);
  if (before.state === 'closed') return refuse(concernProblems.concernIsClosed);
  if (before.state === 'moved') return refuse(concernProblems.concernHasMoved);
  if (before.minuted !== null) return refuse(concernProblems.isInLockedMinutes);
  if (passedOf(rows, before.id)?.state === 'waiting') return refuse(passingProblems.isPassedUp);
  return ok({ changes: [gone('concern', before.id)], value: { id: before.id } });
};

function amend(before: ConcernRow, input: Raised, desk: Desk): ReturnType<typeof decideConcern> {
  if (before.organisationNo !== desk.organisation.no) return refuse(concernProblems.concernNotFound);
  if (before.state === 'closed') return refuse(concernProblems.concernIsClosed);
  if (before.state === 'moved') return refuse(concernProblems.concernHasMoved);
  if (before.minuted !== null) return refuse(concernProblems.isInLockedMinutes);
  const row: ConcernRow = {
    ...before,
    kind: input.kind,
    personId: input.personId,
    text: input.text.normalize('NFC').trim(),
    ...partsOf(input, before),
  };
  return ok({ changes: [put('concern', row.id, row)], value: { id: row.id } });
}

function levelOf(rows: Rows, itemId: Id | null): ItemLevel | null {
  return itemId === null ? null : (rows.one<AgendaItemRow>('agenda-item', itemId)?.level ?? null);
}

/** In a meeting under way and under one of its items; by somebody on its roll, or unnamed. */
function checkPlace(
  rows: Rows,
  { meetingId, itemId }: Pick<ConcernRow, 'meetingId' | 'itemId'>,
  personId: Id | null,
  desk: Desk,
): Result<null> {
  if (meetingId === null) return itemId === null ? ok(null) : refuse(problems.itemNotFound);
  const meeting = openMeetingOf(rows, meetingId, desk);
  if (!meeting.ok) return meeting;
  const adopted = notAdopted(meeting.value);
  if (!adopted.ok) return adopted;
  if (itemId === null) return refuse(problems.itemNotFound);
  const item = findItem(rows, meetingId, itemId);
  if (!item.ok) return item;
  const entry = personId === null ? ok(null) : findEntry(rows, meetingId, personId);
  return entry.ok ? ok(null) : entry;
}

/** Whoever raised it under an item has spoken there: a mark without words, unless one stands there already. */
function spokenMark(rows: Rows, row: ConcernRow, desk: Desk): readonly RowChange[] {
  const { meetingId, itemId, personId } = row;
  if (meetingId === null || itemId === null || personId === null) return [];
  const said = ofMeeting<ContributionRow>(rows, 'contribution', meetingId);
  if (said.some((each) => each.itemId === itemId && each.personId === personId)) return [];
  const mark: ContributionRow = {
    id: desk.command,
    meetingId,
    itemId,
    organisationNo: row.organisationNo,
    personId,
    text: '',
    saidAt: null,
    aboutId: null,
    accepted: null,
    level: row.level ?? null,
  };
  return [put('contribution', mark.id, mark)];
}

function partsOf(input: Parts, before: Pick<ConcernRow, MatterPart>): Pick<ConcernRow, MatterPart> {
  const { cause, solution, ownerId } = input;
  return {
    cause: cause === undefined ? before.cause : tidyProse(cause),
    solution: solution === undefined ? before.solution : tidyProse(solution),
    ownerId: ownerId === undefined ? before.ownerId : (ownerId as Id | null),
  };
}
