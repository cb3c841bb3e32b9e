import * as z from 'zod/mini';
import { command } from '#kernel/contract.ts';
import { id } from '#kernel/shapes.ts';
import { tagKinds } from '../rules/words.ts';

/** «Gắn việc với giải pháp» — tasks, targets and items of the agenda of the own book; `null` takes a tag off. */
export const tagMeasures = command('tag-measures', {
  summary: { vi: 'Gắn việc với giải pháp của chương trình', en: 'Tag work with measures of a programme' },
  input: z.object({
    tags: z
      .array(z.object({ of: z.enum(tagKinds), itemId: id, measureId: z.nullable(id) }))
      .check(z.minLength(1), z.maxLength(100)),
  }),
  output: z.object({ tagged: z.int() }),
});
