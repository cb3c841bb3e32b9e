import type { CivilDate } from '#kernel/civil-date.ts';
import type { Citation } from '#kernel/problem.ts';
import type { Text } from '#kernel/text.ts';

/** «Mức của điều cần xem lại» — an error keeps the row out, a warning is saved with it, a repeated row is not saved twice. */
export type Severity = 'error' | 'warning' | 'repeated';

/** «Điều cần xem lại ở một dòng» — what is wrong, in which cell, and how to mend it. */
export interface RowProblem {
  readonly file: string;
  readonly sheet: string;
  /** As the spreadsheet counts, from 1. */
  readonly row: number;
  /** Letters of the column; empty where the whole row is meant. */
  readonly column: string;
  readonly severity: Severity;
  readonly code: string;
  readonly message: Text;
  readonly fix: Text;
  readonly citation?: Citation;
  /** The other row that is meant. */
  readonly otherRow?: number;
  /** What the cell was probably meant to say. */
  readonly suggestion?: string;
  /** Where book and file differ; the book is never overwritten. */
  readonly differences?: readonly Difference[];
}

/** «Chỗ khác nhau» — one field that the book holds otherwise than the file. */
export interface Difference {
  readonly field: string;
  readonly book: string;
  readonly file: string;
}

/** «Dòng đã đọc» — a row of data with what could be read of it. */
export type ParsedRow<Row> =
  | { readonly row: number; readonly status: 'good'; readonly values: Row }
  | { readonly row: number; readonly status: 'error' | 'repeated'; readonly values: Partial<Row> };

/** «Kết quả đọc» — every data row of a sheet, and everything that needs a look. */
export interface SheetReading<Row> {
  readonly rows: readonly ParsedRow<Row>[];
  readonly problems: readonly RowProblem[];
}

/** «Trị số của quy định» — a figure that a regulation fixes, with the place that fixes it. */
export interface RuleValue {
  readonly value: number;
  readonly citation: Citation;
}

/** «Loại tổ chức đảng» — the kinds that a list of organisations names. */
export type ImportedKind =
  | 'province-chapter'
  | 'district-chapter'
  | 'bloc-chapter'
  | 'commune-chapter'
  | 'grassroots-chapter'
  | 'grassroots-cell'
  | 'inner-chapter'
  | 'section'
  | 'cell';

/** «Loại hình chi bộ» — decides agenda, targets and statistics of a cell. */
export type ImportedCategory =
  | 'village'
  | 'street'
  | 'commune-office'
  | 'agency'
  | 'public-service'
  | 'state-enterprise'
  | 'private-enterprise'
  | 'armed-forces'
  | 'other';

/** «Cấp trên trực tiếp trong tệp» — by code in the book, by row of the same file, or a body outside both. */
export type ImportedParent =
  { readonly code: string } | { readonly row: number } | { readonly outside: string };

/** «Tổ chức đảng trong tệp» — one organisation as the file gives it. */
export interface OrganisationRow {
  readonly row: number;
  readonly code: string | null;
  readonly name: string;
  readonly kind: ImportedKind;
  readonly category: ImportedCategory | null;
  /** The kind in the words of the file. */
  readonly kindAsWritten: string;
  readonly block: string | null;
  readonly parent: ImportedParent | null;
  readonly foundedOn: CivilDate | null;
  readonly decisionNumber: string | null;
  readonly distanceKm: number | null;
  readonly note: string | null;
  /** Place in the file, from 1. */
  readonly order: number;
}

/** «Nơi» — country, province and address as written; old province names stay. */
export interface ImportedPlace {
  readonly country: string | null;
  readonly province: string | null;
  readonly detail: string | null;
}

/** «Trạng thái hoạt động» — the states of the national sheet. */
export type ImportedState =
  'active' | 'exempt' | 'suspended' | 'interrupted' | 'left' | 'died' | 'transferred';

/** «Chức vụ trong chi bộ» — the office that the member holds in the own cell. */
export type CellOffice = 'secretary' | 'deputy-secretary' | 'committee-member';

