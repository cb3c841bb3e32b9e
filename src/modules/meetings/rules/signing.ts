import { writeDate, type CivilDate, type Instant } from '#kernel/civil-date.ts';
import { dayInVietnam, timeInVietnam } from '#kernel/clock-time.ts';
import type { Id } from '#kernel/id.ts';
import type { OfficialPaper } from '#kernel/official-paper.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import type { Text } from '#kernel/text.ts';
import { ofMeeting } from './from-rows.ts';
import type { MeetingRow, MinutesRow } from './rows.ts';
import type { ItemLevel } from './types.ts';

/** «Góp ý biên bản» — by somebody who was present, before the minutes are adopted; the keeper takes it or says why not. */
export interface RemarkRow {
  readonly id: Id;
  readonly meetingId: Id;
  readonly organisationNo: number;
  readonly personId: Id;
  readonly text: string;
  readonly writtenAt: Instant;
  readonly standing: 'waiting' | 'taken' | 'left';
  readonly answer: string | null;
  /** Of the minutes. */
  readonly level?: ItemLevel | null;
}

/** «Vai ký biên bản» — who wrote them signs left, the chair right. */
export type SigningRole = 'clerk' | 'chair';

/** «Chữ ký biên bản» — over the hash of the locked text. */
export interface SignatureRow {
  readonly meetingId: Id;
  readonly role: SigningRole;
  readonly organisationNo: number;
  readonly personId: Id;
  readonly textHash: string;
  readonly signedAt: Instant;
}

/** «Loại giấy đã ký». */
export type SignedKind = 'minutes' | 'roll' | 'resolution' | 'other';

/** «Tệp giấy đã ký» — a photo or scan filed back to its meeting; what was filed by mistake keeps its line and the reason. */
export interface SignedFileRow {
  readonly id: Id;
  readonly meetingId: Id;
  readonly organisationNo: number;
  readonly kind: SignedKind;
  readonly file: string;
  readonly fileName: string;
  readonly filedOn: CivilDate;
  readonly filedBy: Id;
  readonly removedOn: CivilDate | null;
  readonly removedBy: Id | null;
  readonly removedReason: string | null;
  /** Of the minutes. */
  readonly level?: ItemLevel | null;
}

/** «Loại giấy đã ký» in words. */
export const signedKindWords: Readonly<Record<SignedKind, Text>> = {
  minutes: { vi: 'Biên bản', en: 'Minutes' },
  roll: { vi: 'Danh sách điểm danh', en: 'Roll' },
  resolution: { vi: 'Nghị quyết', en: 'Resolution' },
  other: { vi: 'Giấy khác', en: 'Other' },
};

/** «Giấy đã ký của một buổi» — in the order of filing; the one filed before several were kept comes first. */
export function signedFilesOf(rows: Rows, meetingId: Id): readonly SignedFileRow[] {
  const files = ofMeeting<SignedFileRow>(rows, 'signed-file', meetingId).toSorted((one, other) =>
    one.id < other.id ? -1 : 1,
  );
  const minutes = rows.one<MinutesRow>('minutes', meetingId);
  if (!minutes?.signedFile || !minutes.lockedAt) return files;
  if (files.some(({ file }) => file === minutes.signedFile)) return files;
  return [filedBefore(minutes, minutes.signedFile, dayInVietnam(minutes.lockedAt)), ...files];
}

function filedBefore(minutes: MinutesRow, file: string, on: CivilDate): SignedFileRow {
  const { meetingId, organisationNo, signedFileName, filedOn, filedBy } = minutes;
  return {
    id: meetingId,
    meetingId,
    organisationNo,
    kind: 'minutes',
    file,
    fileName: signedFileName ?? '',
    filedOn: filedOn ?? on,
    filedBy: filedBy ?? meetingId,
    removedOn: null,
    removedBy: null,
    removedReason: null,
  };
}

/** «Vai ký» in words. */
export const roleWords: Readonly<Record<SigningRole, Text>> = {
  clerk: { vi: 'Người ghi biên bản', en: 'Clerk' },
  chair: { vi: 'Chủ trì', en: 'Chair' },
};

