import type { CivilDate, Instant } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';

/** «Văn bản» — stored once by its issuer, read downwards by its audience. */
export interface PaperRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly number: string | null;
  readonly title: string;
  readonly kind: string | null;
  readonly issuedOn: CivilDate | null;
  readonly fileSha256: string | null;
  /** Categories of cells; empty means all. */
  readonly audience: readonly string[];
  readonly discuss: boolean;
  /** `[2026-11-01,)` */
  readonly valid: string;
  readonly withdrawn: boolean;
}

/** «Nội dung văn bản» — the words of a paper, apart from its line: a device fetches them later. */
export interface PaperTextRow {
  readonly paperId: Id;
  readonly organisationNo: number;
  readonly text: string;
}

/** «Biên nhận văn bản» — a row only when somebody has received the paper. */
export interface PaperReceiptRow {
  readonly paperId: Id;
  readonly organisationNo: number;
  readonly personId: Id | null;
  readonly receivedAt: Instant;
}

/** «Cách văn bản đến đảng viên» — read in the app by the member, given in print, read out by somebody. */
export type ReadingHow = 'app' | 'printed' | 'read-out';

/** «Đảng viên đã được quán triệt văn bản» — one person of one cell, by the person's own word or the keeper's. */
export interface PaperReadingRow {
  readonly paperId: Id;
  readonly organisationNo: number;
  readonly personId: Id;
  readonly how: ReadingHow;
  readonly readOn: CivilDate;
  readonly notedBy: Id;
}
