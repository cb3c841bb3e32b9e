import type { Id } from '#kernel/id.ts';

/** «Hỏi việc đang chờ» — the survey by which other modules say what waits (`work-waiting`): in these organisations, for this one. */
export interface WaitingAsked {
  readonly organisationId: Id;
  /** The organisation itself and those whose next committee it is. */
  readonly numbers: readonly number[];
}

/** «Việc đang chờ» — of one kind: how much, and how much of it is late. */
export interface Waiting {
  readonly kind: string;
  readonly count: number;
  readonly late: number;
}
