import type { Id } from '#kernel/id.ts';
import type { RollCircumstance, Standing } from './types.ts';

/** «Người đến tạm thời» — as another module keeps it; the name is all that is known here of somebody from elsewhere. */
export interface ArrivalRow {
  readonly personId: Id;
  readonly fullName: string;
  readonly standing: Standing;
}

/** «Người được phân công dự» — as another module keeps it. */
export interface AttachmentRow extends PeriodOfPerson {
  readonly fullName: string;
  readonly standing: Standing;
  readonly homeName: string;
  readonly post: string | null;
  readonly mayVote: boolean;
}

/** «Sinh hoạt đảng, tư cách, hoàn cảnh» — what the roll is drawn from. */
export interface PeriodOfPerson {
  readonly personId: Id;
  readonly organisationNo: number;
  /** `[2018-12-31,)` */
  readonly valid: string;
}

/** «Tư cách» — as the devices hold it. */
export interface StandingRow extends PeriodOfPerson {
  readonly standing: Standing;
}

/** «Miễn sinh hoạt, đình chỉ, sinh hoạt tạm thời» — as the devices hold it. */
export interface CircumstanceRow extends PeriodOfPerson {
  readonly kind: RollCircumstance;
}

/** «Chức vụ» — as the devices hold it. */
export interface OfficeTermRow extends PeriodOfPerson {
  readonly office: string;
  readonly title: string | null;
}

/** «Người» — as the devices hold it. */
export interface PersonRow {
  readonly id: Id;
  readonly fullName: string;
}

/** «Tên tổ chức» — the cell's own and those of the levels above. */
export interface OrganisationRow {
  readonly organisationId: Id;
  readonly organisationNo: number;
  readonly name: string;
  readonly kind: string;
  readonly category: string | null;
  readonly place: string | null;
}
