import type { Words } from './text.ts';

/** What a month was like: held (ink), late or not held (red), exempt, absent, still to come (pencil). */
export interface Month {
  /** `11` or `11-2026`, as it stands at the head or the foot. */
  readonly label: string;
  readonly state: 'held' | 'late' | 'missed' | 'exempt' | 'absent' | 'to-come';
  /** The sign in the cell: the day of the meeting. */
  readonly day?: number | null;
  /** The state in words, for those who hear it. */
  readonly word: Words;
}
