import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { rulesOfDay, type Decide, type Desk } from '#kernel/decision.ts';
import { dayInVietnam } from '#kernel/clock-time.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { frameFor } from '#modules/preparation/public.ts';
import type {
  AdoptMinutes,
  LockMinutes,
  ReadBackMinutes,
  ReceiveMinutes,
  ScoreMeeting,
  SendMinutes,
} from '../orders.ts';
import { cited } from '../cited.ts';
import { agendaOf } from '../agenda-order.ts';
import { dayOf, factsFrom, recordFrom, scoreFrom, tasksOf } from '../book.ts';
import { bookProblems } from '../book-problems.ts';
import { endNeedsReason } from '../day-problems.ts';
import { cellLinesFrom, meetingFrom, ofMeeting, rollOf } from '../from-rows.ts';
import { lockIsBlocked, whatBlocksLocking } from '../lock.ts';
import type {
  AgendaItemRow,
  MeetingRow,
  MinutesRow,
  ResolutionRow,
  ScoreLineRow,
  ScoreSheetRow,
  VoteRow,
} from '../rows.ts';
import { mattersOf, writeMatter } from '../matters.ts';
import { speechFigures } from '../criticism.ts';
import { reportDueOn } from '../due-days.ts';
import { signingProblems, waitingRemarks } from '../signing.ts';
import { waitingVersions } from '../versions.ts';
import { checkScoreLine, type PartScore, type ScoreSheet } from '../scoring/sheet.ts';
import type { ScoreLine } from '../types.ts';
import { findMeeting, gone, openMeetingOf, put, putMeeting } from './ground.ts';
import { voteStillOwed } from './owed.ts';

type Done = { readonly meetingId: Id };
import { carriedVote } from './resolution.ts';

/** «Chấm điểm» — the cell's points beside those the book computes; departing needs a reason. */
export const decideScore: Decide<
  ScoreMeeting,
  Done & { readonly total: number; readonly grade: string; readonly complete: boolean }
