import type { Id } from '#kernel/id.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import type { Order, TakeBack } from '#kernel/taking-back.ts';
import type { Text } from '#kernel/text.ts';
import { ofMeeting } from './from-rows.ts';
import type {
  AnswerInvitation,
  ConcludeItem,
  NoteContribution,
  RecordAttendance,
  RecordVote,
  ReopenItem,
  ScoreMeeting,
  WithdrawContribution,
  WithdrawVote,
  WriteParagraph,
} from './orders.ts';
import { nameOfPerson } from './people.ts';
import type {
  AgendaItemRow,
  ContributionRow,
  MeetingRow,
  ResolutionRow,
  RollEntryRow,
  ScoreLineRow,
  VoteRow,
} from './rows.ts';
import { keepsBook } from './versions.ts';
import { attendanceWords } from './words.ts';

type To<Input> = TakeBack<Input>;

/** «Điểm danh» — everybody as before, with the reason given beforehand. */
const attendance: To<RecordAttendance> = (rows, { meetingId, entries }) => {
  const known = entries.flatMap(
    ({ personId }) => rows.one<RollEntryRow>('roll-entry', `${meetingId}/${personId}`) ?? [],
  );
  const [first] = entries;
  if (!first || known.length !== entries.length) return null;
  const name = nameOfPerson(rows, first.personId);
  const word = first.attendance ? attendanceWords[first.attendance] : { vi: 'Chưa điểm', en: 'Not marked' };
  return {
    said:
      entries.length > 1
        ? { vi: `Điểm danh ${entries.length} người`, en: `Roll: ${entries.length} people` }
        : { vi: `${name}: ${word.vi}`, en: `${name}: ${word.en}` },
    about: known.map(({ personId }) => ['roll-entry', `${meetingId}/${personId}`]),
    orders: [
      order<RecordAttendance>('record-attendance', {
        meetingId,
        entries: known.map(({ personId, attendance, reason }) => ({ personId, attendance, reason })),
      }),
    ],
  };
};

/** «Trả lời giấy mời» — where another answer stood; a first one is changed, not taken back. */
const answer: To<AnswerInvitation> = (rows, { meetingId, personId }, { person }) => {
  const key = `${meetingId}/${personId ?? person ?? ''}`;
  const before = rows.one<RollEntryRow>('roll-entry', key);
  if (!before?.answer) return null;
  return {
    said: { vi: 'Trả lời giấy mời', en: 'Answer to the invitation' },
    about: [['roll-entry', key]],
    orders: [
      order<AnswerInvitation>('answer-invitation', {
        meetingId,
        personId: before.personId,
        answer: before.answer,
        reason: before.reason,
      }),
    ],
  };
};

/** «Ghi phát biểu» — a new one is taken out, a corrected one gets its former words. */
const contribution: To<NoteContribution> = (rows, input, { person }) => {
  const before = rows.one<ContributionRow>('contribution', input.id);
  const speaker = input.personId === null ? null : nameOfPerson(rows, input.personId);
  const said: Text = speaker
    ? { vi: `Ghi ý kiến của ${speaker}`, en: `Words of ${speaker}` }
    : { vi: 'Ghi một ý kiến', en: 'Words noted' };
  if (!holds(rows, input.meetingId, person)) return null;
  return {
    said,
    about: [['contribution', input.id]],
    orders: [
      before
        ? order<NoteContribution>('note-contribution', { ...wordsOf(before), basedOn: input.text })
        : order<WithdrawContribution>('withdraw-contribution', { contributionId: input.id }),
    ],
  };
};

const withdrawal: To<WithdrawContribution> = (rows, { contributionId }) => {
  const before = rows.one<ContributionRow>('contribution', contributionId);
  return (
    (before && {
      said: { vi: 'Bỏ một ý kiến đã ghi', en: 'Words taken out' },
      about: [['contribution', contributionId]],
      orders: [order<NoteContribution>('note-contribution', wordsOf(before))],
    }) ??
    null
  );
};

/** «Kết luận mục» — the former words, and open again where it was open and may be. */
const conclusion: To<ConcludeItem> = (rows, { meetingId, itemId, conclusion: text }, { person }) => {
  const before = rows.one<AgendaItemRow>('agenda-item', itemId);
  if (!before || !holds(rows, meetingId, person)) return null;
  if (before.state === 'open' && !mayOpen(rows, before)) return null;
  const words = order<ConcludeItem>('conclude-item', {
    meetingId,
    itemId,
    conclusion: before.conclusion,
    basedOn: text,
  });
  const open = order<ReopenItem>('reopen-item', { meetingId, itemId });
  return {
    said: { vi: `Kết luận mục ${before.position}`, en: `Item ${before.position} concluded` },
    about: [['agenda-item', itemId]],
    orders: [...(same(before.conclusion, text) ? [] : [words]), ...(before.state === 'open' ? [open] : [])],
  };
};

/** «Bàn lại mục» — minutes that were read back must be read back anew, so there it is no slip of the finger. */
const reopening: To<ReopenItem> = (rows, { meetingId, itemId }) => {
  const before = rows.one<AgendaItemRow>('agenda-item', itemId);
  if (!before || !mayOpen(rows, before)) return null;
  return {
    said: { vi: `Bàn lại mục ${before.position}`, en: `Item ${before.position} opened again` },
    about: [['agenda-item', itemId]],
    orders: [
      order<ConcludeItem>('conclude-item', {
        meetingId,
        itemId,
        conclusion: before.conclusion,
        basedOn: before.conclusion,
      }),
    ],
  };
};

