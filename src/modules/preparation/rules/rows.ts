import type { CivilDate, Instant } from '#kernel/civil-date.ts';
import type { ClockTime } from '#kernel/clock-time.ts';
import type { Id } from '#kernel/id.ts';

// Rows as they lie in the tables and on devices.

/** «Nguồn nội dung» — a matter of the place itself, or one that comes from the levels above. */
export type MatterSource = 'local' | 'above';

/** «Đề nghị đưa vào chương trình» — of a member or of somebody assigned to attend. */
export interface ItemProposalRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly personId: Id;
  readonly title: string;
  /** Why it should be discussed. */
  readonly reason: string | null;
  readonly proposedOn: CivilDate;
  /** That it was taken up stands on the agenda alone, so that the two can never differ. */
  readonly standing: 'waiting' | 'declined' | 'withdrawn' | 'moved';
  readonly answer: string | null;
  readonly answeredBy: Id | null;
  readonly answeredOn: CivilDate | null;
}

/** «Nội dung gợi ý» — published by a committee, read by the cells below it. */
export interface SuggestionRow {
  readonly id: Id;
  readonly organisationNo: number;
  /** `null`: every month. */
  readonly month: CivilDate | null;
  /** Categories of cells; empty means all. */
  readonly audience: readonly string[];
  readonly title: string;
  readonly note: string | null;
  readonly source: MatterSource;
  readonly withdrawn: boolean;
}

/** «Chuyên đề trong kế hoạch năm» — the theme a cell means to take up in a month. */
export interface PlannedThemeRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly month: CivilDate;
  readonly topic: string;
  /** Within the ordinary meeting, or at one of its own. */
  readonly kind: 'ordinary' | 'thematic';
  readonly presenterId: Id | null;
  readonly standing: 'planned' | 'dropped';
  readonly reason: string | null;
}

/** «Mục của chương trình» — as another module keeps it: what stands behind an item. */
export interface ItemWithOrigin {
  readonly id: Id;
  readonly meetingId: Id;
  readonly originId: Id | null;
  readonly originKind?: string | null;
  /** For the committee alone. */
  readonly level?: string | null;
}

/** «Buổi sinh hoạt» — as another module keeps it: what the year plan and the preparation ask of it. */
export interface MeetingOfMonth {
  readonly id: Id;
  readonly organisationNo: number;
  readonly month: CivilDate;
  readonly kind: 'ordinary' | 'thematic' | 'extraordinary';
  readonly theme: string | null;
  readonly state: string;
  readonly plannedOn: CivilDate;
  readonly convenedAt: Instant | null;
  readonly heldOn: CivilDate | null;
  /** Of its minutes as a whole; absent in what a device asked for before it was said. */
  readonly level?: string | null;
}

/** «Giấy mời cấp trên» — as another module keeps it. */
export interface NoticeOfMeeting {
  readonly meetingId: Id;
  readonly toldAt: Instant;
}

/** «Bước chuẩn bị đã làm» — a step without a row was not done. */
export interface PreparationStepRow {
  readonly meetingId: Id;
  /** The id of the step in the rule pack. */
  readonly step: string;
  readonly organisationNo: number;
  readonly doneOn: CivilDate;
  readonly note: string | null;
  readonly personId: Id;
}

/** «Dự thảo gửi góp ý» — sent to the members before a meeting. */
export interface SharedDraftRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly meetingId: Id;
  /** The item of the agenda it belongs to. */
  readonly itemId: Id | null;
  readonly title: string;
  readonly text: string;
  readonly sentBy: Id;
  readonly sentOn: CivilDate;
  readonly withdrawn: boolean;
  /** Counts corrections by the author; rows of before have none. */
  readonly version?: number;
  readonly correctedOn?: CivilDate | null;
  /** What stood before, the first version first. */
  readonly earlier?: readonly EarlierDraft[];
  readonly files?: readonly FiledPaper[];
  /** Of the item it belongs to. */
  readonly level?: 'committee' | null;
}

/** «Bản trước của dự thảo» — as it was sent on a day. */
export interface EarlierDraft {
  readonly version: number;
  readonly title: string;
  readonly text: string;
  readonly on: CivilDate;
}

/** «Góp ý dự thảo» — of one person; without words: read and agreed. */
export interface DraftCommentRow {
  readonly draftId: Id;
  readonly personId: Id;
  readonly organisationNo: number;
  readonly text: string | null;
  readonly saidOn: CivilDate;
  /** The version it was said of. */
  readonly about?: number;
  /** What the same person said of versions before. */
  readonly earlier?: readonly EarlierComment[];
  /** Of the draft. */
  readonly level?: 'committee' | null;
}

/** «Góp ý về bản trước». */
export interface EarlierComment {
  readonly about: number;
  readonly text: string | null;
  readonly saidOn: CivilDate;
}

/** «Họp chi ủy» — the committee met before the cell: that it did, when, who. What was said is a row of its own. */
export interface CommitteeMeetingRow {
  readonly id: Id;
  readonly organisationNo: number;
  /** Of the meeting of the cell that it prepared. */
  readonly month: CivilDate;
  readonly heldOn: CivilDate;
  readonly startsAt: ClockTime | null;
  readonly place: string | null;
  /** Secretary and deputy agreed, where there is no committee. */
  readonly short: boolean;
  readonly chairId: Id;
  readonly clerkId: Id;
  readonly present: readonly Id[];
  /** How many belonged to the committee on the day. */
  readonly strength: number;
  /** Counts corrections; signatures are given to one of them. */
  readonly version: number;
  readonly chairSignedAt: Instant | null;
  readonly clerkSignedAt: Instant | null;
  /** Since when the book says that it met on that day for that month; absent where that was not noted. */
  readonly notedAt?: Instant | null;
}

/** «Biên bản họp chi ủy» — for the committee alone. */
export interface CommitteeMinutesRow {
  readonly committeeMeetingId: Id;
  readonly organisationNo: number;
  readonly contents: string;
  readonly conclusions: string;
  readonly files: readonly FiledPaper[];
}

/** «Tệp lưu kèm» — a paper signed by hand, a picture of it. */
export interface FiledPaper {
  readonly sha256: string;
  readonly name: string;
}

/** «Nhiệm kỳ» — as another module keeps it. */
export interface TermOfOffice {
  readonly personId: Id;
  readonly organisationNo: number;
  readonly office: string;
  readonly valid: string;
}

/** «Số của hệ thống do cấp trên đặt» — for a step or a part of the score that no document gives a figure. */
export interface HouseFigureRow {
  readonly id: Id;
  readonly organisationNo: number;
  /** `step:told` or `part:preparation.draft`. */
  readonly about: string;
  /** `null`: this level sets none from that day on. */
  readonly figure: number | null;
  readonly validFrom: CivilDate;
  readonly paper: string | null;
  readonly setBy: Id;
  readonly setOn: CivilDate;
}
