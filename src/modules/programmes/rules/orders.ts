import type { Id } from '#kernel/id.ts';
import type { TagOf } from './words.ts';

/** «Gắn việc với giải pháp» — what the command takes; `null` takes a tag off. */
export interface TagMeasures {
  readonly tags: readonly { readonly of: TagOf; readonly itemId: Id; readonly measureId: Id | null }[];
}
