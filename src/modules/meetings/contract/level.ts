import * as z from 'zod/mini';
import { command } from '#kernel/contract.ts';
import { id } from '#kernel/shapes.ts';

const level = z.nullable(z.literal('committee'));

/** «Đặt mức giữ kín của mục» — `committee`: the committee of the cell alone; `null`: the whole cell. */
export const setLevel = command('set-item-level', {
  summary: { vi: 'Đặt mức giữ kín của một mục', en: 'Set who may see an item' },
  input: z.object({ meetingId: id, itemId: id, level }),
  output: z.object({ itemId: z.string() }),
});

/** «Đặt mức giữ kín của cả biên bản» — of a meeting, with all that is written for its minutes. */
export const setMinutesLevel = command('set-minutes-level', {
  summary: { vi: 'Đặt mức giữ kín của cả biên bản', en: 'Set who may see the minutes of a meeting' },
  input: z.object({ meetingId: id, level }),
  output: z.object({ meetingId: z.string() }),
});
