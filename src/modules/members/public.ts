import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Period } from '#kernel/period.ts';
import type {
  AffiliationRow,
  CircumstanceRow,
  OfficeTermRow,
  PersonalRecordRow,
  SensitiveRecordRow,
  StandingRow,
} from './rules/rows.ts';

type Facts<Row> = Omit<Row, 'id' | 'personId' | 'organisationNo' | 'valid'>;

/** «Đảng viên đưa vào sổ» — what is known of one member, by fact and period, in the cell of that number. */
export interface NewMember {
  readonly personId: Id;
  readonly organisationNo: number;
  readonly fullName: string;
  readonly record: Facts<PersonalRecordRow>;
  readonly sensitive: Facts<SensitiveRecordRow> | null;
  readonly affiliation: Facts<AffiliationRow> & Period;
  readonly standings: readonly (Facts<StandingRow> & Period)[];
  readonly circumstances: readonly (Facts<CircumstanceRow> & Period & { readonly ground: string | null })[];
  /** Each in the organisation of its own number. */
  readonly offices: readonly (Facts<OfficeTermRow> & {
    readonly organisationNo: number;
    readonly from: CivilDate;
  })[];
}

/** «Cử cán bộ xuống chi bộ» — the event by which a plan that was taken becomes attachments. */
export interface PeoplePlacedInCells {
  readonly decision: string;
  readonly from: CivilDate;
  readonly until: CivilDate | null;
  readonly pairs: readonly {
    readonly id: Id;
    readonly personId: Id;
    readonly cellId: Id;
    readonly duty: string;
  }[];
}

/** «Đạt trình độ» — the event by which the personal record follows the latest level. */
export interface LevelReached {
  readonly personId: Id;
  readonly kind: 'general' | 'professional' | 'theory';
  readonly level: string;
}

export type { Beginning, Ending, FilesMoved } from './rules/rows.ts';
export {
  seatFaults,
  type FaultFound,
  type Named,
  type SeatFault,
  type SeatRules,
} from './rules/offices/judge.ts';
export { knownHere } from './rules/known-here.ts';
export { claimKey, claimText, type ClaimedNumber } from './rules/claimed-number.ts';

/** «Sắp xếp đảng viên» — the event by which an act on organisations moves people and fills offices. */
export interface PeoplePlaced {
  readonly act: Id;
  readonly on: CivilDate;
  readonly decision: string;
  readonly moves: readonly { readonly personId: Id; readonly fromNo: number; readonly toNo: number }[];
  /** Offices that end though their organisations stand and their holders stay. */
  readonly relieved: readonly Id[];
  /** Of every organisation named here. */
  readonly names: ReadonlyMap<number, string>;
  /** Organisations that end: their offices end with them. */
  readonly closed: readonly number[];
  readonly posts: readonly {
    readonly personId: Id;
    readonly organisationNo: number;
    readonly office: string;
    readonly title: string | null;
    readonly statePost: string | null;
  }[];
}

export type { Waiting, WaitingAsked } from './rules/waiting.ts';
