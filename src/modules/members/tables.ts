import { once, table } from '#platform/database/table.ts';
import type { OfficeProposalRow } from './rules/offices/proposal.ts';
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

/** By how much the strength of an organisation changed on a day, and the sums above it (ADR 0025, 0048). */
const foldStrength = ['select platform.fold_strength($1::integer[])'];

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
  pastIsPublished: true,
  class: 'internal',
  mine: 'personId',
  besides: once('valid'),
  feed: { kind: 'affiliation', columns: ['id', 'personId', 'valid'], first: current, rest: null },
  rollUp: [...foldStrength, ...foldRoster],
});

// A standing goes along with the files to each cell: only of who was listed there while the cell stood below (ADR 0078).
const onceListed = `${once('valid')} and exists (
  select from members.roster as line
  where line.person_id = standing.person_id and line.organisation_no <@ (select platform.departed())
    and line.above_no <@ (select platform.keeps()) and daterange(line.from_day, line.until_day) && standing.valid)`;

export const standing = table<StandingRow>('members.standing', {
  key: ['id'],
  pastIsPublished: true,
  class: 'internal',
  mine: 'personId',
  besides: onceListed,
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

export const officeProposal = table<OfficeProposalRow>('members.office_proposal', {
  key: ['id'],
  class: 'internal',
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
  officeProposal,
];

export const tables = [...ownTables, ...moveTables];
