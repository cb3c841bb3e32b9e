import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { AttachmentRow, CaseOutcome, DepartureRow, MoveKind } from './move-rows.ts';

// What people order, as decisions look at it. The contracts must keep to it: the compiler compares them.

/** «Đề nghị chuyển sinh hoạt» — what the command takes. */
export interface RequestTransfer {
  readonly transferId: Id;
  readonly personId: Id;
  readonly kind: MoveKind;
  /** `null`: outside the book, by its name. */
  readonly toOrganisationId: Id | null;
  readonly toName: string;
  readonly effectiveOn: CivilDate;
  readonly untilOn: CivilDate | null;
  /** Full-time study may last longer. */
  readonly forStudy: boolean;
  readonly reason: string | null;
}

/** «Thôi chuyển» — what the command takes. */
export interface WithdrawTransfer {
  readonly transferId: Id;
}

/** «Xác nhận đã nhận ở nơi ngoài sổ» — what the command takes. */
export interface ConfirmDeparture {
  readonly transferId: Id;
  readonly on: CivilDate;
}

/** «Tiếp nhận» — what the command takes. */
export interface ReceiveArrival {
  readonly arrivalId: Id;
  readonly on: CivilDate;
}

/** «Trả lại giấy» — what the command takes. */
export interface RefuseArrival {
  readonly arrivalId: Id;
  readonly reason: string;
}

/** «Đến từ nơi ngoài sổ» — what the command takes. */
export interface RecordArrival {
  readonly arrivalId: Id;
  readonly personId: Id;
  readonly fullName: string;
  readonly standing: 'official' | 'probationary';
  readonly kind: MoveKind;
  readonly fromName: string;
  readonly letterNumber: string | null;
  readonly on: CivilDate;
  readonly untilOn: CivilDate | null;
  readonly forStudy: boolean;
}

/** «Kết thúc sinh hoạt tạm thời» — what the command takes. */
export interface EndTemporary {
  readonly transferId: Id;
  readonly on: CivilDate;
}

/** «Ghi trường hợp» — what the command takes. */
export interface SetCircumstance {
  readonly circumstanceId: Id;
  readonly personId: Id;
  readonly kind: 'away' | 'exempt' | 'suspended';
  readonly from: CivilDate;
  /** The first day after it; `null`: until further notice. */
  readonly until: CivilDate | null;
  readonly decision: string | null;
  readonly ground: string | null;
  readonly place: string | null;
  readonly contact: string | null;
}

/** «Kết thúc trường hợp» — what the command takes. */
export interface EndCircumstance {
  readonly circumstanceId: Id;
  readonly on: CivilDate;
}

/** «Bỏ dòng ghi nhầm» — what the command takes. */
export interface UndoCircumstance {
  readonly circumstanceId: Id;
}

/** «Công nhận đảng viên chính thức» — what the command takes. */
export interface RecogniseMember {
  readonly standingId: Id;
  readonly personId: Id;
  readonly on: CivilDate;
  readonly decision: string;
}

/** «Bỏ công nhận ghi nhầm» — what the command takes. */
export interface UndoRecognition {
  readonly personId: Id;
}

/** «Ra khỏi Đảng, từ trần» — what the command takes. */
export interface EndMembership {
  readonly departureId: Id;
  readonly personId: Id;
  readonly how: DepartureRow['how'];
  /** The first day on which the person no longer belongs. */
  readonly on: CivilDate;
  readonly decision: string;
  readonly reason: string | null;
}

/** «Bỏ dòng ghi nhầm» — what the command takes. */
export interface UndoDeparture {
  readonly departureId: Id;
}

/** «Mở vụ việc bỏ sinh hoạt» — what the command takes. */
export interface OpenCase {
  readonly caseId: Id;
  readonly personId: Id;
}

/** «Ghi bước giải quyết» — what the command takes. */
export interface NoteStep {
  readonly stepId: Id;
  readonly caseId: Id;
  readonly on: CivilDate;
  readonly words: string;
}

/** «Khép vụ việc» — what the command takes. */
export interface CloseCase {
  readonly caseId: Id;
  readonly outcome: CaseOutcome;
}

/** «Phân công dự sinh hoạt» — what the command takes. */
export interface AssignAttachment {
  readonly attachmentId: Id;
  readonly personId: Id;
  readonly fullName: string;
  readonly standing: 'official' | 'probationary';
  /** `null`: a home outside the book, by its name. */
  readonly homeOrganisationId: Id | null;
  readonly homeName: string;
  readonly post: string | null;
  readonly kind: AttachmentRow['kind'];
  readonly duty: string | null;
  readonly decision: string;
  readonly maySee: boolean;
  readonly maySpeak: boolean;
  readonly mayVote: boolean;
  readonly voteSource: string | null;
  readonly from: CivilDate;
  readonly until: CivilDate | null;
}

/** «Thôi phân công» — what the command takes. */
export interface EndAttachment {
  readonly attachmentId: Id;
  readonly on: CivilDate;
}

/** «Ghi nhật ký, ý kiến, nhận xét» — what the commands take. */
export interface NoteAttachment {
  readonly noteId: Id;
  readonly attachmentId: Id;
  readonly kind: 'activity' | 'opinion' | 'comment';
  readonly on: CivilDate;
  readonly words: string;
}

/** «Trả lời ý kiến nhân dân» — what the command takes. */
export interface ReplyToOpinion {
  readonly noteId: Id;
  readonly reply: string;
}
