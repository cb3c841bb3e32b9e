import type { CivilDate } from '#kernel/civil-date.ts';
import type { ClockTime } from '#kernel/clock-time.ts';
import type { Id } from '#kernel/id.ts';
import type { FiledPaper, MatterSource } from './rows.ts';

// What people order, as decisions look at it. The contracts must keep to it: the compiler compares them.

/** «Đề nghị đưa vào chương trình» — what the command takes. */
export interface ProposeItem {
  readonly id: Id;
  readonly title: string;
  readonly reason?: string | null | undefined;
}

/** «Rút đề nghị» — what the command takes. */
export interface WithdrawProposal {
  readonly proposalId: Id;
}

/** «Không đưa vào chương trình» — what the command takes. */
export interface DeclineProposal {
  readonly proposalId: Id;
  readonly reason: string;
}

/** «Gửi nội dung gợi ý» — what the command takes. */
export interface PublishSuggestion {
  readonly id: Id;
  readonly title: string;
  readonly month: CivilDate | null;
  readonly audience: readonly string[];
  readonly source: MatterSource;
  readonly note?: string | null | undefined;
  /** The same id again, put right by its author. */
  readonly corrects?: boolean | undefined;
}

/** «Thu hồi gợi ý» — what the command takes. */
export interface WithdrawSuggestion {
  readonly suggestionId: Id;
}

/** «Ghi chuyên đề vào kế hoạch năm» — what the command takes. */
export interface PlanTheme {
  readonly id: Id;
  readonly month: CivilDate;
  readonly topic: string;
  readonly kind: 'ordinary' | 'thematic';
  readonly presenterId?: Id | null | undefined;
}

/** «Bỏ chuyên đề» — what the command takes. */
export interface DropTheme {
  readonly themeId: Id;
  readonly reason: string;
}

/** «Ghi bước đã làm» — what the command takes. */
export interface TickStep {
  readonly meetingId: Id;
  readonly step: string;
  readonly doneOn: CivilDate;
  readonly note?: string | null | undefined;
}

/** «Bỏ ghi bước đã làm» — what the command takes. */
export interface UntickStep {
  readonly meetingId: Id;
  readonly step: string;
}

/** «Ghi buổi họp chi ủy» — what the command takes. */
export interface RecordCommitteeMeeting {
  readonly id: Id;
  readonly month: CivilDate;
  readonly heldOn: CivilDate;
  readonly startsAt?: ClockTime | null | undefined;
  readonly place?: string | null | undefined;
  readonly presentIds: readonly Id[];
  readonly chairId: Id;
  readonly clerkId: Id;
  readonly contents: string;
  readonly conclusions: string;
}

/** «Ký biên bản họp chi ủy» — what the command takes. */
export interface SignCommitteeMeeting {
  readonly committeeMeetingId: Id;
  /** Of the words that were read. */
  readonly version: number;
}

/** «Lưu bản ký tay» — what the command takes. */
export interface FileCommitteePaper {
  readonly committeeMeetingId: Id;
  readonly file: string;
  readonly fileName: string;
}

/** «Bỏ buổi họp chi ủy ghi nhầm» — what the command takes. */
export interface DropCommitteeMeeting {
  readonly committeeMeetingId: Id;
}

/** «Gửi dự thảo lấy góp ý» — what the command takes. */
export interface SendDraft {
  readonly id: Id;
  readonly meetingId: Id;
  readonly title: string;
  readonly text: string;
  readonly itemId?: Id | null | undefined;
  readonly files?: readonly FiledPaper[] | undefined;
}

/** «Đặt số của hệ thống» — what the command takes; `figure: null`: as the system has it again. */
export interface SetHouseFigure {
  readonly id: Id;
  readonly about: string;
  readonly figure: number | null;
  readonly validFrom: CivilDate;
  readonly paper?: string | null | undefined;
}

/** «Sửa dự thảo» — what the command takes. */
export interface CorrectDraft {
  readonly draftId: Id;
  /** Of the version that was corrected. */
  readonly version: number;
  readonly title: string;
  readonly text: string;
  readonly files?: readonly FiledPaper[] | undefined;
}

/** «Thu lại dự thảo» — what the command takes. */
export interface WithdrawDraft {
  readonly draftId: Id;
}

/** «Góp ý dự thảo» — what the command takes; `text: null`: read and agreed. */
export interface CommentOnDraft {
  readonly draftId: Id;
  readonly text: string | null;
}
