import type { BallotCount } from './ballots.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { ClockTime } from '#kernel/clock-time.ts';
import type { Id } from '#kernel/id.ts';
import type { AgendaKind, MeetingPart, VoteForm } from '#kernel/rule-values.ts';
import type { MatterSource } from '#modules/preparation/public.ts';
import type { Attendance, MeetingKind, MeetingManner, OriginKind, ThresholdName } from './types.ts';

// What people order, as decisions look at it. The contracts must keep to it: the compiler compares them.

/** «Mục của chương trình» — one point as the secretary arranges it. */
export interface PlannedItem {
  readonly id: Id;
  readonly part: MeetingPart;
  readonly kind: AgendaKind;
  readonly title: string;
  readonly originKind?: OriginKind | undefined;
  readonly originId?: Id | null | undefined;
  readonly source?: MatterSource | null | undefined;
  readonly minutes?: number | null | undefined;
}

/** «Lập kế hoạch buổi sinh hoạt» — what the command takes. */
export interface PlanMeeting {
  readonly id: Id;
  readonly month: CivilDate;
  readonly kind: MeetingKind;
  readonly plannedOn: CivilDate;
  readonly startsAt: ClockTime;
  readonly place: string;
  readonly items: readonly PlannedItem[];
  readonly theme?: string | null | undefined;
  readonly chairId?: Id | null | undefined;
  readonly held?: PlannedManner | undefined;
}

/** «Hình thức» — as the secretary plans it; left out: the whole cell in one room. */
export interface PlannedManner {
  readonly manner: MeetingManner;
  readonly cannotCome?: number | null | undefined;
  readonly partyGroups?: number | null | undefined;
  readonly reason?: string | null | undefined;
}

/** «Đổi kế hoạch» — what the command takes. */
export interface ChangePlan {
  readonly meetingId: Id;
  readonly plannedOn?: CivilDate | undefined;
  readonly startsAt?: ClockTime | undefined;
  readonly place?: string | undefined;
  readonly theme?: string | null | undefined;
  readonly chairId?: Id | null | undefined;
  readonly held?: PlannedManner | undefined;
}

/** «Sắp chương trình» — what the command takes. */
export interface ArrangeAgenda {
  readonly meetingId: Id;
  readonly items: readonly PlannedItem[];
}

/** «Triệu tập» — what the command takes. */
export interface ConveneMeeting {
  readonly meetingId: Id;
}

/** «Đã báo họp» — what the command takes. */
export interface TellMembers {
  readonly meetingId: Id;
  readonly personIds: readonly Id[];
  readonly toldBy: 'message' | 'app' | 'phone' | 'in-person';
}

/** «Trả lời giấy mời» — what the command takes. */
export interface AnswerInvitation {
  readonly meetingId: Id;
  readonly answer: 'coming' | 'leave-asked';
  readonly personId?: Id | undefined;
  readonly reason?: string | null | undefined;
}

/** «Khai mạc» — what the command takes. */
export interface OpenMeeting {
  readonly meetingId: Id;
  readonly heldOn: CivilDate;
  readonly openedAt: ClockTime;
  readonly chairId: Id;
  readonly clerkId: Id;
  readonly guests?: readonly string[] | undefined;
}

/** «Ghi điểm danh» — what the command takes. */
export interface RecordAttendance {
  readonly meetingId: Id;
  readonly entries: readonly {
    readonly personId: Id;
    readonly attendance: Attendance | null;
    readonly reason?: string | null | undefined;
  }[];
}

/** «Ghi phát biểu» — what the command takes. */
export interface NoteContribution {
  readonly id: Id;
  readonly meetingId: Id;
  readonly itemId: Id;
  readonly personId: Id | null;
  /** Empty: that he spoke, without the words. */
  readonly text: string;
  readonly aboutId?: Id | null | undefined;
  readonly accepted?: boolean | null | undefined;
  readonly saidAt?: ClockTime | null | undefined;
  /** Of a correction: the words that were corrected. */
  readonly basedOn?: string | null | undefined;
}

/** «Bỏ ý kiến đã ghi» — what the command takes. */
export interface WithdrawContribution {
  readonly contributionId: Id;
}

/** «Ghi phụ lục» — what the command takes. */
export interface WriteAddendum {
  readonly id: Id;
  readonly meetingId: Id;
  readonly text: string;
}

/** «Bỏ phụ lục» — what the command takes. */
export interface WithdrawAddendum {
  readonly addendumId: Id;
}