const paragraph: To<WriteParagraph> = (rows, { meetingId, itemId, text }, { person }) => {
  const before = rows.one<AgendaItemRow>('agenda-item', itemId);
  if (!before || !holds(rows, meetingId, person)) return null;
  return {
    said: { vi: `Viết mục ${before.position}`, en: `Item ${before.position} written` },
    about: [['agenda-item', itemId]],
    orders: [
      order<WriteParagraph>('write-paragraph', { meetingId, itemId, text: before.conclusion, basedOn: text }),
    ],
  };
};

/** «Ghi biểu quyết» — a new one is taken out; a count that replaced another gives way to it. Two counts of ballots stay. */
const vote: To<RecordVote> = (rows, input) => {
  const before = rows.one<VoteRow>('vote', input.id);
  if (before?.ballots) return null;
  return {
    said: {
      vi: `Biểu quyết: ${input.inFavour} tán thành, ${input.against} không tán thành`,
      en: `Vote: ${input.inFavour} in favour, ${input.against} against`,
    },
    about: [['vote', input.id]],
    orders: [
      before
        ? order<RecordVote>('record-vote', votedOf(before))
        : order<WithdrawVote>('withdraw-vote', { meetingId: input.meetingId, voteId: input.id }),
    ],
  };
};

/** «Chấm điểm» — the points the cell had given, or none. */
const score: To<ScoreMeeting> = (rows, { meetingId, lines }) => {
  const before = lines.map(({ criterion }) => {
    const row = rows.one<ScoreLineRow>('score-line', `${meetingId}/${criterion}`);
    const own = row?.scoredBy === 'cell' ? row : null;
    return { criterion, points: own?.points ?? null, evidence: own?.evidence ?? null };
  });
  const [line] = lines;
  const given = `${line?.points ?? ''}`;
  return {
    said: { vi: `Chấm ${given} điểm`, en: `Points given: ${given}` },
    about: lines.map(({ criterion }) => ['score-line', `${meetingId}/${criterion}`]),
    orders: [order<ScoreMeeting>('score-meeting', { meetingId, lines: before })],
  };
};

interface SetLevel {
  readonly meetingId: Id;
  readonly itemId: Id;
  readonly level: 'committee' | null;
}

const level: To<SetLevel> = (rows, { meetingId, itemId }) => {
  const before = rows.one<AgendaItemRow>('agenda-item', itemId);
  if (!before) return null;
  return {
    said: { vi: `Đổi mức giữ kín mục ${before.position}`, en: `Who may see item ${before.position}` },
    about: [['agenda-item', itemId]],
    orders: [
      order<SetLevel>('set-item-level', {
        meetingId,
        itemId,
        level: before.level === 'committee' ? 'committee' : null,
      }),
    ],
  };
};

/** «Lấy lại việc của buổi sinh hoạt» — taps alone: opening, adopting, locking, signing and sending ask before they are done. */
export const meetingTakeBacks: Readonly<Record<string, TakeBack>> = {
  'record-attendance': attendance,
  'answer-invitation': answer,
  'note-contribution': contribution,
  'withdraw-contribution': withdrawal,
  'conclude-item': conclusion,
  'reopen-item': reopening,
  'write-paragraph': paragraph,
  'record-vote': vote,
  'score-meeting': score,
  'set-item-level': level,
};

function order<Input>(name: string, input: Input): Order {
  return { name, input };
}

/** From another hand words stand beside the first, to be decided by the keeper: nothing is overwritten. */
function holds(rows: Rows, meetingId: Id, person: Id | null): boolean {
  return person !== null && keepsBook(rows, meetingId, person);
}

/** Opening an item again undoes the reading of the minutes, and is refused under an adopted resolution. */
function mayOpen(rows: Rows, { meetingId, kind }: AgendaItemRow): boolean {
  const meeting = rows.one<MeetingRow>('meeting', meetingId);
  if (meeting?.readBackAt !== null || meeting.adoptedOn !== null) return false;
  const resolutions = kind === 'resolution' ? ofMeeting<ResolutionRow>(rows, 'resolution', meetingId) : [];
  return resolutions.every(({ adoptedOn }) => adoptedOn === null);
}

function same(one: string | null, other: string | null): boolean {
  return (one ?? '').trim() === (other ?? '').trim();
}

function wordsOf(row: ContributionRow): NoteContribution {
  const { id, meetingId, itemId, personId, text, aboutId, accepted, saidAt } = row;
  return { id, meetingId, itemId, personId, text, aboutId, accepted, saidAt };
}

function votedOf(row: VoteRow): RecordVote {
  const { id, meetingId, itemId, question, form, threshold, inFavour, against, abstaining } = row;
  const { probationaryInFavour, probationaryAgainst, probationaryAbstaining } = row;
  const draft = row.resolutionId ? { resolutionId: row.resolutionId } : {};
  const opinion = { probationaryInFavour, probationaryAgainst, probationaryAbstaining, ...draft };
  return { id, meetingId, itemId, question, form, threshold, inFavour, against, abstaining, ...opinion };
}
