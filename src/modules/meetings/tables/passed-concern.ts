import { table } from '#platform/database/table.ts';
import type { PassedConcernRow } from '../rules/passing.ts';

export const passedConcern = table<PassedConcernRow>('meetings.passed_concern', {
  key: ['id'],
  // The committee of the cell and the offices above it; whoever may read what it came from reads what became of it.
  class: 'personal',
  besides: 'exists (select from meetings.concern as origin where origin.id = concern_id)',
  feed: {
    kind: 'passed-concern',
    columns: [
      'id',
      'concernId',
      'kind',
      'text',
      'saidBy',
      'passedOn',
      'passedBy',
      'holderNo',
      'trail',
      'state',
      'answer',
      'answeredOn',
      'petitionId',
      'petition',
      'answeredBy',
    ],
    first: `t.state = 'waiting'`,
    rest: `(t.state = 'waiting' or t.passed_on >= date_trunc('month', $today) - interval '13 months')`,
  },
});
