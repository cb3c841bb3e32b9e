import type { CivilDate } from '#kernel/civil-date.ts';
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
  readonly standing: 'waiting' | 'declined' | 'withdrawn';
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
  readonly heldOn: CivilDate | null;
}