/** «Chức vụ trong đảng ủy cơ sở» — the office in the committee above the cell. */
export type GrassrootsOffice = 'secretary' | 'deputy-secretary' | 'standing-member' | 'committee-member';

/** «Trình độ» — as written; whether upper secondary school was finished under either school system. */
export interface ImportedEducation {
  readonly general: { readonly asWritten: string; readonly completed: boolean } | null;
  readonly professional: string | null;
  readonly theory: string | null;
}

/** «Đảng viên trong tệp» — one member as the file gives it. */
export interface MemberRow {
  readonly row: number;
  readonly fullName: string;
  /** As typed, often in capitals. */
  readonly nameAsWritten: string;
  readonly otherName: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly birthDate: CivilDate | null;
  /** Sensitive: read only for a stated purpose. */
  readonly ethnicGroup: string | null;
  /** Sensitive: read only for a stated purpose. */
  readonly religion: string | null;
  readonly citizenNumber: string | null;
  readonly cardNumber: string | null;
  readonly cardPlace: string | null;
  readonly cardDate: CivilDate | null;
  /** Card number under decision 85. */
  readonly oldCardNumber: string | null;
  /** Code of the cell, also where the file gave only its name; `null` for a cell without code. */
  readonly cellCode: string | null;
  readonly cellName: string;
  /** The row of the same file that brings the cell, where the book does not have it yet. */
  readonly cellRow: number | null;
  /** The lifelong id of the cell, where whoever asked for the reading gave one. */
  readonly cellId: string | null;
  readonly birthPlace: ImportedPlace;
  readonly home: ImportedPlace;
  readonly residence: ImportedPlace;
  readonly joinedOn: CivilDate;
  readonly officialOn: CivilDate | null;
  readonly standing: 'official' | 'probationary';
  readonly oldIdentityNumber: string | null;
  readonly state: ImportedState;
  readonly stateOn: CivilDate | null;
  readonly education: ImportedEducation;
  readonly offices: {
    readonly cell: CellOffice | null;
    readonly grassroots: GrassrootsOffice | null;
    readonly government: string | null;
  };
  readonly occupation: string | null;
  readonly worksAway: boolean;
  readonly exemptionReason: string | null;
  readonly note: string | null;
  /** Number or UUID in the national system. */
  readonly nationalId: string | null;
}

/** «Tổ chức đã biết» — an organisation of the book, or of the organisations sheet read just before. */
export interface KnownOrganisation {
  readonly id?: string;
  readonly code: string | null;
  readonly name: string;
  readonly parentName: string | null;
  /** Members may belong to it: a cell, or a grassroots cell. */
  readonly isCell: boolean;
  /** Its row, where it comes from the same file. */
  readonly row?: number;
  /** What the book holds, for naming differences. */
  readonly values?: Partial<OrganisationRow>;
}

/** «Đảng viên đã có trong sổ» — enough to recognise a person; `values` holds what may be compared. */
export interface KnownMember {
  readonly fullName: string;
  readonly birthDate: CivilDate | null;
  readonly joinedOn: CivilDate | null;
  readonly citizenNumber: string | null;
  readonly cardNumber: string | null;
  readonly cellCode: string | null;
  readonly standing: 'official' | 'probationary';
  readonly values?: Partial<MemberRow>;
}

/** «Bối cảnh của lần nhập» — what a reading is judged against. */
export interface IntakeContext {
  readonly file: string;
  readonly today: CivilDate;
  readonly organisations: readonly KnownOrganisation[];
  readonly members: readonly KnownMember[];
  readonly rules: {
    /** Official members from which a cell elects a committee. */
    readonly committeeFrom: RuleValue;
    /** Age in years from which a person may be admitted. */
    readonly joiningAge: RuleValue;
  };
  /** Why ethnic group and religion are read; without it they are left in the file. */
  readonly purposeForSensitive?: string;
}
