import type { Words } from './text.ts';

/** One step of a `Path`: a month, an agenda, a wizard, the stages of an admission. */
export interface Step {
  readonly state: 'done' | 'now' | 'to-come';
  readonly label: Words;
  /** One soft line below. */
  readonly note?: Words | undefined;
  readonly href?: string | undefined;
}
