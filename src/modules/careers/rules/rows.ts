import type { CivilDate } from '#kernel/civil-date.ts';
import type { AppraisalGrade, JobCategory, SchoolingKind } from './words.ts';

/** «Công tác» — what somebody works as, where and in which sector, during a period. */
export interface EmploymentRow {
  readonly id: string;
  readonly personId: string;
  readonly organisationNo: number;
  readonly fullName: string;
  readonly category: JobCategory | null;
  /** `null`: outside the tree, by its name alone, or nowhere. */
  readonly workplaceNo: number | null;
  readonly workplace: string | null;
  readonly sector: string | null;
  readonly post: string | null;
  readonly valid: string;
}

/** «Trình độ» — one level from a day on. */
export interface SchoolingRow {
  readonly id: string;
  readonly personId: string;
  readonly organisationNo: number;
  readonly kind: SchoolingKind;
  readonly level: string;
  readonly source: string | null;
  /** What the personal record said before the first of these; the same in each. */
  readonly earlier: string | null;
  readonly valid: string;
}

/** «Nhận xét của nơi công tác» — of one member for one year; empty until it is given. */
export interface AppraisalRow {
  readonly id: string;
  readonly personId: string;
  readonly organisationNo: number;
  readonly fullName: string;
  readonly workplaceNo: number | null;
  readonly workplace: string;
  readonly year: number;
  readonly askedOn: CivilDate;
  readonly words: string | null;
  readonly grade: AppraisalGrade | null;
  readonly givenOn: CivilDate | null;
  readonly givenBy: string | null;
}

/** «Xếp loại năm» — of a member or, without a person, of the cell itself; the file of the member takes it along. */
export interface RatingRow {
  readonly id: string;
  readonly organisationNo: number;
  /** Where it was given. */
  readonly ratedNo: number;
  readonly personId: string | null;
  readonly fullName: string | null;
  readonly year: number;
  readonly grade: AppraisalGrade;
  readonly decision: string;
  readonly signedOn: CivilDate;
  readonly signer: string;
  readonly basis: string | null;
}
