import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { keep } from '#platform/decide.ts';
import { handle, type Ordering } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { dropMeasure, setMeasure, stateMeasure } from '../contract.ts';
import { isComputed } from '../rules/measures.ts';
import { problems } from '../rules/problems.ts';
import type { MeasureRow, ProgrammeRow } from '../rules/rows.ts';
import { countedOf, ownMeasure, ownMeasures, ownOrBelow, ownProgramme } from '../sql/ground.ts';
import { goalOf, workOf } from '../sql/standing.ts';
import { measure } from '../tables.ts';

/** «Đặt, sửa giải pháp» — within the period of the programme, for a unit below or a body named by hand. */
export const handleSetMeasure = handle(setMeasure, { right: 'programmes.keep' }, async (tx, input) => {
  const open = await openProgramme(tx, input.programmeId);
  if (!open.ok) return open;
  if (input.dueOn < input.begunOn) return refuse(problems.dueBeforeStart);
  if (input.begunOn < open.value.begunOn || input.dueOn > open.value.dueOn)
    return refuse(problems.outsideThePeriod);
  if ((input.indicator === null) !== (input.goal === null)) return refuse(problems.goalMissing);
  if (input.unitId !== null && !(await ownOrBelow(tx, [input.unitId])).has(input.unitId))
    return refuse(problems.unitNotBelow);
  const others = await ownMeasures(tx, input.programmeId);
  const before = others.find(({ id }) => id === input.id);
  const row: MeasureRow = {
    ...input,
    organisationNo: tx.home.no,
    position: before?.position ?? Math.max(0, ...others.map(({ position }) => position)) + 1,
    stated: before?.stated ?? null,
    statedReason: before?.statedReason ?? null,
    statedOn: before?.statedOn ?? null,
  };
  keep(tx, measure, before ? [before.id] : [], [row]);
  return ok({ id: input.id });
});

/** «Bỏ giải pháp» — what cells have linked is not cut off behind their backs. */
export const handleDropMeasure = handle(
  dropMeasure,
  { right: 'programmes.keep' },
  async (tx, { measureId }) => {
    const found = await openMeasure(tx, measureId);
    if (!found.ok) return found;
    const tags = await tx.ask(
      sql`select from programmes.measure_tag where measure_id = ${measureId}::uuid limit 1`,
    );
    if (tags.length > 0) return refuse(problems.measureHasWork);
    tx.remove(measure, [{ id: measureId }]);
    return ok({ id: measureId });
  },
);

/** «Ghi tình trạng giải pháp» — with the reason, as long as no work tells it. */
export const handleStateMeasure = handle(
  stateMeasure,
  { right: 'programmes.keep' },
  async (tx, { measureId, state, reason }) => {
    const found = await openMeasure(tx, measureId);
    if (!found.ok) return found;
    const counted = (await countedOf(tx, [found.value.programmeId])).filter(
      (line) => line.measureId === measureId,
    );
    if (isComputed(workOf(counted), goalOf(found.value, null))) return refuse(problems.stateIsComputed);
    tx.amend(measure, [{ id: measureId, stated: state, statedReason: reason, statedOn: tx.today }]);
    return ok({ id: measureId });
  },
);

async function openProgramme(tx: Ordering, id: Id): Promise<Result<ProgrammeRow>> {
  const found = await ownProgramme(tx, id);
  if (!found) return refuse(platformProblems.notFound);
  return found.closedOn === null ? ok(found) : refuse(problems.programmeIsClosed);
}

async function openMeasure(tx: Ordering, id: Id): Promise<Result<MeasureRow>> {
  const found = await ownMeasure(tx, id);
  if (!found) return refuse(platformProblems.notFound);
  const open = await openProgramme(tx, found.programmeId);
  return open.ok ? ok(found) : open;
}
