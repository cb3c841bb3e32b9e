import { among, table } from '#platform/database/table.ts';
import type {
  CommitteeMeetingRow,
  CommitteeMinutesRow,
  DraftCommentRow,
  HouseFigureRow,
  ItemProposalRow,
  PlannedThemeRow,
  PreparationStepRow,
  SharedDraftRow,
  SuggestionRow,
} from './rules/rows.ts';

const kept = `date_trunc('month', $today) - interval '13 months'`;

// What a member proposes or says of a draft is between him and the committee of the cell, which answers it.
export const itemProposal = table<ItemProposalRow>('preparation.item_proposal', {
  key: ['id'],
  class: 'confided',
  mine: 'personId',
  feed: {
    kind: 'item-proposal',
    columns: [
      'id',
      'personId',
      'title',
      'reason',
      'proposedOn',
      'standing',
      'answer',
      'answeredBy',
      'answeredOn',
    ],
    first: null,
    rest: `t.proposed_on >= ${kept}`,
  },
});

export const suggestion = table<SuggestionRow>('preparation.suggestion', {
  key: ['id'],
  class: 'internal',
  besides: among('above'),
  feed: {
    kind: 'suggestion',
    columns: ['id', 'month', 'audience', 'title', 'note', 'source', 'withdrawn'],
    first: null,
    rest: `not t.withdrawn and (t.month is null or t.month >= date_trunc('month', $today))`,
    downwards: true,
  },
});

export const plannedTheme = table<PlannedThemeRow>('preparation.planned_theme', {
  key: ['id'],
  class: 'internal',
  feed: {
    kind: 'planned-theme',
    columns: ['id', 'month', 'topic', 'kind', 'presenterId', 'standing', 'reason'],
    first: null,
    rest: `t.month >= ${kept}`,
  },
});

export const preparationStep = table<PreparationStepRow>('preparation.preparation_step', {
  key: ['meetingId', 'step'],
  class: 'internal',
  feed: {
    kind: 'preparation-step',
    columns: ['meetingId', 'step', 'doneOn', 'note', 'personId'],
    first: null,
    rest: `t.done_on >= ${kept}`,
  },
});

/** That the committee met is for all to see who see the work of the cell; what it said is its own. */
export const committeeMeeting = table<CommitteeMeetingRow>('preparation.committee_meeting', {
  key: ['id'],
  class: 'internal',
  feed: {
    kind: 'committee-meeting',
    columns: [
      'id',
      'month',
      'heldOn',
      'startsAt',
      'place',
      'short',
      'chairId',
      'clerkId',
      'present',
      'strength',
      'version',
      'chairSignedAt',
      'clerkSignedAt',
      'notedAt',
    ],
    first: null,
    rest: `t.month >= ${kept}`,
  },
});

export const committeeMinutes = table<CommitteeMinutesRow>('preparation.committee_minutes', {
  key: ['committeeMeetingId'],
  class: 'confided',
  feed: {
    kind: 'committee-minutes',
    columns: ['committeeMeetingId', 'contents', 'conclusions', 'files'],
    first: null,
    rest: `exists (select from preparation.committee_meeting as met where met.id = t.committee_meeting_id and met.month >= ${kept})`,
  },
});

/** Goes down to the cells, which reckon by it. */
export const houseFigure = table<HouseFigureRow>('preparation.house_figure', {
  key: ['id'],
  class: 'internal',
  besides: among('above'),
  feed: {
    kind: 'house-figure',
    columns: ['id', 'about', 'figure', 'validFrom', 'paper', 'setBy', 'setOn'],
    first: null,
    rest: 'true',
    downwards: true,
  },
});

// Prose is long: a device keeps that of the meetings of late.
const ofLate = `date_trunc('month', $today) - interval '2 months'`;

export const sharedDraft = table<SharedDraftRow>('preparation.shared_draft', {
  key: ['id'],
  class: 'working',
  closer: { when: 'level is not null', class: 'confided' },
  unkept: 'level is not null',
  feed: {
    kind: 'shared-draft',
    columns: [
      'id',
      'meetingId',
      'itemId',
      'title',
      'text',
      'sentBy',
      'sentOn',
      'withdrawn',
      'version',
      'correctedOn',
      'earlier',
      'files',
      'level',
    ],
    first: null,
    rest: `t.sent_on >= ${ofLate}`,
  },
});

export const draftComment = table<DraftCommentRow>('preparation.draft_comment', {
  key: ['draftId', 'personId'],
  class: 'confided',
  unkept: 'level is not null',
  mine: 'personId',
  feed: {
    kind: 'draft-comment',
    columns: ['draftId', 'personId', 'text', 'saidOn', 'about', 'earlier', 'level'],
    first: null,
    rest: `t.said_on >= ${ofLate}`,
  },
});

export const tables = [
  itemProposal,
  suggestion,
  plannedTheme,
  preparationStep,
  committeeMeeting,
  committeeMinutes,
  houseFigure,
  sharedDraft,
  draftComment,
];
