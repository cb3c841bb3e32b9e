import type { Id } from '#kernel/id.ts';

/** Somebody of the sample who holds an office there. */
export interface Holder {
  readonly organisation: string;
  readonly office: string;
  readonly personId: Id;
  readonly fullName: string;
}
