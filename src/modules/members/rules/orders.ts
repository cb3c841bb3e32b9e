import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { MoveKind } from './move-rows.ts';

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