> = (rows, input, desk) => {
  const found = openMeetingOf(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const frame = rulesOfDay(desk, dayOf(found.value))('meetings.score-frame');
  if (!frame) return refuse(bookProblems.noScoreFrame);
  const facts = factsFrom(rows, found.value, desk);
  const given = new Map<string, ScoreLine | null>();
  for (const { criterion, points, evidence } of input.lines) {
    if (points === null) {
      given.set(criterion, null);
      continue;
    }
    const said = tidy(evidence ?? '');
    const line = { criterion, points, evidence: said === '' ? null : said };
    const checked = checkScoreLine(frameFor(rows, frame.value, dayOf(found.value)), facts, line);
    if (!checked.ok) return refuse({ ...checked.problem, citation: frame.citation, field: criterion });
    given.set(criterion, { ...line, meetingId: input.meetingId, by: 'cell' });
  }
  const before = cellLinesFrom(ofMeeting<ScoreLineRow>(rows, 'score-line', input.meetingId));
  const lines = [
    ...before.filter((line) => !given.has(line.criterion)),
    ...[...given.values()].filter((line) => line !== null),
  ];
  const sheet = scoreFrom(rows, found.value, desk, lines);
  if (!sheet) return refuse(bookProblems.noScoreFrame);
  const { total, grade, complete } = sheet;
  return ok({
    changes: putScore(rows, found.value, sheet, desk),
    value: { meetingId: input.meetingId, total, grade: grade.grade, complete },
  });
};

/** «Đọc lại biên bản». */
export const decideReadBack: Decide<ReadBackMinutes, Done> = (rows, input, desk) => {
  const found = openMeetingOf(rows, input.meetingId, desk);
  if (!found.ok) return found;
  return ok({
    changes: [putMeeting(found.value, { readBackAt: input.at })],
    value: { meetingId: input.meetingId },
  });
};

/** «Thông qua biên bản» — read back first, then by a vote that carried. */
export const decideMinutesAdoption: Decide<AdoptMinutes, Done> = cited((rows, input, desk) => {
  const found = openMeetingOf(rows, input.meetingId, desk);
  if (!found.ok) return found;
  if (found.value.readBackAt === null) return refuse(bookProblems.minutesAreNotReadBack);
  if (waitingRemarks(rows, input.meetingId) > 0) return refuse(signingProblems.remarksAreOpen);
  const vote = carriedVote(rows, input.meetingId, input.voteId);
  if (!vote.ok) return vote;
  if (!isOnMinutes(rows, vote.value)) return refuse(signingProblems.voteIsNotOnMinutes);
  const changed = putMeeting(found.value, { adoptedOn: dayOf(found.value) });
  return ok({ changes: [changed], value: { meetingId: input.meetingId } });
});

/** «Biểu quyết về biên bản» — under the item of the minutes where the agenda has one, and not what a resolution rests on. */
function isOnMinutes(rows: Rows, vote: VoteRow): boolean {
  const own = ofMeeting<AgendaItemRow>(rows, 'agenda-item', vote.meetingId).filter(
    (item) => item.kind === 'minutes',
  );
  const rests = ofMeeting<ResolutionRow>(rows, 'resolution', vote.meetingId).some(
    (row) => row.voteId === vote.id,
  );
  return !rests && (own.length === 0 || own.some((item) => item.id === vote.itemId));
}

/** «Khóa biên bản» — only when nothing is missing; the server builds the paper and its hash. */
export const decideLock: Decide<LockMinutes, { readonly meeting: MeetingRow }> = cited(
  (rows, input, desk) => {
    const found = openMeetingOf(rows, input.meetingId, desk);
    if (!found.ok) return found;
    const end = endWritten(input);
    if (!end.ok) return end;
    const meeting: MeetingRow = { ...found.value, endedAt: input.endedAt };
    const score = scoreFrom(rows, meeting, desk);
    const blocking = whatBlocksLocking({
      meeting: meetingFrom(meeting, desk.organisation.id),
      agenda: agendaOf(rows, meeting),
      roll: rollOf(rows, meeting),
      versions: waitingVersions(rows, meeting.id).length,
      remarks: waitingRemarks(rows, meeting.id),
      votes: ofMeeting<VoteRow>(rows, 'vote', meeting.id),
      tasks: tasksOf(rows, meeting.id, desk.organisation.id),
      score,
    });
    if (blocking.length > 0) return refuse(lockIsBlocked(blocking));
    const owing = voteStillOwed(rows, meeting, desk);
    if (owing) return refuse(owing);
    const closed: MeetingRow = { ...meeting, state: 'closed' };
    const minutes: MinutesRow = {
      meetingId: meeting.id,
      organisationNo: meeting.organisationNo,
      textHash: '',
      chainEntry: null,
      chainHead: null,
      lockedAt: desk.now,
      sentAt: null,
      receivedAt: null,
      ...speechFigures(rows, meeting),
      signedFile: null,
      signedFileName: null,
      filedOn: null,
      filedBy: null,
      ...end.value,
      level: meeting.level ?? null,
    };
    const changes = [
      put('meeting', closed.id, closed),
      ...ofMeeting<AgendaItemRow>(rows, 'agenda-item', meeting.id)
        .filter((item) => item.state === 'open')
        .map((item) => put('agenda-item', item.id, { ...item, state: 'done' })),
      ...(score ? putScore(rows, closed, score, desk) : []),
      ...mattersAsMinuted(rows, meeting, desk),
      put('minutes', minutes.meetingId, minutes),
    ];
    return ok({ changes, value: { meeting: closed } });
  },
);

/** «Giờ kết thúc ghi khác giờ máy đo» — one line says why; where nothing was measured, nothing is asked. */
function endWritten({
  endedAt,
  measuredAt = null,
  reason,
}: LockMinutes): Result<Pick<MinutesRow, 'measuredEnd' | 'endReason'>> {
  const endReason = tidy(reason ?? '') || null;
  const departs = measuredAt !== null && measuredAt !== endedAt;
  if (departs && endReason === null) return refuse(endNeedsReason(measuredAt));
  return ok({ measuredEnd: measuredAt, endReason: departs ? endReason : null });
}

/** The matters raised here keep the words of these minutes, whatever is found out of them later. */
function mattersAsMinuted(rows: Rows, meeting: MeetingRow, desk: Desk): readonly RowChange[] {
  const matters = mattersOf(rows, meeting.id);
  if (matters.length === 0) return [];
  const record = recordFrom(rows, meeting, desk);
  return matters.map((matter) =>
    put('concern', matter.id, { ...matter, minuted: writeMatter(record, matter) }),
  );
}

/** «Gửi biên bản lên cấp trên» — with the resolution; the points for sending in time are given now. */
export const decideSending: Decide<
  SendMinutes,
  Done & { readonly dueOn: CivilDate | null; readonly inTime: boolean | null }
> = (rows, input, desk) => {
  const found = findMeeting(rows, input.meetingId, desk);
  if (!found.ok) return found;
  if (found.value.state === 'sent') return refuse(bookProblems.minutesAreSent);
  const minutes = rows.one<MinutesRow>('minutes', input.meetingId);
  if (found.value.state !== 'closed' || !minutes) return refuse(bookProblems.minutesAreNotLocked);
  const sent: MeetingRow = { ...found.value, state: 'sent', sentAt: desk.now };
  const score = scoreFrom(rows, sent, desk);
  const changes = [
    put('meeting', sent.id, sent),
    put('minutes', sent.id, { ...minutes, sentAt: desk.now }),
    ...ofMeeting<ResolutionRow>(rows, 'resolution', sent.id)
      .filter((row) => row.adoptedOn !== null)
      .map((row) => put('resolution', row.id, { ...row, sentAt: desk.now })),
    ...(score ? putScore(rows, sent, score, desk) : []),
  ];
  const days = rulesOfDay(desk, dayOf(sent))('meetings.report-days-after');
  const dueOn = days ? reportDueOn(dayOf(sent), days.value) : null;
  const inTime = dueOn === null ? null : dayInVietnam(desk.now) <= dueOn;
  return ok({ changes, value: { meetingId: sent.id, dueOn, inTime } });
};

/** «Cấp trên nhận biên bản» — what was sent; received once. */
export const decideReceiving: Decide<ReceiveMinutes, Done> = (rows, input, desk) => {
  const found = findMeeting(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const minutes = rows.one<MinutesRow>('minutes', input.meetingId);
  if (!minutes || minutes.sentAt === null) return refuse(bookProblems.minutesAreNotSent);
  const changes =
    minutes.receivedAt === null
      ? [put('minutes', input.meetingId, { ...minutes, receivedAt: desk.now })]
      : [];
  return ok({ changes, value: { meetingId: input.meetingId } });
};

/** The lines and the sheet as computed; lines without points are taken out. */
function putScore(rows: Rows, meeting: MeetingRow, sheet: ScoreSheet, desk: Desk): readonly RowChange[] {
  const scored = sheet.criteria
    .flatMap((criterion) => criterion.parts)
    .filter((part) => part.points !== null);
  const lines = scored.map((part) => lineOf(part, meeting, desk));
  const kept = new Set(lines.map((line) => line.criterion));
  const stale = ofMeeting<ScoreLineRow>(rows, 'score-line', meeting.id).filter(
    (line) => !kept.has(line.criterion),
  );
  const total: ScoreSheetRow = {
    meetingId: meeting.id,
    organisationNo: desk.organisation.no,
    frame: sheet.frame,
    total: sheet.total,
    grade: sheet.grade.grade,
  };
  return [
    ...lines.map((line) => put('score-line', `${line.meetingId}/${line.criterion}`, line)),
    ...stale.map((line) => gone('score-line', `${line.meetingId}/${line.criterion}`)),
    put('score-sheet', meeting.id, total),
  ];
}

function lineOf(part: PartScore, meeting: MeetingRow, desk: Desk): ScoreLineRow {
  // Locked, a line keeps what held its points down, and no longer follows the steps.
  const held = meeting.state === 'open' ? null : (part.held?.vi ?? null);
  const byCell = part.by === 'cell' || held !== null;
  return {
    meetingId: meeting.id,
    criterion: part.id,
    organisationNo: desk.organisation.no,
    points: part.points ?? 0,
    evidence: byCell ? [part.reason, held].filter(Boolean).join(' ') || null : part.sentence.vi,
    scoredBy: byCell ? 'cell' : 'book',
  };
}
