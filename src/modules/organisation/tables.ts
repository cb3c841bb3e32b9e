import { table } from '#platform/database/table.ts';
import type { CorrectedReading } from './rules/correction.ts';
import type { AddedKindRow } from './rules/kind.ts';
import type { PlaceFactRow } from './rules/place.ts';

/** «Tên, loại hình của tổ chức trong một khoảng thời gian». */
export interface ProfileRow {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationNo: number;
  readonly name: string;
  readonly searchName: string;
  readonly code: string | null;
  readonly kind: string;
  readonly category: string | null;
  readonly block: string | null;
  readonly blockPosition: number | null;
  readonly place: string | null;
  readonly distanceKm: number | null;
  readonly decision: string | null;
  readonly foundedOn: string | null;
  readonly note: string | null;
  readonly position: number;
  readonly valid: string;
  readonly begunAct?: string | null;
  readonly endedAct?: string | null;
  /** Where an undoing restored it: the act that had begun it first. */
  readonly originAct?: string | null;
}

/** «Trực thuộc» — who stands under whom, by period. */
export interface PlacementRow {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationNo: number;
  readonly parentNo: number;
  readonly valid: string;
  readonly begunAct?: string | null;
  readonly endedAct?: string | null;
  /** Where an undoing restored it: the act that had begun it first. */
  readonly originAct?: string | null;
}

/** «Quyết định về tổ chức» — in the book of the superior who decided. */
export interface ActRow {
  readonly id: string;
  readonly organisationNo: number;
  readonly kind:
    | 'found'
    | 'merge'
    | 'split'
    | 'draw'
    | 'dissolve'
    | 'move'
    | 'upgrade'
    | 'rename'
    | 'reorganise'
    | 'offices'
    | 'admit'
    | 'release'
    | 'rectify'
    | 'correct';
  /** «Trích yếu». */
  readonly title: string;
  /** «Số, ký hiệu». */
  readonly decision: string;
  readonly signedOn: string;
  /** Name and office of who signed, as on the paper. */
  readonly signer: string;
  /** «Căn cứ» — the regulations it rests on. */
  readonly basis: string;
  readonly effectiveOn: string;
  /** The act that this one sets right or undoes. */
  readonly rectifies: string | null;
}

/** «Đính chính» — how a field of the paper of an act is read since a later act has said so. */
export interface CorrectionRow extends CorrectedReading {
  readonly id: string;
  readonly organisationNo: number;
  readonly actId: string;
  /** The later act that says so. */
  readonly byAct: string;
  readonly reason: string;
}

/** «Tiền thân, kế thừa» — which organisation went on in which, and how many members went along. */
export interface LineageRow {
  readonly id: string;
  /** Of the superior who decided. */
  readonly organisationNo: number;
  readonly actId: string;
  readonly predecessorId: string;
  readonly successorId: string;
  readonly onDay: string;
  readonly members: number;
  /** The later act that took it back. */
  readonly undoneAct: string | null;
}

/** «Giữ sổ» — today's keeper of every organisation that ever was. */
export interface CustodyRow {
  readonly keeperNo: number;
  readonly organisationNo: number;
  readonly depth: number;
}

/** Above whom an organisation stood and whom it oversees, anew from what stands now (ADR 0035). */
const foldReach = {
  rollUp: ['select platform.fold_reach($1::integer[])'],
  rollUpCovers: ['select platform.fold_roster($1::integer[])'],
};
const foldOversight = ['select platform.fold_oversight($1::integer[])'];

export const profile = table<ProfileRow>('organisation.profile', {
  key: ['id'],
  pastIsPublished: true,
  class: 'public',
  feed: {
    kind: 'organisation',
    columns: ['id', 'organisationId', 'name', 'code', 'kind', 'category', 'place', 'valid'],
    first: 't.valid @> $today',
    rest: null,
    downwards: true,
  },
  ...foldReach,
});

export const placement = table<PlacementRow>('organisation.placement', {
  key: ['id'],
  pastIsPublished: true,
  class: 'public',
  ...foldReach,
});

export const custody = table<CustodyRow>('organisation.custody', {
  key: ['keeperNo', 'organisationNo'],
  class: 'public',
  rollUp: foldOversight,
});

export const act = table<ActRow>('organisation.act', { key: ['id'], class: 'public' });

export const correction = table<CorrectionRow>('organisation.correction', { key: ['id'], class: 'public' });

export const placeFact = table<PlaceFactRow>('organisation.place_fact', { key: ['id'], class: 'public' });

export const lineage = table<LineageRow>('organisation.lineage', { key: ['id'], class: 'public' });

export const addedKind = table<AddedKindRow>('organisation.added_kind', { key: ['code'], class: 'public' });

export const tables = [profile, placement, custody, act, correction, placeFact, lineage, addedKind];
