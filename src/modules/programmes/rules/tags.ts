import type { Decide } from '#kernel/decision.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { RowChange } from '#kernel/sync/replica.ts';
import type { Id } from '#kernel/id.ts';
import type { TagMeasures } from './orders.ts';
import { problems } from './problems.ts';
import type { MeasureRow, MeasureTagRow } from './rows.ts';

/** What a tag needs to know of a thing of the book. */
interface Thing {
  readonly organisationNo: number;
  readonly meetingId?: Id | null;
}

/** «Gắn việc với giải pháp» — things of the own book, each with one measure of a committee above or with none. */
export const decideTags: Decide<TagMeasures, { readonly tagged: number }> = (rows, { tags }, desk) => {
  const changes: RowChange[] = [];
  for (const { of, itemId, measureId } of tags) {
    const thing = rows.one<Thing>(of, itemId);
    if (thing?.organisationNo !== desk.organisation.no) return refuse(problems.workIsAwaited);
    const before = rows.one<MeasureTagRow>('measure-tag', itemId);
    if ((before?.measureId ?? null) === measureId) continue;
    if (measureId !== null && !rows.one<MeasureRow>('measure', measureId))
      return refuse(problems.measureIsAwaited);
    const row: MeasureTagRow | null = measureId && {
      itemId,
      organisationNo: desk.organisation.no,
      of,
      measureId,
      meetingId: of === 'agenda-item' ? (thing.meetingId ?? null) : null,
    };
    changes.push({ kind: 'measure-tag', key: itemId, row });
  }
  return ok({ changes, value: { tagged: changes.length } });
};
