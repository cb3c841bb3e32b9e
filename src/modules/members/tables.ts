import { table } from '#platform/database/table.ts';
import { moveTables } from './tables/moves.ts';
import type {
  PersonRow,
  PersonalRecordRow,
  SensitiveRecordRow,
  AffiliationRow,
  StandingRow,
  CircumstanceRow,
  CircumstanceGroundRow,
  OfficeTermRow,
} from './rules/rows.ts';

export type {
  PersonRow,
  PersonalRecordRow,
  SensitiveRecordRow,
  AffiliationRow,
  StandingRow,
  CircumstanceRow,
  CircumstanceGroundRow,
  OfficeTermRow,
} from './rules/rows.ts';

const current = 't.valid @> $today';

/** By how much the strength of an organisation changed on a day; anew from what stands now. */
const foldStrength = [
  `delete from members.strength_change where organisation_no = any($1::integer[])`,
  `insert into members.strength_change (organisation_no, on_day, members, official)
   select affiliation.organisation_no, edge.on_day, sum(edge.sign), sum(edge.sign * (standing.standing = 'official')::integer)
   from members.affiliation as affiliation
   join members.standing as standing on standing.person_id = affiliation.person_id and standing.valid && affiliation.valid
   cross join lateral (values (lower(affiliation.valid * standing.valid), 1),
                              (upper(affiliation.valid * standing.valid), -1)) as edge (on_day, sign)
   where affiliation.organisation_no = any($1::integer[]) and edge.on_day is not null
   group by affiliation.organisation_no, edge.on_day
   having sum(edge.sign) <> 0 or sum(edge.sign * (standing.standing = 'official')::integer) <> 0`,
];

/** Who stands in whose list, anew from what stands now (ADR 0035). */
const foldRoster = ['select platform.fold_roster($1::integer[])'];

export const person = table<PersonRow>('members.person', {
  key: ['id'],
  class: 'internal',
  mine: 'id',
  feed: { kind: 'person', columns: ['id', 'fullName'], first: 'true', rest: null },
  rollUp: foldRoster,
});

export const personalRecord = table<PersonalRecordRow>('members.personal_record', {
  key: ['personId'],
  class: 'personal',
  mine: 'personId',
});

export const sensitiveRecord = table<SensitiveRecordRow>('members.sensitive_record', {
  key: ['personId'],
  class: 'sensitive',
  mine: 'personId',
});

export const affiliation = table<AffiliationRow>('members.affiliation', {
  key: ['id'],
  class: 'internal',
  mine: 'personId',
  feed: { kind: 'affiliation', columns: ['id', 'personId', 'valid'], first: current, rest: null },
  rollUp: [...foldStrength, ...foldRoster],
});

export const standing = table<StandingRow>('members.standing', {
  key: ['id'],
  class: 'internal',
  mine: 'personId',
  feed: { kind: 'standing', columns: ['id', 'personId', 'standing', 'valid'], first: current, rest: null },
  rollUp: [...foldStrength, ...foldRoster],
});

export const circumstance = table<CircumstanceRow>('members.circumstance', {
  key: ['id'],
  class: 'internal',
  mine: 'personId',
  feed: {
    kind: 'circumstance',
    columns: ['id', 'personId', 'kind', 'valid', 'decision', 'act'],
    first: current,
    rest: null,
  },
});

export const circumstanceGround = table<CircumstanceGroundRow>('members.circumstance_ground', {
  key: ['circumstanceId'],
  class: 'personal',
});

export const officeTerm = table<OfficeTermRow>('members.office_term', {
  key: ['id'],
  class: 'internal',
  mine: 'personId',
  feed: {
    kind: 'office-term',
    columns: ['id', 'personId', 'office', 'title', 'valid'],
    first: current,
    rest: null,
  },
});

const ownTables = [
  person,
  personalRecord,
  sensitiveRecord,
  affiliation,
  standing,
  circumstance,
  circumstanceGround,
  officeTerm,
];

export const tables = [...ownTables, ...moveTables];
