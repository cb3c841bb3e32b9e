import type { Text } from '#kernel/text.ts';
import type { Id } from '#kernel/id.ts';
import { rulesOfDay, type Decide, type Decision, type Desk } from '#kernel/decision.ts';
import type { Problem } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type {
  ConcludeItem,
  NoteContribution,
  RecordVote,
  ReopenItem,
  WithdrawContribution,
  WithdrawVote,
} from '../orders.ts';
import { cited } from '../cited.ts';
import { concludeItem as conclude, reopenItem as openAgain } from '../agenda.ts';
import { dayOf } from '../book.ts';
import { problems } from '../problems.ts';
import { bookProblems, rollIsIncomplete } from '../book-problems.ts';
import { itemFrom, ofMeeting, rollOf } from '../from-rows.ts';
import { conclusionRestsOnVote, voteIsMissing, voteOwed } from '../matters-by-vote.ts';
import { countRoll, rollIsComplete } from '../roll.ts';
import type {
  AddendumRow,
  AgendaItemRow,
  ContributionRow,
  MeetingRow,
  ResolutionRow,
  VoteRow,
} from '../rows.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { agreeOnBallots } from '../ballots.ts';
import { concernProblems } from '../concern-problems.ts';
import { decideVote, voteBase } from '../vote.ts';
import { readOut } from '../read-out.ts';
import { keepsBook, tidyProse, waitingVersions, writeOver } from '../versions.ts';
import {
  findEntry,
  findItem,
  gone,
  notAdopted,
  openMeetingOf,
  put,
  putMeeting,
  unadoptedMeeting,
} from './ground.ts';
import { draftVotedOn } from './resolution.ts';
import { stays, writeConclusion } from './versions.ts';

interface VoteAnswer {
  readonly id: Id;
  readonly base: number;
  readonly needed: number;
  readonly carried: boolean;
  readonly headline: Text;
}