/** «Góp ý của một biên bản» — in the order in which they were written. */
export function remarksOf(rows: Rows, meetingId: Id): readonly RemarkRow[] {
  return ofMeeting<RemarkRow>(rows, 'remark', meetingId).toSorted((one, other) =>
    one.id < other.id ? -1 : 1,
  );
}

/** «Góp ý chưa trả lời» — how many stand in the way of adopting the minutes. */
export function waitingRemarks(rows: Rows, meetingId: Id): number {
  return remarksOf(rows, meetingId).filter((remark) => remark.standing === 'waiting').length;
}

/** «Chữ ký của một biên bản». */
export function signaturesOf(rows: Rows, meetingId: Id): readonly SignatureRow[] {
  return ofMeeting<SignatureRow>(rows, 'signature', meetingId);
}

/** «Người này ký vai nào» — both where the chair wrote the minutes too. */
export function rolesOf(
  meeting: Pick<MeetingRow, 'chairId' | 'clerkId'>,
  person: Id,
): readonly SigningRole[] {
  const roles: readonly (readonly [SigningRole, Id | null])[] = [
    ['clerk', meeting.clerkId],
    ['chair', meeting.chairId],
  ];
  return roles.flatMap(([role, signer]) => (signer === person ? [role] : []));
}

/** «Ký lúc nào, cách nào» — what a paper says beside the name of each signer. */
export interface Signing {
  readonly signatures: readonly { readonly role: SigningRole; readonly signedAt: string }[];
  /** Whether a picture of the book signed by hand was filed, and on which day; `null`: before days were kept. */
  readonly filed: boolean;
  readonly filedOn: string | null;
}

/**
 * «Biên bản có chữ ký» — the locked paper with what is known of its signing, clerk left and chair right. Nothing of it
 * goes into the text that was locked, whose hash the signatures are over.
 */
export function signedPaper(paper: OfficialPaper, { signatures, filed, filedOn }: Signing): OfficialPaper {
  const roles: readonly SigningRole[] = ['clerk', 'chair'];
  const day = filedOn === null ? '' : ` ngày ${writeDate(filedOn as CivilDate)}`;
  const byHand = filed ? `Đã ký tay trên bản giấy, ảnh lưu vào sổ${day}` : null;
  return {
    ...paper,
    signatures: paper.signatures.map((signature, at) => {
      const given = signatures.find((one) => one.role === roles[at]);
      const how = given
        ? `Đã ký trong Sổ Chi Bộ lúc ${timeInVietnam(given.signedAt as Instant)}, ngày ${writeDate(dayInVietnam(given.signedAt as Instant))}`
        : byHand;
      return how === null ? signature : { ...signature, how };
    }),
  };
}

/** «Việc ký của một biên bản» — from the rows of the book. */
export function signingOf(rows: Rows, meetingId: Id): Signing {
  const minutes = rows.one<MinutesRow>('minutes', meetingId);
  return {
    signatures: signaturesOf(rows, meetingId),
    filed: Boolean(minutes?.signedFile),
    filedOn: minutes?.filedOn ?? null,
  };
}

