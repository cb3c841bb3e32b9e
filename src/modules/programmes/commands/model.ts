import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { keep } from '#platform/decide.ts';
import { handle, type Ordering } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { choosePilot, endUnit, planUnits, setModel, startUnit } from '../contract/models.ts';
import { problems } from '../rules/problems.ts';
import type { ModelRow, ModelUnitRow } from '../rules/rows.ts';
import { ownModel, ownOrBelow, unitsOfModel } from '../sql/ground.ts';
import { model, modelUnit } from '../tables.ts';

const right = 'programmes.keep';

/** «Ghi, sửa mô hình». */
export const handleSetModel = handle(setModel, { right }, async (tx, input) => {
  const found = await ownModel(tx, input.id);
  keep(tx, model, found ? [found.id] : [], [{ ...input, organisationNo: tx.home.no }]);
  return ok({ id: input.id });
});

/** «Chọn đơn vị điểm» — of one that stands in the plan too; one that has begun becomes a pilot with the day it began. */
export const handleChoosePilot = handle(choosePilot, { right }, async (tx, input) => {
  const { modelId, unitId, level, chosenBy, decision, on } = input;
  const ground = await groundOf(tx, modelId, [unitId]);
  if (!ground.ok) return ground;
  const day = startFault(tx, ground.value.model, on);
  if (day) return refuse(day);
  const [before] = ground.value.units;
  const row = { ...(before ?? blank(tx, modelId, unitId)), level, chosenBy, decision, startedOn: on };
  tx.put(modelUnit, [{ ...row, endedOn: null, endReason: null }]);
  return ok({ id: unitId });
});

/** «Đưa vào kế hoạch nhân rộng» — the same units again get the new deadline. */
export const handlePlanUnits = handle(planUnits, { right }, async (tx, { modelId, unitIds, on, dueOn }) => {
  const ids = [...new Set(unitIds)];
  const ground = await groundOf(tx, modelId, ids);
  if (!ground.ok) return ground;
  if (dueOn !== null && dueOn < on) return refuse(problems.dueBeforeStart);
  if (on > tx.today) return refuse(problems.dayToCome);
  tx.put(
    modelUnit,
    ids.map((unitId): ModelUnitRow => {
      const before = ground.value.units.find((unit) => unit.unitId === unitId);
      // Whoever had left stands in the plan anew, with nothing begun.
      if (!before || before.endedOn !== null) return { ...blank(tx, modelId, unitId), plannedOn: on, dueOn };
      return { ...before, plannedOn: before.plannedOn ?? on, dueOn };
    }),
  );
  return ok({ planned: ids.length });
});

/** «Ghi đơn vị đã làm theo mô hình» — of those planned. */
export const handleStartUnit = handle(startUnit, { right }, async (tx, { modelId, unitId, on }) => {
  const found = await unitInModel(tx, modelId, unitId);
  if (!found.ok) return found;
  if (found.value.unit.startedOn !== null) return refuse(problems.startedAlready);
  const day = startFault(tx, found.value.model, on);
  if (day) return refuse(day);
  tx.amend(modelUnit, [{ modelId, unitId, startedOn: on }]);
  return ok({ id: unitId });
});

/** «Thôi mô hình, ra khỏi kế hoạch» — what was before stays countable. */
export const handleEndUnit = handle(endUnit, { right }, async (tx, { modelId, unitId, on, reason }) => {
  const found = await unitInModel(tx, modelId, unitId);
  if (!found.ok) return found;
  const { plannedOn, startedOn } = found.value.unit;
  if (on > tx.today) return refuse(problems.dayToCome);
  if ([plannedOn, startedOn].some((day) => day !== null && on <= day))
    return refuse(problems.endedBeforeStart);
  tx.amend(modelUnit, [{ modelId, unitId, endedOn: on, endReason: reason }]);
  return ok({ id: unitId });
});

async function groundOf(
  tx: Ordering,
  modelId: Id,
  unitIds: readonly Id[],
): Promise<Result<{ readonly model: ModelRow; readonly units: readonly ModelUnitRow[] }>> {
  const found = await ownModel(tx, modelId);
  if (!found) return refuse(platformProblems.notFound);
  const below = await ownOrBelow(tx, unitIds);
  if (unitIds.some((id) => !below.has(id))) return refuse(problems.unitNotBelow);
  return ok({ model: found, units: await unitsOfModel(tx, modelId, unitIds) });
}

async function unitInModel(
  tx: Ordering,
  modelId: Id,
  unitId: Id,
): Promise<Result<{ readonly model: ModelRow; readonly unit: ModelUnitRow }>> {
  const found = await ownModel(tx, modelId);
  if (!found) return refuse(platformProblems.notFound);
  const [unit] = await unitsOfModel(tx, modelId, [unitId]);
  return unit && unit.endedOn === null ? ok({ model: found, unit }) : refuse(problems.notOfTheModel);
}

function startFault(tx: Ordering, { begunOn }: ModelRow, on: string) {
  if (on > tx.today) return problems.dayToCome;
  return on < begunOn ? problems.startedBeforeTheModel : null;
}

function blank(tx: Ordering, modelId: Id, unitId: Id): ModelUnitRow {
  return {
    modelId,
    unitId,
    organisationNo: tx.home.no,
    plannedOn: null,
    dueOn: null,
    startedOn: null,
    level: null,
    chosenBy: null,
    decision: null,
    endedOn: null,
    endReason: null,
  };
}
