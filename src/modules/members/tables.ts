import { table } from '#platform/database/table.ts';

/** «Người» — a lifelong identity and its name. */
export interface PersonRow {
  readonly id: string;
  readonly organisationNo: number;
  readonly fullName: string;
  readonly sortName: string;
  readonly searchName: string;
}

/** «Phiếu đảng viên» — what the committee and the levels above may see. */
export interface PersonalRecordRow {
  readonly personId: string;
  readonly organisationNo: number;
  readonly otherName: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly birthDate: string | null;
  readonly citizenNumber: string | null;
  readonly oldIdentityNumber: string | null;
  readonly cardNumber: string | null;
  readonly cardPlace: string | null;
  readonly cardDate: string | null;
  readonly oldCardNumber: string | null;
  readonly nationalId: string | null;
  readonly birthPlace: string | null;
  readonly homePlace: string | null;
  readonly residence: string | null;
  readonly joinedOn: string | null;
  readonly officialOn: string | null;
  readonly generalEducation: string | null;
  readonly professionalEducation: string | null;
  readonly theoryLevel: string | null;
  readonly occupation: string | null;
  readonly worksAway: boolean;
  readonly stateOffice: string | null;
  readonly phone: string | null;
  readonly note: string | null;
}

/** Sensitive class: only with a granted purpose. */
export interface SensitiveRecordRow {
  readonly personId: string;
  readonly organisationNo: number;
  readonly purpose: string;
  readonly ethnicGroup: string | null;
  readonly religion: string | null;
}

/** «Sinh hoạt đảng» — belonging to a cell during a period. */
export interface AffiliationRow {
  readonly id: string;
  readonly personId: string;
  readonly organisationNo: number;
  readonly valid: string;
  readonly earlierUnknown: boolean;
  readonly endedBy: string | null;
}

/** «Tư cách» — official or probationary, by period. */
export interface StandingRow {
  readonly id: string;
  readonly personId: string;
  readonly organisationNo: number;
  readonly standing: 'official' | 'probationary';
  readonly valid: string;
}

/** Exempt, suspended, temporarily here or elsewhere, by period. */
export interface CircumstanceRow {
  readonly id: string;
  readonly personId: string;
  readonly organisationNo: number;
  readonly kind: 'exempt' | 'suspended' | 'temporarily-elsewhere' | 'temporarily-here';
  readonly valid: string;
}

/** Why a circumstance holds: personal class, apart from the fact. */
export interface CircumstanceGroundRow {
  readonly circumstanceId: string;
  readonly organisationNo: number;
  readonly ground: string;
}

/** «Chức vụ» — an office held from–until. */
export interface OfficeTermRow {
  readonly id: string;
  readonly personId: string;
  readonly organisationNo: number;
  readonly office: string;
  readonly title: string | null;
  readonly decision: string | null;
  readonly valid: string;
}

const current = 't.valid @> $today';

export const person = table<PersonRow>('members.person', {
  key: ['id'],
  class: 'internal',
  mine: 'id',
  feed: { kind: 'person', columns: ['id', 'fullName'], first: 'true', rest: null },
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
});

export const standing = table<StandingRow>('members.standing', {
  key: ['id'],
  class: 'internal',
  mine: 'personId',
  feed: { kind: 'standing', columns: ['id', 'personId', 'standing', 'valid'], first: current, rest: null },
});

export const circumstance = table<CircumstanceRow>('members.circumstance', {
  key: ['id'],
  class: 'internal',
  mine: 'personId',
  feed: { kind: 'circumstance', columns: ['id', 'personId', 'kind', 'valid'], first: current, rest: null },
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

export const tables = [
  person,
  personalRecord,
  sensitiveRecord,
  affiliation,
  standing,
  circumstance,
  circumstanceGround,
  officeTerm,
];
