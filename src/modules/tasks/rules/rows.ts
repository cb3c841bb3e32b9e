import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';

// Rows as they lie in the tables and on devices. Amounts are whole hundredths of their unit.

/** «Phân công thường xuyên» — who answers for which area or theme, as long as it holds. */
export interface AssignmentRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly personId: Id;
  readonly kind: 'area' | 'theme';
  readonly title: string;
  /** `[2026-11-01,)` */
  readonly valid: string;
}

/** «Chỉ tiêu» — how much of what a task is to bring, and who of the members is to bring how much. */
export interface TargetRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly taskId: Id;
  readonly title: string;
  readonly unit: string;
  readonly goal: number;
  readonly portions: readonly Portion[];
  /** Left out by devices that have known none yet. */
  readonly bodies?: readonly BodyPortion[];
}

/** «Phần của từng người». */
export interface Portion {
  readonly personId: Id;
  readonly goal: number;
}

/** «Phần của tổ, đoàn thể» — a party group, a union of the place, by its name. */
export interface BodyPortion {
  readonly body: string;
  readonly goal: number;
}

/** «Kết quả thêm được» — what somebody has added on a day; below zero where it takes something back. */
export interface ProgressRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly targetId: Id;
  readonly personId: Id;
  readonly amount: number;
  readonly madeOn: CivilDate;
  readonly note: string | null;
  /** Whose it is where a group or union brought it in; `personId` then entered it. */
  readonly body?: string | null;
}

/** «Hộ được giúp» — a label and a hamlet, and nothing more about the people in it. */
export interface HouseholdRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly label: string;
  readonly hamlet: string | null;
  /** Who answers for it; `null` while nobody does. */
  readonly memberId: Id | null;
  readonly goal: string;
  /** `done`: the goal is reached; `ended`: the help stopped for another reason. */
  readonly state: 'helped' | 'done' | 'ended';
  readonly since: CivilDate;
  readonly endedOn: CivilDate | null;
  readonly result: string | null;
}

/** «Lần đến thăm hộ». */
export interface VisitRow {
  readonly id: Id;
  readonly organisationNo: number;
  readonly householdId: Id;
  readonly memberId: Id;
  readonly visitedOn: CivilDate;
  readonly note: string | null;
}

/** «Bước đã ghi của nghị quyết» — dated by somebody, or by the lock of the meeting that reviewed it. */
export interface StageRow {
  readonly resolutionId: Id;
  readonly stage: NotedStage;
  readonly organisationNo: number;
  readonly reachedOn: CivilDate;
  readonly note: string | null;
}

/** «Bước ghi tay» — the steps that somebody may date; a resolution is issued by being adopted. */
export type NotedStage = 'passed-on' | 'planned' | 'carried-out' | 'reviewed';

/** «Nghị quyết phục vụ văn bản» — of a level above; read upwards and downwards. */
export interface ServingRow {
  readonly resolutionId: Id;
  readonly paperId: Id;
  readonly organisationNo: number;
}
