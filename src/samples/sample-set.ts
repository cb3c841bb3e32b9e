import type { Pool } from 'pg';
import type { Id } from '#kernel/id.ts';
import type { RuleBundle } from '#kernel/rule-pack.ts';
import type { Text } from '#kernel/text.ts';
import type { Clock } from '#platform/clock.ts';
import type { SamplePen } from './pen.ts';

/** Somebody of the sample who holds an office there. */
export interface Holder {
  readonly organisation: string;
  readonly office: string;
  readonly personId: Id;
  readonly fullName: string;
}

/** Says what is being loaded. */
export type Tell = (progress: Text) => void;

/** What a set is written with. */
export interface Desktop {
  readonly pen: SamplePen;
  readonly clock: Clock;
  readonly rules: RuleBundle;
  readonly tell: Tell;
  /** Connections of the application itself, for real commands. */
  readonly app: Pool;
}

/** What a set has written, and what it does once that is committed. */
export interface Written {
  readonly holders: readonly Holder[];
  afterwards(): Promise<void>;
}