/** «Ghi phát biểu» — by somebody on the roll, or unnamed; the same id again corrects the text. */
export const decideContribution: Decide<NoteContribution, { readonly id: Id }> = (rows, input, desk) => {
  const found = openMeetingOf(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const item = findItem(rows, input.meetingId, input.itemId);
  if (!item.ok) return item;
  for (const personId of [input.personId, input.aboutId ?? null]) {
    const entry = personId === null ? ok(null) : findEntry(rows, input.meetingId, personId);
    if (!entry.ok) return entry;
  }
  if (tidyProse(input.text) === null && (input.personId === null || input.aboutId))
    return refuse(concernProblems.speechIsEmpty);
  const before = rows.one<ContributionRow>('contribution', input.id);
  if (before && before.meetingId !== input.meetingId) return refuse(bookProblems.contributionNotFound);
  const adopted = notAdopted(found.value);
  if (!adopted.ok) return adopted;
  if (before) return correct(rows, before, input, desk);
  const row: ContributionRow = {
    id: input.id,
    meetingId: input.meetingId,
    itemId: input.itemId,
    organisationNo: desk.organisation.no,
    personId: input.personId,
    text: input.text.normalize('NFC').trim(),
    saidAt: input.saidAt ?? null,
    aboutId: input.aboutId ?? null,
    accepted: input.aboutId ? (input.accepted ?? null) : null,
    level: item.value.level ?? null,
  };
  return ok({ changes: [put('contribution', row.id, row)], value: { id: row.id } });
};

/** The keeper corrects words, speaker and hour; from another hand a correction stands beside. */
function correct(
  rows: Rows,
  before: ContributionRow,
  input: NoteContribution,
  desk: Desk,
): Result<Decision<{ readonly id: Id }>> {
  const { text, personId, saidAt, itemId, basedOn } = input;
  const place = { meetingId: before.meetingId, itemId: before.itemId, contributionId: before.id };
  const first = { text: tidyProse(before.text), speakerId: before.personId };
  const { words, changes } = writeOver(rows, place, first, { text, speakerId: personId, basedOn }, desk);
  const keeps = keepsBook(rows, before.meetingId, desk.person);
  const row: ContributionRow = {
    ...before,
    ...(keeps ? { itemId, saidAt: saidAt ?? null, ...criticism(before, input) } : {}),
    personId: words.speakerId,
    text: words.text ?? '',
  };
  return ok({ changes: [...changes, put('contribution', row.id, row)], value: { id: row.id } });
}

/** About whom and whether accepted, as last said; clients older than the part say nothing of it. */
function criticism({ aboutId, accepted }: ContributionRow, input: NoteContribution) {
  const about = input.aboutId === undefined ? aboutId : input.aboutId;
  return { aboutId: about, accepted: about === null ? null : (input.accepted ?? accepted) };
}

/** «Bỏ ý kiến đã ghi» — as long as the book is not locked. */
export const decideWithdrawal: Decide<WithdrawContribution, { readonly id: Id }> = (rows, input, desk) => {
  const said = rows.one<ContributionRow>('contribution', input.contributionId);
  if (!said) return refuse(bookProblems.contributionNotFound);
  const found = unadoptedMeeting(rows, said.meetingId, desk);
  if (!found.ok) return found;
  if (!keepsBook(rows, said.meetingId, desk.person)) return refuse(bookProblems.notTheKeeper);
  const versions = waitingVersions(rows, said.meetingId);
  if (versions.some((version) => version.contributionId === said.id))
    return refuse(bookProblems.versionsAreOpen);
  return ok({ changes: [gone('contribution', said.id)], value: { id: said.id } });
};

/** «Kết luận mục». */
export const decideConclusion: Decide<ConcludeItem, { readonly itemId: Id }> = (rows, input, desk) => {
  const found = openMeetingOf(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const item = findItem(rows, input.meetingId, input.itemId);
  if (!item.ok) return item;
  const rulesOf = rulesOfDay(desk, dayOf(found.value));
  const votes = ofMeeting<VoteRow>(rows, 'vote', input.meetingId);
  const owed = voteOwed(itemFrom(item.value), input.conclusion, votes, rulesOf);
  if (owed) return refuse(voteIsMissing(owed, rulesOf));
  const written = writeConclusion(rows, item.value, input.conclusion, input.basedOn, desk);
  if (!stays(item.value, written) && found.value.adoptedOn !== null)
    return refuse(bookProblems.minutesAreAdopted);
  const { conclusion, state } = conclude(itemFrom(item.value), written.conclusion);
  const concludedAt = item.value.concludedAt ?? input.at ?? null;
  const row: AgendaItemRow = { ...item.value, conclusion, state, concludedAt };
  const changes = [...written.beside, put('agenda-item', row.id, row), ...readOut(rows, found.value, row)];
  return ok({ changes, value: { itemId: row.id } });
};

/** «Bàn lại mục» — not once a resolution rests on it; minutes already read back must be read back and adopted anew. */
export const decideReopening: Decide<ReopenItem, { readonly itemId: Id }> = (rows, input, desk) => {
  const found = openMeetingOf(rows, input.meetingId, desk);
  if (!found.ok) return refuse(withMinutesForm(found.problem, rows, input.meetingId, desk));
  const item = findItem(rows, input.meetingId, input.itemId);
  if (!item.ok) return item;
  const resolutions = ofMeeting<ResolutionRow>(rows, 'resolution', input.meetingId);
  if (item.value.kind === 'resolution' && resolutions.some((row) => row.adoptedOn !== null))
    return refuse(bookProblems.resolutionIsAdopted);
  const opened = openAgain(itemFrom(item.value));
  if (!opened.ok) return opened;
  const row: AgendaItemRow = { ...item.value, state: opened.value.state, concludedAt: null };
  const changes = [put('agenda-item', input.itemId, row), ...readOut(rows, found.value, row)];
  const readAlready = found.value.readBackAt !== null || found.value.adoptedOn !== null;
  return ok({
    changes: readAlready
      ? [...changes, putMeeting(found.value, { readBackAt: null, adoptedOn: null })]
      : changes,
    value: { itemId: input.itemId },
  });
};

/** «Ghi kết quả biểu quyết» — on a complete roll, against the base that stands beside the result. */
export const decideVoteRecord: Decide<RecordVote, VoteAnswer> = cited((rows, input, desk) => {
  const found = openMeetingOf(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const item = findItem(rows, input.meetingId, input.itemId);
  if (!item.ok) return item;
  if (isUsed(rows, found.value, input.id)) return refuse(bookProblems.voteIsUsed);
  const rulesOf = rulesOfDay(desk, found.value.heldOn ?? found.value.plannedOn);
  const votes = ofMeeting<VoteRow>(rows, 'vote', input.meetingId);
  // A vote still owed is counted also then: the minutes cannot be locked without it.
  const owed = voteOwed(itemFrom(item.value), item.value.conclusion, votes, rulesOf);
  const adopted = owed ? ok(null) : notAdopted(found.value);
  if (!adopted.ok) return adopted;
  const deductions = rulesOf('meetings.vote-deductions');
  const threshold = rulesOf(
    input.threshold === 'majority' ? 'meetings.vote-majority' : 'meetings.vote-two-thirds',
  );
  if (!deductions || !threshold) return refuse(bookProblems.ruleIsMissing);
  const roll = rollOf(rows, found.value);
  if (!rollIsComplete(roll)) return refuse(rollIsIncomplete(countRoll(roll).unmarked));
  const base = voteBase(roll, deductions.value);
  const probationary = heard(input);
  const agreed =
    input.form === 'secret-ballot' && input.ballots
      ? agreeOnBallots(input.ballots, roll, base.presentOfficial)
      : ok(null);
  if (!agreed.ok) return agreed;
  const ballots = agreed.value;
  const { inFavour, against, abstaining } = ballots ? (input.ballots?.[0] ?? input) : input;
  const count = { inFavour, against, abstaining, probationary };
  const decided = decideVote(base, count, threshold.value, ballots);
  if (!decided.ok) return refuse({ ...decided.problem, citation: threshold.citation });
  const row: VoteRow = {
    id: input.id,
    meetingId: input.meetingId,
    itemId: input.itemId,
    organisationNo: desk.organisation.no,
    question: tidy(input.question),
    form: input.form,
    threshold: input.threshold,
    base: base.base,
    baseLines: base.lines.map(({ label, count: of }) => ({ label, count: of })),
    presentOfficial: base.presentOfficial,
    inFavour,
    against,
    abstaining,
    probationaryInFavour: probationary?.inFavour ?? null,
    probationaryAgainst: probationary?.against ?? null,
    probationaryAbstaining: probationary?.abstaining ?? null,
    carried: decided.value.carried,
    ballots,
    resolutionId: draftVotedOn(rows, item.value, input.resolutionId),
    level: item.value.level ?? null,
  };
  const { needed, carried, headline } = decided.value;
  return ok({
    changes: [put('vote', row.id, row)],
    value: { id: row.id, base: base.base, needed, carried, headline },
  });
});

/** «Bỏ kết quả biểu quyết» — recorded by mistake, as long as neither resolution nor minutes rest on it. */
export const decideVoteWithdrawal: Decide<WithdrawVote, { readonly id: Id }> = (rows, input, desk) => {
  const found = openMeetingOf(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const vote = rows.one<VoteRow>('vote', input.voteId);
  if (!vote) return refuse(bookProblems.voteNotFound);
  if (isUsed(rows, found.value, input.voteId)) return refuse(bookProblems.voteIsUsed);
  if (isConcludedUpon(rows, found.value, vote, desk)) return refuse(conclusionRestsOnVote);
  return ok({ changes: [gone('vote', input.voteId)], value: { id: input.voteId } });
};

type Rows = Parameters<Decide>[0];

/** Locked minutes rest on their form: the refusal names it. */
function withMinutesForm(problem: Problem, rows: Rows, meetingId: Id, desk: Desk): Problem {
  const meeting = rows.one<MeetingRow>('meeting', meetingId);
  const form = meeting && rulesOfDay(desk, dayOf(meeting))('meetings.minutes-form');
  return form && problem.code === problems.meetingIsLocked.code
    ? { ...problem, citation: form.citation }
    : problem;
}

/** A vote on which resolution or minutes rest cannot be counted again; nor one of another meeting. */
function isUsed(rows: Rows, meeting: MeetingRow, voteId: string): boolean {
  const before = rows.one<VoteRow>('vote', voteId);
  if (!before) return false;
  const resolutions = ofMeeting<ResolutionRow>(rows, 'resolution', meeting.id);
  const addenda = rows.all<AddendumRow>('addendum').filter((row) => row.adoptedIn === meeting.id);
  const resting = [...resolutions, ...addenda].some((row) => row.voteId === voteId);
  return before.meetingId !== meeting.id || meeting.adoptedOn !== null || resting;
}

/** A concluded decision on a person would stand there without any vote. */
function isConcludedUpon(rows: Rows, meeting: MeetingRow, vote: VoteRow, desk: Desk): boolean {
  const item = rows.one<AgendaItemRow>('agenda-item', vote.itemId);
  if (item?.state !== 'done') return false;
  const others = ofMeeting<VoteRow>(rows, 'vote', meeting.id).filter((each) => each.id !== vote.id);
  return voteOwed(itemFrom(item), item.conclusion, others, rulesOfDay(desk, dayOf(meeting))) !== null;
}

function heard(input: RecordVote) {
  const [inFavour, against, abstaining] = [
    input.probationaryInFavour ?? null,
    input.probationaryAgainst ?? null,
    input.probationaryAbstaining ?? null,
  ];
  if (inFavour === null && against === null && abstaining === null) return null;
  return { inFavour: inFavour ?? 0, against: against ?? 0, abstaining: abstaining ?? 0 };
}
