import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Indicator, Level, MeasureState, ProgrammeKind, ReviewOf, TagOf } from './words.ts';

// Rows as they lie in the tables and, where they are fed, on devices.

/** «Chương trình, đề án, chuyên đề» — of a committee, with its document, its legal basis and its period. */
export interface ProgrammeRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly kind: ProgrammeKind;
  readonly title: string;
  readonly document: string;
  readonly basis: string;
  /** The document in the book, if it was sent out from here. */
  readonly paperId: Id | null;
  readonly begunOn: CivilDate;
  /** The last day. */
  readonly dueOn: CivilDate;
  readonly closedOn: CivilDate | null;
  readonly conclusion: string | null;
}

/** «Giải pháp» — what is to be done, by which unit, by when. */
export interface MeasureRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly programmeId: Id;
  readonly position: number;
  readonly title: string;
  /** An organisation of the tree; `null`: a body known by its name alone. */
  readonly unitId: Id | null;
  readonly unitName: string;
  readonly begunOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly indicator: Indicator | null;
  /** Hundredths of a point, or of a percent. */
  readonly goal: number | null;
  readonly stated: MeasureState | null;
  readonly statedReason: string | null;
  readonly statedOn: CivilDate | null;
}

/** «Việc thực hiện giải pháp» — a task, a target or an item of an agenda; each serves one measure. */
export interface MeasureTagRow {
  readonly itemId: Id;
  readonly organisationNo: number;
  readonly of: TagOf;
  readonly measureId: Id;
  /** Of an item: its meeting. */
  readonly meetingId: Id | null;
}

/** «Mô hình» — a way of working that is tried in some units and then copied to others. */
export interface ModelRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly name: string;
  readonly description: string;
  readonly document: string;
  /** `null`: as the rule pack says. */
  readonly reviewMonths: number | null;
  readonly begunOn: CivilDate;
}

/** «Đơn vị của mô hình» — a pilot, or one of those to which the model is to be copied. */
export interface ModelUnitRow {
  readonly modelId: Id;
  readonly unitId: Id;
  readonly organisationNo: number;
  /** Since when it stands in the plan; `null`: a pilot that no roll-out counts. */
  readonly plannedOn: CivilDate | null;
  readonly dueOn: CivilDate | null;
  /** Since when it works in this way. */
  readonly startedOn: CivilDate | null;
  /** Who chose the pilot; `null`: no pilot. */
  readonly level: Level | null;
  readonly chosenBy: string | null;
  readonly decision: string | null;
  readonly endedOn: CivilDate | null;
  readonly endReason: string | null;
}

/** «Kết luận đánh giá trước và sau». */
export interface ReviewRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly of: ReviewOf;
  /** The pilot's model, the assignment, the term of office. */
  readonly subjectId: Id;
  readonly unitId: Id;
  readonly conclusion: string;
  readonly concludedOn: CivilDate;
  readonly concludedBy: Id;
}
