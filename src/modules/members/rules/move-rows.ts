import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';

/** «Chuyển sinh hoạt» — in the book of the cell that lets a member go. */
export interface TransferRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly personId: Id;
  readonly fullName: string;
  readonly kind: MoveKind;
  /** `null`: outside the book, by its name alone. */
  readonly toNo: number | null;
  readonly toName: string;
  readonly requestedOn: CivilDate;
  /** From this day the work or residence has changed. */
  readonly effectiveOn: CivilDate;
  readonly untilOn: CivilDate | null;
  readonly state: 'requested' | 'issued' | 'received' | 'refused' | 'withdrawn' | 'returned';
  readonly letterId: Id | null;
  readonly letterNumber: string | null;
  readonly issuedOn: CivilDate | null;
  readonly validUntil: CivilDate | null;
  readonly answeredOn: CivilDate | null;
}

/** «Nơi đến» — the same move in the book of the cell that is to receive; its id is the transfer's. */
export interface ArrivalRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly personId: Id;
  readonly fullName: string;
  readonly standing: 'official' | 'probationary';
  readonly kind: MoveKind;
  /** `null`: from outside the book. */
  readonly fromNo: number | null;
  readonly fromName: string;
  readonly untilOn: CivilDate | null;
  readonly letterNumber: string | null;
  readonly issuedOn: CivilDate | null;
  readonly validUntil: CivilDate | null;
  readonly state: 'coming' | 'received' | 'refused' | 'withdrawn' | 'returned';
  readonly answeredOn: CivilDate | null;
}

/** «Chính thức, tạm thời». */
export type MoveKind = 'official' | 'temporary';

/** «Sổ cấp giấy giới thiệu» — one letter, numbered in the issuing organisation and year. */
export interface LetterRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly transferId: Id;
  readonly personId: Id;
  readonly year: number;
  readonly number: number;
  readonly issuedOn: CivilDate;
  readonly validUntil: CivilDate;
  readonly signer: string;
  /** The paper as it was issued. */
  readonly document: unknown;
}

/** «Lý do» — of a request, a refusal, a departure: personal class. */
export interface ReasonRow {
  readonly subjectId: Id;
  readonly about: 'request' | 'refusal' | 'departure';
  readonly organisationNo: number;
  readonly reason: string;
}

/** «Ra khỏi Đảng, từ trần» — with the periods it closed, as they stood before. */
export interface DepartureRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly personId: Id;
  readonly fullName: string;
  readonly how: 'left' | 'removed' | 'expelled' | 'died';
  readonly onDay: CivilDate;
  readonly decision: string;
  readonly closed: readonly ClosedPeriod[];
}

/** «Kỳ đã khép» — a row of a kind and the period it had. */
export interface ClosedPeriod {
  readonly kind: 'affiliation' | 'standing' | 'circumstance' | 'office-term';
  readonly id: string;
  readonly valid: string;
}

/** «Vụ việc bỏ sinh hoạt» — absent without reason several meetings in a row. */
export interface AbsenceCaseRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly personId: Id;
  readonly openedOn: CivilDate;
  readonly missed: number;
  readonly sinceOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly outcome: CaseOutcome | null;
  readonly closedOn: CivilDate | null;
}

/** «Kết quả vụ việc». */
export type CaseOutcome = 'returned' | 'exempted' | 'transferred' | 'removal-proposed' | 'mistaken';

/** «Bước giải quyết» — what was done in a case, on which day. */
export interface CaseStepRow {
  readonly id: Id;
  readonly caseId: Id;
  readonly organisationNo: number;
  readonly onDay: CivilDate;
  readonly words: string;
}

/** «Phân công dự sinh hoạt» — attends a cell without belonging to it; in the book of the host. */
export interface AttachmentRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly personId: Id;
  readonly fullName: string;
  readonly standing: 'official' | 'probationary';
  /** `null`: a home outside the book. */
  readonly homeNo: number | null;
  readonly homeName: string;
  readonly post: string | null;
  readonly kind: 'follow' | 'strengthen' | 'border-guard' | 'attend';
  readonly duty: string | null;
  readonly decision: string;
  readonly maySee: boolean;
  readonly maySpeak: boolean;
  readonly mayVote: boolean;
  /** The document that gives the vote. */
  readonly voteSource: string | null;
  readonly valid: string;
}

/** «Nhật ký, ý kiến nhân dân, nhận xét» — what belongs to an attachment. */
export interface AttachmentNoteRow {
  readonly id: Id;
  readonly attachmentId: Id;
  readonly organisationNo: number;
  readonly homeNo: number | null;
  readonly personId: Id;
  readonly kind: 'activity' | 'opinion' | 'comment';
  readonly onDay: CivilDate;
  readonly words: string;
  readonly reply: string | null;
  readonly repliedOn: CivilDate | null;
}
