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
}

/** «Thu hồi văn bản» — what the command takes. */
export interface WithdrawPaper {
  readonly paperId: Id;
}

/** «Đã nhận văn bản» — what the command takes. */
export interface ReceivePaper {
  readonly paperId: Id;
}
