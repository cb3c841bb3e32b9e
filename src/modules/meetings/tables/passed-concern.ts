import { among, table } from '#platform/database/table.ts';
import type { PassedConcernRow } from '../rules/passing.ts';

export const passedConcern = table<PassedConcernRow>('meetings.passed_concern', {
  key: ['id'],
  // The committee of the cell, and above it the offices where it lies or has lain; whoever may read what it came from
  // reads what became of it.
  class: 'confided',
  unkept: 'level is not null',
  besides: `(${among('personal')} and exists (
      select from unnest((select platform.answers_for())) as held (no)
      where held.no = holder_no or trail @> jsonb_build_array(jsonb_build_object('holderNo', held.no))))
    or exists (select from meetings.concern as origin where origin.id = concern_id)`,
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
      'level',
    ],
    first: `t.state = 'waiting'`,
    rest: `(t.state = 'waiting' or t.passed_on >= date_trunc('month', $today) - interval '13 months')`,
  },
});
