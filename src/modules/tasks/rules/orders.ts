import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';

// What people order, as decisions look at it. The contracts must keep to it: the compiler compares them.

/** «Giao việc» — what the command takes. */
export interface SetTask {
  readonly id: Id;
  readonly meetingId: Id;
  readonly title: string;
  readonly ownerId: Id | null;
  readonly helperIds: readonly Id[];
  readonly dueOn: CivilDate | null;
  readonly resolutionId?: Id | null | undefined;
  /** A group or a union in charge, such as «Chi hội Phụ nữ». */
  readonly ownerBody?: string | null | undefined;
}

/** «Bỏ việc dự thảo» — what the command takes. */
export interface DropTask {
  readonly taskId: Id;
}

/** «Mở lại nhiệm vụ» — what the command takes. */
export interface ReopenTask {
  readonly taskId: Id;
  readonly reason: string;
}

/** «Báo kết quả» — what the command takes. */
export interface ReportTask {
  readonly taskId: Id;
  readonly state: 'done' | 'open' | 'dropped';
  readonly doneOn?: CivilDate | null | undefined;
  readonly result?: string | null | undefined;
  readonly cause?: string | null | undefined;
}

/** «Phân công» — what the command takes. */
export interface AssignMember {
  readonly id: Id;
  readonly personId: Id;
  readonly kind: 'area' | 'theme';
  readonly title: string;
  readonly from: CivilDate;
}

/** «Thôi phân công» — what the command takes. */
export interface EndAssignment {
  readonly assignmentId: Id;
  readonly on: CivilDate;
}

/** «Đặt chỉ tiêu» — what the command takes; amounts in hundredths of the unit. */
export interface SetTarget {
  readonly id: Id;
  readonly taskId: Id;
  readonly title: string;
  readonly unit: string;
  readonly goal: number;
  readonly portions: readonly { readonly personId: Id; readonly goal: number }[];
  readonly bodies?: readonly { readonly body: string; readonly goal: number }[] | undefined;
}

/** «Bỏ chỉ tiêu» — what the command takes. */
export interface DropTarget {
  readonly targetId: Id;
}

/** «Ghi kết quả thêm được» — what the command takes; hundredths of the unit. */
export interface AddProgress {
  readonly id: Id;
  readonly targetId: Id;
  readonly personId: Id;
  readonly amount: number;
  readonly madeOn: CivilDate;
  readonly note?: string | null | undefined;
  readonly body?: string | null | undefined;
}

/** «Ghi nguyên nhân chưa xong» — what the command takes. */
export interface GiveCause {
  readonly taskId: Id;
  readonly code: string;
  readonly words?: string | null | undefined;
}

/** «Ghi hộ được giúp» — what the command takes. */
export interface KeepHousehold {
  readonly id: Id;
  readonly label: string;
  readonly hamlet: string | null;
  readonly memberId: Id | null;
  readonly goal: string;
  readonly since: CivilDate;
}

/** «Ghi lần đến thăm» — what the command takes. */
export interface NoteVisit {
  readonly id: Id;
  readonly householdId: Id;
  readonly visitedOn: CivilDate;
  readonly note?: string | null | undefined;
}

/** «Báo kết quả giúp hộ» — what the command takes. */
export interface ReportHousehold {
  readonly householdId: Id;
  readonly state: 'helped' | 'done' | 'ended';
  readonly result?: string | null | undefined;
}

/** «Ghi bước của nghị quyết» — what the command takes. */
export interface NoteStage {
  readonly resolutionId: Id;
  readonly stage: 'passed-on' | 'planned' | 'carried-out' | 'reviewed';
  readonly reachedOn: CivilDate;
  readonly note?: string | null | undefined;
}

/** «Gắn nghị quyết với văn bản cấp trên» — what the command takes: all the papers it serves. */
export interface TagResolution {
  readonly resolutionId: Id;
  readonly paperIds: readonly Id[];
}
