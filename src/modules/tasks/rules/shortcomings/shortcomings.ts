import { daysBetween, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Rows } from '#kernel/sync/replica.ts';

/** «Hạn chế sau kiểm điểm» — of an organisation, or of one of its people, until somebody else has checked that it is put right. */
export interface ShortcomingRow {
  readonly id: Id;
  readonly organisationNo: number;
  /** Whose; `null`: of the organisation itself. */
  readonly personId: Id | null;
  readonly text: string;
  /** The review or paper that found it. */
  readonly source: string;
  readonly foundOn: CivilDate;
  readonly remedy: string;
  readonly responsibleId: Id;
  readonly dueOn: CivilDate;
  /** `reported`: said to be put right, not checked yet. */
  readonly state: 'open' | 'reported' | 'closed';
  readonly evidence: string | null;
  /** A paper or picture beside the words: SHA-256 and name. */
  readonly evidenceFile?: string | null;
  readonly evidenceFileName?: string | null;
  readonly reportedOn: CivilDate | null;
  readonly reportedBy: Id | null;
  /** What the closing check found. */
  readonly verdict: string | null;
  readonly closedOn: CivilDate | null;
  readonly closedBy: Id | null;
  /** How often it was opened again. */
  readonly reopened: number;
  readonly reopenedOn: CivilDate | null;
  readonly reopenReason: string | null;
}

/** «Hạn chế đã bao lâu» — days since it was found, and days over its deadline; `null` where that is not over. */
export function ageOf(
  row: Pick<ShortcomingRow, 'foundOn' | 'dueOn'>,
  today: CivilDate,
): { readonly days: number; readonly over: number | null } {
  return {
    days: Math.max(0, daysBetween(row.foundOn, today)),
    over: row.dueOn < today ? daysBetween(row.dueOn, today) : null,
  };
}

/** «Hạn chế của một tổ chức» — those not closed first, the oldest before the others. */
export function shortcomingsOf(rows: Rows, organisationNo: number): readonly ShortcomingRow[] {
  return rows
    .all<ShortcomingRow>('shortcoming')
    .filter((row) => row.organisationNo === organisationNo)
    .toSorted(inRegisterOrder);
}

/** «Được kiểm tra, đóng» — by nobody who is responsible for it, has reported on it or whose it is. */
export function mayCheck(
  row: Pick<ShortcomingRow, 'responsibleId' | 'reportedBy' | 'personId'>,
  person: Id,
): boolean {
  return ![row.responsibleId, row.reportedBy, row.personId].includes(person);
}

function inRegisterOrder(one: ShortcomingRow, other: ShortcomingRow): number {
  const [over, otherOver] = [one.state === 'closed', other.state === 'closed'];
  if (over !== otherOver) return over ? 1 : -1;
  const [first, second] = over ? [other.closedOn ?? '', one.closedOn ?? ''] : [one.foundOn, other.foundOn];
  if (first !== second) return first < second ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

/** «Điều cần xem lại về hạn chế». */
export const shortcomingProblems = {
  shortcomingNotFound: {
    code: 'tasks.shortcomingNotFound',
    message: { vi: 'Sổ chưa có hạn chế này.', en: 'The book does not hold this shortcoming yet.' },
    fix: { vi: 'Máy sẽ gửi lại khi điều ấy đã tới.', en: 'It is sent again once it has arrived.' },
    awaits: true,
  },
  shortcomingIsClosed: {
    code: 'tasks.shortcomingIsClosed',
    message: { vi: 'Hạn chế này đã kiểm tra và đóng.', en: 'This shortcoming has been checked and closed.' },
    fix: { vi: 'Còn tồn tại thì mở lại, ghi lý do.', en: 'Open it again with a reason if it persists.' },
  },
  shortcomingIsOpen: {
    code: 'tasks.shortcomingIsOpen',
    message: { vi: 'Hạn chế này đang mở.', en: 'This shortcoming is open already.' },
    fix: { vi: 'Không phải mở lại.', en: 'There is no need to open it again.' },
  },
  notReportedYet: {
    code: 'tasks.notReportedYet',
    message: { vi: 'Chưa ai báo đã khắc phục.', en: 'Nobody has reported it as put right.' },
    fix: {
      vi: 'Người chịu trách nhiệm báo kết quả trước, kèm minh chứng.',
      en: 'Who is responsible reports first, with evidence.',
    },
  },
  ownCheck: {
    code: 'tasks.ownCheck',
    message: {
      vi: 'Người chịu trách nhiệm, người báo, người có hạn chế không tự kiểm tra.',
      en: 'Nobody checks what he is responsible for, what he reported or what is his own.',
    },
    fix: {
      vi: 'Nhờ chi ủy viên khác hoặc cấp trên kiểm tra.',
      en: 'Ask another committee member or the level above.',
    },
  },
  notYourShortcoming: {
    code: 'tasks.notYourShortcoming',
    message: {
      vi: 'Chỉ người chịu trách nhiệm hoặc cấp ủy báo kết quả.',
      en: 'Only who is responsible or the committee reports on it.',
    },
    fix: { vi: 'Nhờ người ấy báo.', en: 'Ask that person to report.' },
  },
  personIsFixed: {
    code: 'tasks.personIsFixed',
    message: {
      vi: 'Hạn chế đã ghi của ai thì không đổi sang người khác.',
      en: 'Whose shortcoming it is does not change.',
    },
    fix: { vi: 'Ghi một hạn chế mới cho người ấy.', en: 'Record a new one for that person.' },
    field: 'personId',
  },
  dueBeforeFound: {
    code: 'tasks.dueBeforeFound',
    message: { vi: 'Hạn khắc phục trước ngày kiểm điểm.', en: 'The deadline lies before the review.' },
    fix: { vi: 'Ghi hạn sau ngày kiểm điểm.', en: 'Enter a later deadline.' },
    field: 'dueOn',
  },
  fileIsSeenByAll: {
    code: 'tasks.fileIsSeenByAll',
    message: {
      vi: 'Hạn chế của một người chỉ ghi minh chứng bằng lời: tệp thì người khác trong tổ chức mở được.',
      en: 'Of one person evidence is in words alone: others of the organisation may open a file.',
    },
    fix: { vi: 'Bỏ tệp, ghi giấy nào, ai giữ.', en: 'Leave the file out; say which paper, and who has it.' },
    field: 'file',
  },
  evidenceHasNotArrived: {
    code: 'tasks.evidenceHasNotArrived',
    message: { vi: 'Tệp minh chứng chưa tới máy chủ.', en: 'The file has not reached the server.' },
    fix: { vi: 'Chọn lại tệp rồi báo.', en: 'Choose the file again.' },
    field: 'file',
  },
  nobodyOfHere: {
    code: 'tasks.nobodyOfHere',
    message: { vi: 'Người này không thuộc tổ chức.', en: 'This person does not belong to the organisation.' },
    fix: {
      vi: 'Chọn người đang sinh hoạt hoặc giữ chức vụ ở đây.',
      en: 'Choose a member or an office holder.',
    },
  },
} as const satisfies Readonly<Record<string, Problem>>;
