import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { loadRows, save } from '#platform/decide.ts';
import type { Reaction } from '#platform/handle.ts';
import { openTasks } from '../rules/decisions.ts';
import { taskPart } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Giao các việc» — when the resolution is adopted, and when minutes are locked without one. */
export const openTasksWhen = (to: 'resolution-adopted' | 'minutes-locked'): Reaction => ({
  to,
  async run(tx, event) {
    const { meetingId } = event.of as { readonly meetingId: Id };
    const rows = await loadRows(tx, [
      taskPart(sql`t.organisation_no = ${tx.home.no} and t.meeting_id = ${meetingId} and t.state = 'draft'`),
    ]);
    save(tx, tables, rows, openTasks(rows, meetingId));
    return ok(null);
  },
});
