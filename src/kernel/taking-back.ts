import type { CivilDate } from './civil-date.ts';
import type { Id } from './id.ts';
import type { Rows } from './sync/replica.ts';
import type { Text } from './text.ts';

/** «Lệnh ngược» — one of the commands that undo another. */
export interface Order {
  readonly name: string;
  readonly input: unknown;
}

/** «Đường lấy lại» — what was done in words, the rows it is about, and what sets them as they were. */
export interface WayBack {
  readonly said: Text;
  readonly about: readonly (readonly [kind: string, key: string])[];
  readonly orders: readonly Order[];
}

/** Asked before a command is carried out; `null`: what it does is no slip of the finger, or others rest on it at once. */
export type TakeBack<Input = never> = (
  rows: Rows,
  input: Input,
  by: { readonly person: Id | null; readonly newId: () => Id; readonly today: CivilDate },
) => WayBack | null;
