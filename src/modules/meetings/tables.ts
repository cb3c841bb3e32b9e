import { among, table } from '#platform/database/table.ts';
import { addendum } from './tables/addendum.ts';
import { concern } from './tables/concern.ts';
import { superiorNotice } from './tables/superior-notice.ts';
import { foldMonths, meeting } from './tables/meeting.ts';
import { paperReadOut } from './tables/paper-read-out.ts';
import { passedConcern } from './tables/passed-concern.ts';
import { remark, signature, signedFile } from './tables/signing.ts';
import { traitRating } from './tables/trait-rating.ts';
import { ahead, kept, recentMeetings } from './tables/windows.ts';
import { yearDay } from './tables/year-day.ts';
import type {
  AgendaItemRow,
  BookRow,
  ContributionRow,
  MinutesRow,
  ResolutionRow,
  RollEntryRow,
  ScoreLineRow,
  ScoreSheetRow,
  SecondVersionRow,
  VoteRow,
} from './rules/rows.ts';

/** «Biên bản» — with the papers as adopted, which devices do not carry. */
export interface LockedMinutesRow extends MinutesRow {
  readonly document: unknown;
}

/** The last number given to a kind of document in a term. */
export interface NumberSeriesRow {
  readonly organisationNo: number;
  readonly kind: string;
  readonly term: string;
  readonly last: number;
}

// Minutes held back reach the offices of the levels above when they are sent, not everybody there.
const sentUp = `sent_at is not null and case when level is null then ${among('internal')} else ${among('personal')} end`;

export const agendaItem = table<AgendaItemRow>('meetings.agenda_item', {
  key: ['id'],
  class: 'working',
  closer: { when: 'level is not null', class: 'confided' },
  unkept: 'level is not null',
  feed: {
    kind: 'agenda-item',
    columns: [
      'id',
      'meetingId',
      'position',
      'part',
      'kind',
      'title',
      'originKind',
      'originId',
      'source',
      'minutes',
      'conclusion',
      'state',
      'level',
      'concludedAt',
    ],
    first: recentMeetings(ahead),
    rest: recentMeetings(kept),
  },
});

export const rollEntry = table<RollEntryRow>('meetings.roll_entry', {
  key: ['meetingId', 'personId'],
  class: 'internal',
  mine: 'personId',
  feed: {
    kind: 'roll-entry',
    columns: [
      'meetingId',
      'personId',
      'standing',
      'circumstance',
      'attendance',
      'reason',
      'answer',
      'toldBy',
    ],
    first: recentMeetings(ahead),
    rest: recentMeetings(kept),
  },
});

export const contribution = table<ContributionRow>('meetings.contribution', {
  key: ['id'],
  class: 'working',
  closer: { when: 'level is not null', class: 'confided' },
  unkept: 'level is not null',
  feed: {
    kind: 'contribution',
    columns: ['id', 'meetingId', 'itemId', 'personId', 'text', 'saidAt', 'aboutId', 'accepted', 'level'],
    first: recentMeetings(ahead),
    rest: recentMeetings(kept),
  },
});

export const book = table<BookRow>('meetings.book', {
  key: ['meetingId'],
  class: 'working',
  feed: {
    kind: 'book',
    columns: ['meetingId', 'keeperId', 'since', 'how', 'reason'],
    first: recentMeetings(ahead),
    rest: recentMeetings(kept),
  },
});

export const secondVersion = table<SecondVersionRow>('meetings.second_version', {
  key: ['id'],
  class: 'working',
  closer: { when: 'level is not null', class: 'confided' },
  unkept: 'level is not null',
  feed: {
    kind: 'second-version',
    columns: [
      'id',
      'meetingId',
      'itemId',
      'contributionId',
      'speakerId',
      'text',
      'basedOn',
      'writtenBy',
      'writtenAt',
      'standing',
      'replaced',
      'settledBy',
      'settledAt',
      'level',
    ],
    first: recentMeetings(ahead),
    rest: recentMeetings(kept),
  },
});

export const vote = table<VoteRow>('meetings.vote', {
  key: ['id'],
  class: 'working',
  closer: { when: 'level is not null', class: 'confided' },
  unkept: 'level is not null',
  feed: {
    kind: 'vote',
    columns: [
      'id',
      'meetingId',
      'itemId',
      'question',
      'form',
      'threshold',
      'base',
      'baseLines',
      'presentOfficial',
      'inFavour',
      'against',
      'abstaining',
      'probationaryInFavour',
      'probationaryAgainst',
      'probationaryAbstaining',
      'carried',
      'ballots',
      'level',
      'resolutionId',
    ],
    first: recentMeetings(ahead),
    rest: recentMeetings(kept),
  },
});

export const scoreLine = table<ScoreLineRow>('meetings.score_line', {
  key: ['meetingId', 'criterion'],
  class: 'internal',
  feed: {
    kind: 'score-line',
    columns: ['meetingId', 'criterion', 'points', 'evidence', 'scoredBy'],
    first: null,
    rest: recentMeetings(kept),
  },
});

export const scoreSheet = table<ScoreSheetRow>('meetings.score_sheet', {
  key: ['meetingId'],
  class: 'internal',
  rollUp: foldMonths,
  feed: {
    kind: 'score-sheet',
    columns: ['meetingId', 'frame', 'total', 'grade'],
    first: recentMeetings(ahead),
    rest: recentMeetings(kept),
  },
});

export const resolution = table<ResolutionRow>('meetings.resolution', {
  key: ['id'],
  class: 'working',
  closer: { when: 'level is not null', class: 'confided' },
  unkept: 'level is not null',
  besides: sentUp,
  feed: {
    kind: 'resolution',
    columns: [
      'id',
      'meetingId',
      'number',
      'symbol',
      'title',
      'text',
      'adoptedOn',
      'voteId',
      'sentAt',
      'level',
    ],
    first: recentMeetings(ahead),
    rest: recentMeetings(kept),
  },
});

export const minutes = table<LockedMinutesRow>('meetings.minutes', {
  key: ['meetingId'],
  class: 'working',
  closer: { when: 'level is not null', class: 'confided' },
  unkept: 'level is not null',
  besides: sentUp,
  feed: {
    kind: 'minutes',
    columns: [
      'meetingId',
      'textHash',
      'chainEntry',
      'chainHead',
      'lockedAt',
      'sentAt',
      'receivedAt',
      'speakers',
      'listeners',
      'criticisms',
      'signedFile',
      'signedFileName',
      'filedOn',
      'filedBy',
      'measuredEnd',
      'endReason',
      'level',
    ],
    first: recentMeetings(ahead),
    rest: recentMeetings(kept),
  },
});

export const numberSeries = table<NumberSeriesRow>('meetings.number_series', {
  key: ['organisationNo', 'kind', 'term'],
  class: 'working',
});

export {
  addendum,
  concern,
  meeting,
  paperReadOut,
  passedConcern,
  remark,
  signature,
  signedFile,
  superiorNotice,
  traitRating,
  yearDay,
};

export const tables = [
  meeting,
  agendaItem,
  rollEntry,
  contribution,
  book,
  secondVersion,
  vote,
  scoreLine,
  scoreSheet,
  traitRating,
  resolution,
  minutes,
  addendum,
  concern,
  passedConcern,
  superiorNotice,
  remark,
  signature,
  signedFile,
  paperReadOut,
  yearDay,
  numberSeries,
];
