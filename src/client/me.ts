import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';

/** «Chức vụ đang giữ» — one term of office, as the server tells it. */
export interface Office {
  /** `null`: by belonging to the cell, without a term. */
  readonly term: Id | null;
  readonly office: string;
  readonly organisation: {
    readonly id: Id;
    readonly no: number;
    readonly name: string;
    readonly code: string | null;
    readonly kind: string;
    readonly category: string | null;
    readonly isCell: boolean;
  };
  readonly from: CivilDate;
  readonly until: CivilDate | null;
}

/** Who is signed in. */
export interface Me {
  readonly person: { readonly id: Id; readonly fullName: string };
  readonly offices: readonly Office[];
  readonly administrator: boolean;
  /** Where an administrator acts; `null` for everybody else. */
  readonly installation?: Id | null;
}

/** Somebody who keeps a book on this device. */
export interface Person {
  readonly id: Id;
  readonly name: string;
  /** Opens with a code, also without a network. */
  readonly hasPin: boolean;
  /** Whom a ticket on this device names, where there is one. */
  readonly successor: string | null;
  /** Begun by a ticket and not confirmed yet. */
  readonly byTicket: boolean;
}

/** What somebody signs in with. */
export interface SignIn {
  readonly name: string;
  readonly password: string;
  readonly code?: string;
}
