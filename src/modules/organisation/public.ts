import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';

export { foundOrganisation, organisationKinds } from './contract.ts';
export { hardships, hardshipWords, type Hardship } from './rules/place.ts';

/** «Tổ chức đưa vào sổ» — an organisation that another module brings, superiors before those below them. */
export interface NewOrganisation {
  readonly id: Id;
  /** One brought with it or one of the book; `null` for a root. */
  readonly parentId: Id | null;
  readonly name: string;
  readonly code: string | null;
  readonly kind: string;
  readonly category: string | null;
  readonly block: string | null;
  readonly blockPosition: number | null;
  readonly distanceKm: number | null;
  readonly decision: string | null;
  readonly foundedOn: CivilDate | null;
  readonly note: string | null;
  readonly position: number;
}

/** «Đưa tổ chức vào sổ» — the event, and what the reaction to it answers: numbers by id. */
export interface BringOrganisations {
  readonly from: CivilDate;
  readonly organisations: readonly NewOrganisation[];
}
export type OrganisationNumbers = ReadonlyMap<Id, number>;

/** «Gỡ khỏi sổ» — the keys of rows that an act had brought and that are taken back, by table. */
export type RowsTakenBack = ReadonlyMap<string, readonly string[]>;
