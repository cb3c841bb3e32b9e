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
