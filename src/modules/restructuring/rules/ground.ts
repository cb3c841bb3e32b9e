import type { Id } from '#kernel/id.ts';
import type { Citation } from '#kernel/problem.ts';
import type { PersonPlaceRow, PostRow, ReliefRow, StepRow, WorkPlaceRow } from './rows.ts';

/** «Tổ chức trên nền phương án» — as it stands today, before anything is changed. */
export interface Standing {
  readonly id: Id;
  readonly no: number;
  readonly name: string;
  readonly code: string | null;
  readonly kind: string;
  readonly isCell: boolean;
  readonly isGrassroots: boolean;
  readonly category: string | null;
  readonly parentId: Id | null;
  readonly distanceKm: number | null;
  readonly place: string | null;
  readonly official: number;
  readonly probationary: number;
}

/** «Người trong diện sắp xếp» — a member of an organisation that closes, merges, is split or gives members. */
export interface PlanPerson {
  readonly id: Id;
  readonly name: string;
  readonly cellId: Id;
  readonly standing: 'official' | 'probationary';
  /** Where the person lives, where the reader's right opens it. */
  readonly residence: string | null;
  /** The cells to which the person belonged before, the latest first. */
  readonly earlier: readonly Id[];
}

/** «Chức vụ đang có» — in an organisation that the plan concerns. */
export interface HeldOffice {
  readonly term: Id;
  readonly organisationId: Id;
  readonly personId: Id;
  readonly name: string;
  readonly office: string;
  readonly title: string | null;
  readonly statePost: string | null;
}

/** «Người được dự kiến chức vụ» — where the person belongs on the day, and what state posts are held. */
export interface NamedPerson {
  readonly id: Id;
  readonly name: string;
  /** `null`: belongs nowhere on that day. */
  readonly cellId: Id | null;
  readonly standing: 'official' | 'probationary';
  readonly statePosts: readonly string[];
}

/** «Việc còn dở trên nền phương án». */
export interface PlanWork {
  readonly id: Id;
  readonly organisationId: Id;
  readonly kind: string;
  readonly title: string;
  readonly personId: Id | null;
  readonly settle: 'place' | 'there' | 'passes';
}

/** «Nền của phương án» — the live data on which it is worked out. */
export interface Ground {
  readonly home: Id;
  readonly cells: readonly Standing[];
  /** Kinds of the catalogue that are cells, with members of their own. */
  readonly cellKinds?: readonly string[] | undefined;
  readonly people: readonly PlanPerson[];
  readonly offices: readonly HeldOffice[];
  readonly named: readonly NamedPerson[];
  readonly work: readonly PlanWork[];
  /** Named by a step, and not below the committee on that day: ended, moved away, or not founded yet. */
  readonly gone?: readonly { readonly id: Id; readonly name: string }[] | undefined;
}

/** «Nội dung phương án» — everything drafted so far. */
export interface Draft {
  readonly steps: readonly StepRow[];
  readonly places: readonly Pick<PersonPlaceRow, 'personId' | 'targetId' | 'version' | 'rule'>[];
  readonly posts: readonly PostRow[];
  readonly reliefs: readonly Pick<ReliefRow, 'termId'>[];
  readonly works: readonly Pick<WorkPlaceRow, 'itemId' | 'targetId' | 'version'>[];
}

/** «Ngưỡng trong ngày» — a number of members fixed by a regulation on the day the plan takes effect. */
export interface Limit {
  readonly id: 'minimum' | 'committee' | 'branches';
  readonly value: number;
  readonly citation: Citation;
}