/** «Thông qua phụ lục» — what the command takes. */
export interface AdoptAddendum {
  readonly addendumId: Id;
  readonly voteId: Id;
}

/** «Bàn lại mục» — what the command takes. */
export interface ReopenItem {
  readonly meetingId: Id;
  readonly itemId: Id;
}

/** «Kết luận mục» — what the command takes. */
export interface ConcludeItem {
  readonly meetingId: Id;
  readonly itemId: Id;
  readonly conclusion: string | null;
  /** What stood there when it was written; left out by clients older than the second versions. */
  readonly basedOn?: string | null | undefined;
  readonly at?: ClockTime | null | undefined;
}

/** «Viết một đoạn» — what the command takes. */
export interface WriteParagraph {
  readonly meetingId: Id;
  readonly itemId: Id;
  readonly text: string | null;
  readonly basedOn: string | null;
}

/** «Chọn bản» — what the command takes; `over`: the first version as it was seen. */
export interface SettleVersion {
  readonly versionId: Id;
  readonly meetingId: Id;
  readonly choice: 'first' | 'second' | 'joined';
  readonly over: string | null;
  readonly text?: string | null | undefined;
}

/** «Nhận giữ sổ» — what the command takes. */
export interface TakeBook {
  readonly meetingId: Id;
  readonly reason: string;
}

/** «Giao sổ» — what the command takes. */
export interface HandOverBook {
  readonly meetingId: Id;
  readonly to: Id;
}

/** «Ghi kết quả biểu quyết» — what the command takes. */
export interface RecordVote {
  readonly id: Id;
  readonly meetingId: Id;
  readonly itemId: Id;
  readonly question: string;
  readonly form: VoteForm;
  readonly threshold: ThresholdName;
  readonly inFavour: number;
  readonly against: number;
  readonly abstaining: number;
  readonly probationaryInFavour?: number | null | undefined;
  readonly probationaryAgainst?: number | null | undefined;
  readonly probationaryAbstaining?: number | null | undefined;
  /** A secret ballot, counted twice. */
  readonly ballots?: readonly [BallotCount, BallotCount] | null | undefined;
  /** The draft resolution the vote is on. */
  readonly resolutionId?: Id | null | undefined;
}

/** «Bỏ kết quả biểu quyết» — what the command takes. */
export interface WithdrawVote {
  readonly meetingId: Id;
  readonly voteId: Id;
}

/** «Dự thảo nghị quyết» — what the command takes. */
export interface DraftResolution {
  readonly id: Id;
  readonly meetingId: Id;
  readonly title: string;
  readonly text: string;
}

/** «Thông qua nghị quyết» — what the command takes. */
export interface AdoptResolution {
  readonly resolutionId: Id;
  readonly voteId: Id;
  /** «Không giao việc», said outright. */
  readonly withoutTasks?: boolean | undefined;
}

/** «Chấm điểm» — what the command takes. */
export interface ScoreMeeting {
  readonly meetingId: Id;
  readonly lines: readonly {
    criterion: string;
    points: number | null;
    evidence?: string | null | undefined;
  }[];
}

/** «Đọc lại biên bản» — what the command takes. */
export interface ReadBackMinutes {
  readonly meetingId: Id;
  readonly at: ClockTime;
}

/** «Thông qua biên bản» — what the command takes. */
export interface AdoptMinutes {
  readonly meetingId: Id;
  readonly voteId: Id;
}

/** «Khóa biên bản» — what the command takes. */
export interface LockMinutes {
  readonly meetingId: Id;
  readonly endedAt: ClockTime;
  readonly measuredAt?: ClockTime | null | undefined;
  readonly reason?: string | null | undefined;
}

/** «Gửi biên bản lên cấp trên» — what the command takes. */
export interface SendMinutes {
  readonly meetingId: Id;
}

/** «Cấp trên nhận biên bản» — what the command takes. */
export interface ReceiveMinutes {
  readonly meetingId: Id;
}

/** «Cho phép không họp» — what the command takes. */
export interface ExcuseMeeting {
  readonly id: Id;
  readonly month: CivilDate;
  readonly kind: MeetingKind;
  readonly reason: string;
  readonly plannedOn: CivilDate;
}

/** «Định ngày cả năm» — what the command takes. */
export interface SetYearDays {
  readonly days: readonly { readonly month: CivilDate; readonly plannedOn: CivilDate | null }[];
}
