import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';

// What people order, as decisions look at it. The contracts must keep to it: the compiler compares them.

/** «Gửi văn bản xuống» — what the command takes. */
export interface PublishPaper {
  readonly id: Id;
  readonly title: string;
  readonly issuedOn: CivilDate;
  readonly audience: readonly string[];
  readonly discuss: boolean;
  readonly validFrom: CivilDate;
  readonly number?: string | null | undefined;
  readonly kind?: string | null | undefined;
  readonly fileSha256?: string | null | undefined;
  readonly validUntil?: CivilDate | null | undefined;
  readonly text?: string | null | undefined;
}

/** «Thu hồi văn bản» — what the command takes. */
export interface WithdrawPaper {
  readonly paperId: Id;
}

/** «Đã nhận văn bản» — what the command takes. */
export interface ReceivePaper {
  readonly paperId: Id;
}

/** «Tôi đã đọc» — what the command takes. */
export interface ConfirmReading {
  readonly paperId: Id;
  /** `true`: pressed by mistake, taken back. */
  readonly takenBack?: boolean | undefined;
}

/** «Ghi ai đã được quán triệt» — what the command takes. */
export interface NoteReading {
  readonly paperId: Id;
  readonly personIds: readonly Id[];
  /** `null`: the keeper's mark is taken out. */
  readonly how: 'printed' | 'read-out' | null;
  readonly on: CivilDate;
}
