import { rulesOfDay } from '#kernel/decision.ts';
import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { deskOf, loadRows, part, save } from '#platform/decide.ts';
import { handle } from '#platform/handle.ts';
import { adoptResolution } from '../contract.ts';
import { bookProblems } from '../rules/book-problems.ts';
import { decideAdoption, resolutionKind } from '../rules/decisions/resolution.ts';
import { writeNumber } from '../rules/number.ts';
import { nextInSeries } from '../sql/series.ts';
import { rowPart, tasksPart } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Thông qua nghị quyết» — numbered here and nowhere else; the tasks module opens its tasks. */
export const handleAdoptResolution = handle(
  adoptResolution,
  { right: 'meetings.keep' },
  async (tx, input) => {
    const { no } = tx.home;
    const meetingId = sql`(select meeting_id from meetings.resolution where organisation_no = ${no} and id = ${input.resolutionId})`;
    const rows = await loadRows(tx, [
      rowPart(all.resolution, tx.home, input.resolutionId),
      rowPart(all.vote, tx.home, input.voteId),
      part(all.meeting, sql`t.organisation_no = ${no} and t.id = ${meetingId}`),
      tasksPart(sql`t.organisation_no = ${no} and t.meeting_id = ${meetingId}`),
    ]);
    const decided = decideAdoption(rows, input, deskOf(tx));
    if (!decided.ok) return decided;
    const { symbol, resolution } = decided.value.value;
    const day = resolution.adoptedOn ?? tx.today;
    const form = rulesOfDay(tx, day)('documents.number-form');
    if (!form) return refuse(bookProblems.ruleIsMissing);

    const series = await nextInSeries(tx, resolutionKind, form.value.runsWithin, day);
    tx.put(all.numberSeries, [{ ...series, organisationNo: no }]);
    save(tx, all.tables, rows, [
      { kind: 'resolution', key: resolution.id, row: { ...resolution, number: series.last } },
    ]);
    const followed = await tx.react({ name: 'resolution-adopted', of: { meetingId: resolution.meetingId } });
    if (!followed.ok) return followed;
    const written = writeNumber(series.last, symbol, form.value);
    return ok({ resolutionId: resolution.id, number: series.last, symbol, written });
  },
);