/** «Điều cần xem lại khi góp ý, khi ký biên bản». */
export const signingProblems = {
  voteIsNotOnMinutes: {
    code: 'meetings.voteIsNotOnMinutes',
    message: {
      vi: 'Biểu quyết này không phải về biên bản.',
      en: 'This vote was not on the minutes.',
    },
    fix: {
      vi: 'Biểu quyết ở mục thông qua biên bản, rồi thông qua.',
      en: 'Vote under the item of the minutes, then adopt them.',
    },
  },
  minutesAreAdopted: {
    code: 'meetings.minutesAreAdopted',
    message: { vi: 'Biên bản đã được thông qua.', en: 'The minutes have been adopted.' },
    fix: {
      vi: 'Thấy chỗ sai thì báo người giữ sổ ghi phụ lục; buổi sau thông qua.',
      en: 'Ask the keeper of the book for an addendum; the next meeting adopts it.',
    },
  },
  wasNotThere: {
    code: 'meetings.wasNotThere',
    message: {
      vi: 'Chỉ đồng chí có mặt ở buổi họp góp ý biên bản.',
      en: 'Only those who were present comment on the minutes.',
    },
    fix: {
      vi: 'Nếu có dự, nhờ người giữ sổ xem lại điểm danh.',
      en: 'If you were there, ask the keeper to look at the roll again.',
    },
  },
  remarkNotFound: {
    code: 'meetings.remarkNotFound',
    message: { vi: 'Sổ chưa có góp ý này.', en: 'The book does not hold this comment yet.' },
    fix: { vi: 'Máy sẽ gửi lại khi góp ý đã tới.', en: 'It is sent again once the comment has arrived.' },
    awaits: true,
  },
  remarkIsAnswered: {
    code: 'meetings.remarkIsAnswered',
    message: { vi: 'Góp ý này đã có trả lời.', en: 'This comment has been answered.' },
    fix: { vi: 'Cần nói thêm thì viết một góp ý mới.', en: 'Write a new one to say more.' },
  },
  leavingNeedsReason: {
    code: 'meetings.leavingNeedsReason',
    message: {
      vi: 'Không sửa theo góp ý thì phải nói vì sao.',
      en: 'Leaving a comment aside needs a reason.',
    },
    fix: { vi: 'Ghi một câu lý do.', en: 'Write the reason in one sentence.' },
    field: 'answer',
  },
  remarksAreOpen: {
    code: 'meetings.remarksAreOpen',
    message: { vi: 'Còn góp ý biên bản chưa trả lời.', en: 'Comments on the minutes are not answered.' },
    fix: {
      vi: 'Trả lời từng góp ý ở trang Biên bản rồi thông qua.',
      en: 'Answer each on the page of the minutes, then adopt.',
    },
  },
  isNoSigner: {
    code: 'meetings.isNoSigner',
    message: {
      vi: 'Chỉ chủ trì và người ghi biên bản ký biên bản.',
      en: 'Only the chair and who wrote the minutes sign them.',
    },
    fix: {
      vi: 'Mỗi người mở sổ bằng mã của mình rồi ký.',
      en: 'Each opens the book with the own code and signs.',
    },
  },
  textIsAnother: {
    code: 'meetings.textIsAnother',
    message: {
      vi: 'Văn bản đang xem không phải bản đã khóa.',
      en: 'The text seen is not the one that was locked.',
    },
    fix: { vi: 'Mở lại trang Biên bản, đọc rồi ký.', en: 'Open the minutes again, read and sign.' },
  },
  isSigned: {
    code: 'meetings.isSigned',
    message: { vi: 'Đồng chí đã ký biên bản này.', en: 'You have signed these minutes.' },
    fix: { vi: 'Không phải ký lại.', en: 'There is no need to sign again.' },
  },
  fileHasNotArrived: {
    code: 'meetings.fileHasNotArrived',
    message: { vi: 'Ảnh bản ký chưa tới máy chủ.', en: 'The picture has not reached the server.' },
    fix: { vi: 'Chọn lại ảnh rồi ghi.', en: 'Choose the picture again.' },
    field: 'file',
  },
  fileNotFound: {
    code: 'meetings.fileNotFound',
    message: { vi: 'Buổi này không có giấy đã ký ấy.', en: 'No such signed sheet is filed here.' },
    fix: { vi: 'Mở lại trang Biên bản rồi chọn.', en: 'Open the minutes again and choose.' },
    awaits: true,
  },
  removalNeedsReason: {
    code: 'meetings.removalNeedsReason',
    message: { vi: 'Rút giấy đã lưu thì phải nói vì sao.', en: 'Taking a sheet out needs a reason.' },
    fix: { vi: 'Ghi một câu lý do.', en: 'Write the reason in one sentence.' },
    field: 'reason',
  },
} as const satisfies Readonly<Record<string, Problem>>;
