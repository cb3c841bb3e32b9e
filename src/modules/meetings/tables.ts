import { among, table } from '#platform/database/table.ts';

/** «Buổi sinh hoạt» — one meeting of one cell, planned or held. */
export interface MeetingRow {
  readonly id: string;
  readonly organisationNo: number;
  readonly month: string;
  readonly kind: 'ordinary' | 'thematic' | 'extraordinary';
  readonly theme: string | null;
  readonly plannedOn: string;
  readonly startsAt: string;
  readonly place: string;
  readonly state: 'planned' | 'convened' | 'open' | 'closed' | 'sent' | 'excused';
  readonly chairId: string | null;
  readonly clerkId: string | null;
  readonly convenedAt: string | null;
  readonly heldOn: string | null;
  readonly openedAt: string | null;
  readonly endedAt: string | null;
  readonly guests: string | null;
  readonly excuse: string | null;
  readonly readBackAt: string | null;
  readonly adoptedOn: string | null;
  readonly sentAt: string | null;
}

/** «Mục» — one point of the agenda, with where it came from. */
export interface AgendaItemRow {
  readonly id: string;
  readonly meetingId: string;
  readonly organisationNo: number;
  readonly position: number;
  readonly part: 'opening' | 'proceedings' | 'closing';
  readonly kind: string;
  readonly title: string;
  readonly originKind: string | null;
  readonly originId: string | null;
  readonly conclusion: string | null;
  readonly state: 'open' | 'done';
}

/** «Danh sách triệu tập» — one person expected, with presence. */
export interface RollEntryRow {
  readonly meetingId: string;
  readonly personId: string;
  readonly organisationNo: number;
  readonly standing: 'official' | 'probationary';
  readonly circumstance: string | null;
  readonly attendance: 'present' | 'online' | 'excused' | 'absent' | null;
  readonly reason: string | null;
  readonly answer: 'coming' | 'leave-asked' | null;
  readonly toldBy: string | null;
}

/** «Phát biểu» — what was said on an item, by name or unnamed. */
export interface ContributionRow {
  readonly id: string;
  readonly meetingId: string;
  readonly itemId: string;
  readonly organisationNo: number;
  readonly personId: string | null;
  readonly text: string;
  readonly saidAt: string | null;
}

/** «Biểu quyết» — one vote with its base. */
export interface VoteRow {
  readonly id: string;
  readonly meetingId: string;
  readonly itemId: string;
  readonly organisationNo: number;
  readonly question: string;
  readonly form: 'show-of-hands' | 'member-card' | 'secret-ballot';
  readonly threshold: 'majority' | 'two-thirds';
  readonly base: number;
  readonly baseLines: unknown;
  readonly presentOfficial: number;
  readonly inFavour: number;
  readonly against: number;
  readonly abstaining: number;
  readonly probationaryInFavour: number | null;
  readonly probationaryAgainst: number | null;
  readonly probationaryAbstaining: number | null;
  readonly carried: boolean;
}

/** «Điểm một tiêu chí». */
export interface ScoreLineRow {
  readonly meetingId: string;
  readonly criterion: string;
  readonly organisationNo: number;
  readonly points: number;
  readonly evidence: string | null;
  readonly scoredBy: 'book' | 'cell';
}

/** «Phiếu chấm điểm» — total and grade. */
export interface ScoreSheetRow {
  readonly meetingId: string;
  readonly organisationNo: number;
  readonly frame: string;
  readonly total: number;
  readonly grade: string;
}

/** «Nghị quyết». */
export interface ResolutionRow {
  readonly id: string;
  readonly meetingId: string;
  readonly organisationNo: number;
  readonly number: number | null;
  readonly symbol: string | null;
  readonly title: string;
  readonly text: string;
  readonly adoptedOn: string | null;
  readonly voteId: string | null;
  readonly sentAt: string | null;
}

/** «Biên bản» — the text as adopted. */
export interface MinutesRow {
  readonly meetingId: string;
  readonly organisationNo: number;
  readonly document: unknown;
  readonly textHash: string;
  readonly chainEntry: number | null;
  readonly chainHead: string | null;
  readonly lockedAt: string | null;
  readonly sentAt: string | null;
  readonly receivedAt: string | null;
}

/** The last number given to a kind of document in a term. */
export interface NumberSeriesRow {
  readonly organisationNo: number;
  readonly kind: string;
  readonly term: string;
  readonly last: number;
}

const recentMeetings = (condition: string) =>
  `t.meeting_id in (select id from meetings.meeting where organisation_no = t.organisation_no and ${condition})`;
const present = `month >= date_trunc('month', $today) - interval '1 month'`;
const kept = `month >= date_trunc('month', $today) - interval '13 months'`;
const sentUp = `sent_at is not null and ${among('internal')}`;

export const meeting = table<MeetingRow>('meetings.meeting', {
  key: ['id'],
  class: 'internal',
  feed: {
    kind: 'meeting',
    columns: [
      'id',
      'month',
      'kind',
      'theme',
      'plannedOn',
      'startsAt',
      'place',
      'state',
      'chairId',
      'clerkId',
      'convenedAt',
      'heldOn',
      'openedAt',
      'endedAt',
      'guests',
      'excuse',
      'readBackAt',
      'adoptedOn',
      'sentAt',
    ],
    first: `t.${present}`,
    rest: `t.${kept}`,
  },
});

export const agendaItem = table<AgendaItemRow>('meetings.agenda_item', {
  key: ['id'],
  class: 'working',
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
      'conclusion',
      'state',
    ],
    first: recentMeetings(present),
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
    first: recentMeetings(present),
    rest: recentMeetings(kept),
  },
});

export const contribution = table<ContributionRow>('meetings.contribution', {
  key: ['id'],
  class: 'working',
  feed: {
    kind: 'contribution',
    columns: ['id', 'meetingId', 'itemId', 'personId', 'text', 'saidAt'],
    first: recentMeetings(present),
    rest: recentMeetings(kept),
  },
});

export const vote = table<VoteRow>('meetings.vote', {
  key: ['id'],
  class: 'working',
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
    ],
    first: recentMeetings(present),
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
  feed: {
    kind: 'score-sheet',
    columns: ['meetingId', 'frame', 'total', 'grade'],
    first: recentMeetings(present),
    rest: recentMeetings(kept),
  },
});

export const resolution = table<ResolutionRow>('meetings.resolution', {
  key: ['id'],
  class: 'working',
  besides: sentUp,
  feed: {
    kind: 'resolution',
    columns: ['id', 'meetingId', 'number', 'symbol', 'title', 'text', 'adoptedOn', 'voteId', 'sentAt'],
    first: recentMeetings(present),
    rest: recentMeetings(kept),
  },
});

export const minutes = table<MinutesRow>('meetings.minutes', {
  key: ['meetingId'],
  class: 'working',
  besides: sentUp,
  feed: {
    kind: 'minutes',
    columns: ['meetingId', 'textHash', 'chainEntry', 'chainHead', 'lockedAt', 'sentAt', 'receivedAt'],
    first: recentMeetings(present),
    rest: recentMeetings(kept),
  },
});

export const numberSeries = table<NumberSeriesRow>('meetings.number_series', {
  key: ['organisationNo', 'kind', 'term'],
  class: 'working',
});

export const tables = [
  meeting,
  agendaItem,
  rollEntry,
  contribution,
  vote,
  scoreLine,
  scoreSheet,
  resolution,
  minutes,
  numberSeries,
];
