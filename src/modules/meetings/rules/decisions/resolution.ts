import { rulesOfDay, type Decide } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import type { AdoptResolution, DraftResolution } from '../orders.ts';
import { cited } from '../cited.ts';
import { dayOf, tasksOf } from '../book.ts';
import { bookProblems } from '../book-problems.ts';
import { ofMeeting } from '../from-rows.ts';
import { mayIssue, symbolOf } from '../number.ts';
import { problems } from '../problems.ts';
import { draftIsVotedOn, voteIsOnAnother, whatIsMissing } from '../resolution.ts';
import type { AgendaItemRow, ResolutionRow, VoteRow } from '../rows.ts';
import { openMeetingOf, put, writableMeeting } from './ground.ts';

/** «Nghị quyết» as the regulation on documents abbreviates it. */
export const resolutionKind = 'NQ';

/** «Dự thảo nghị quyết» — one for a meeting; the same id again replaces the draft. */
export const decideDraft: Decide<DraftResolution, { readonly id: Id }> = (rows, input, desk) => {
  const found = writableMeeting(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const drafts = ofMeeting<ResolutionRow>(rows, 'resolution', input.meetingId);
  if (drafts.some((row) => row.adoptedOn !== null)) return refuse(bookProblems.resolutionIsAdopted);
  const elsewhere = rows.one<ResolutionRow>('resolution', input.id);
  if (drafts.some((row) => row.id !== input.id) || (elsewhere && elsewhere.meetingId !== input.meetingId)) {
    return refuse(bookProblems.meetingHasResolution);
  }
  const [title, text] = [tidy(input.title), input.text.normalize('NFC').trim()];
  const isAnother = elsewhere && (elsewhere.title !== title || elsewhere.text !== text);
  const votes = ofMeeting<VoteRow>(rows, 'vote', input.meetingId);
  if (isAnother && votes.some((vote) => vote.carried && vote.resolutionId === input.id))
    return refuse(draftIsVotedOn);
  const row: ResolutionRow = {
    id: input.id,
    meetingId: input.meetingId,
    organisationNo: desk.organisation.no,
    number: null,
    symbol: null,
    title,
    text,
    adoptedOn: null,
    voteId: null,
    sentAt: null,
    level: found.value.level ?? null,
  };
  return ok({ changes: [put('resolution', row.id, row)], value: { id: row.id } });
};

/** «Thông qua nghị quyết» — by a vote that carried, each task with owner and deadline; without any only where that is said. The number comes from the server. */
export const decideAdoption: Decide<
  AdoptResolution,
  { readonly symbol: string; readonly resolution: ResolutionRow }
> = cited((rows, input, desk) => {
  const draft = rows.one<ResolutionRow>('resolution', input.resolutionId);
  if (draft?.organisationNo !== desk.organisation.no) return refuse(bookProblems.resolutionNotFound);
  if (draft.adoptedOn !== null) return refuse(bookProblems.resolutionIsAdopted);
  const found = openMeetingOf(rows, draft.meetingId, desk);
  if (!found.ok) return found;
  const vote = carriedVote(rows, draft.meetingId, input.voteId);
  if (!vote.ok) return vote;
  // A device may still hold a vote from before this was kept; the server knows of each.
  const { resolutionId } = vote.value;
  if (resolutionId !== undefined && resolutionId !== draft.id) return refuse(voteIsOnAnother);
  const rulesOf = rulesOfDay(desk, dayOf(found.value));
  const tasks = tasksOf(rows, draft.meetingId, desk.organisation.id);
  if (tasks.length === 0 && input.withoutTasks !== true) return refuse(problems.resolutionHasNoTask);
  const drafts = tasks.filter((task) => task.state === 'draft');
  const missing = whatIsMissing(drafts, found.value.heldOn);
  if (missing) return refuse(missing.problem);
  const [kinds, form] = [rulesOf('documents.kinds'), rulesOf('documents.number-form')];
  if (!kinds || !form) return refuse(bookProblems.ruleIsMissing);
  const allowed = mayIssue(resolutionKind, 'cell', kinds);
  if (!allowed.ok) return allowed;
  const symbol = symbolOf(resolutionKind, 'cell', form.value);
  const resolution: ResolutionRow = { ...draft, symbol, adoptedOn: dayOf(found.value), voteId: input.voteId };
  return ok({ changes: [put('resolution', draft.id, resolution)], value: { symbol, resolution } });
});

/** «Dự thảo được biểu quyết» — the one named; of a client that names none, the draft where the vote stands under its item. */
export function draftVotedOn(rows: Rows, item: AgendaItemRow, named: Id | null | undefined): Id | null {
  const drafts = ofMeeting<ResolutionRow>(rows, 'resolution', item.meetingId);
  const draft = drafts.find((row) => row.adoptedOn === null);
  const isMeant = named === undefined ? item.kind === 'resolution' : named === draft?.id;
  return isMeant ? (draft?.id ?? null) : null;
}

/** «Biểu quyết đã thông qua» — of the meeting named; one that has not arrived is awaited. */
export function carriedVote(rows: Rows, meetingId: Id, voteId: Id): Result<VoteRow> {
  const vote = rows.one<VoteRow>('vote', voteId);
  if (vote?.meetingId !== meetingId) return refuse(bookProblems.voteNotFound);
  return vote.carried ? ok(vote) : refuse(bookProblems.voteIsNotCarried);
}
