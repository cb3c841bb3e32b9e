import * as z from 'zod/mini';
import { command } from '#kernel/contract.ts';
import { id } from '#kernel/shapes.ts';

/** «Đặt mức giữ kín của mục» — `committee`: the committee of the cell alone; `null`: the whole cell. */
export const setLevel = command('set-item-level', {
  summary: { vi: 'Đặt mức giữ kín của một mục', en: 'Set who may see an item' },
  input: z.object({ meetingId: id, itemId: id, level: z.nullable(z.literal('committee')) }),
  output: z.object({ itemId: z.string() }),
});
