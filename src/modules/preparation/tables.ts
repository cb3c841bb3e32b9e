import { among, table } from '#platform/database/table.ts';
import type { ItemProposalRow, PlannedThemeRow, SuggestionRow } from './rules/rows.ts';

const kept = `date_trunc('month', $today) - interval '13 months'`;

export const itemProposal = table<ItemProposalRow>('preparation.item_proposal', {
  key: ['id'],
  class: 'working',
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

export const tables = [itemProposal, suggestion, plannedTheme];
