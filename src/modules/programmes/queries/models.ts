import type { OutputOf } from '#kernel/contract.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { modelPage, modelsOf, modelsOfUnit } from '../contract/models.ts';
import { placesByDay, rolloutOn, unitStandingOn } from '../rules/rollout.ts';
import { levels } from '../rules/words.ts';

type Page = OutputOf<typeof modelPage>;
type Unit = Page['left'][number] & { readonly modelId: Id };

const modelColumns = sql`
  model.id, model.name, model.document, model.begun_on as "begunOn", owner.organisation_id as "organisationId",
  issuer.name as "organisationName"`;
const issuer = sql`
  join platform.organisation_head as owner on owner.organisation_no = model.organisation_no
  cross join lateral (
    select once.name from organisation_read.profile as once
    where once.organisation_no = model.organisation_no order by lower(once.valid) desc limit 1) as issuer`;

/** «Các mô hình» — of this organisation, those above and those below it, on the day. */
export const answerModelsOf = answer(modelsOf, async (tx, { organisationId, asOf }) => {
  const models = await tx.ask<Page['model']>(sql`
    select ${modelColumns}
    from programmes.model as model
    ${issuer}
    where model.begun_on <= ${asOf}::date and exists (
      select from organisation_read.custody as custody
      join platform.organisation_head as keeper on keeper.organisation_no = custody.keeper_no
      join platform.organisation_head as kept on kept.organisation_no = custody.organisation_no
      where (custody.organisation_no = model.organisation_no and keeper.organisation_id = ${organisationId}::uuid)
         or (custody.keeper_no = model.organisation_no and kept.organisation_id = ${organisationId}::uuid))
    order by model.begun_on desc, model.name, model.id`);
  const units = await unitsOf(
    tx,
    models.map(({ id }) => id),
    asOf,
  );
  const pilots = units
    .filter((unit) => unit.level !== null && unitStandingOn(unit, asOf) === 'working')
    .toSorted((one, other) => levels.indexOf(one.level ?? 'cell') - levels.indexOf(other.level ?? 'cell'));
  return ok({
    models: models.map((model) => {
      const own = units.filter(({ modelId }) => modelId === model.id);
      const ownPilots = pilots.filter(({ modelId }) => modelId === model.id).length;
      return { ...model, ...rolloutOn(own, asOf), pilots: ownPilots };
    }),
    pilots: models.flatMap(({ id: modelId, name: modelName }) =>
      pilots.flatMap((unit) => {
        const { unitId, unitName, level, chosenBy, startedOn } = unit;
        if (unit.modelId !== modelId || level === null || startedOn === null) return [];
        return [{ modelId, modelName, unitId, unitName, level, chosenBy: chosenBy ?? '', startedOn }];
      }),
    ),
  });
});

/** «Trang mô hình» — by the day each began; who has not begun comes last, the late ones before those who have time. */
export const answerModelPage = answer(modelPage, async (tx, { modelId, asOf }) => {
  const [model] = await tx.ask<Page['model']>(sql`
    select ${modelColumns}, model.description, model.review_months as "reviewMonths"
    from programmes.model as model ${issuer} where model.id = ${modelId}::uuid`);
  if (!model) return refuse(problems.notFound);
  const all = await unitsOf(tx, [modelId], asOf);
  const living = all.flatMap((unit) => {
    const standing = unitStandingOn(unit, asOf);
    return standing === null ? [] : [{ ...asKnownOn(unit, asOf), standing }];
  });
  const places = placesByDay(living);
  const units = living
    .map((unit) => ({ ...unit, rank: places.get(unit) ?? null }))
    .toSorted((one, other) => sortKey(one).localeCompare(sortKey(other)));
  const planned = units.filter(({ plannedOn }) => plannedOn !== null);
  const superiors = [...new Set(planned.map(({ superiorName }) => superiorName ?? '–'))];
  const gaps = superiors
    .map((name) => {
      const own = planned.filter(({ superiorName }) => (superiorName ?? '–') === name);
      return { name, planned: own.length, done: own.filter(({ standing }) => standing === 'working').length };
    })
    .filter((gap) => gap.done < gap.planned);
  const left = all.filter(({ endedOn }) => endedOn !== null && endedOn <= asOf);
  return ok({ model, ...rolloutOn(all, asOf), units, left, gaps });
});

/** «Mô hình nơi này tham gia». */
export const answerModelsOfUnit = answer(modelsOfUnit, async (tx, { organisationId, asOf }) => {
  type Line = OutputOf<typeof modelsOfUnit>['models'][number];
  const rows = await tx.ask<Omit<Line, 'standing'> & Pick<Unit, 'plannedOn' | 'endedOn'>>(sql`
    select model.id as "modelId", model.name, unit.level, unit.chosen_by as "chosenBy", unit.started_on as "startedOn",
           unit.due_on as "dueOn", unit.planned_on as "plannedOn", unit.ended_on as "endedOn"
    from programmes.model_unit as unit
    join programmes.model as model on model.id = unit.model_id
    where unit.unit_id = ${organisationId}::uuid order by model.begun_on desc, model.id`);
  return ok({
    models: rows.flatMap((row) => {
      const standing = unitStandingOn(row, asOf);
      if (standing === null) return [];
      const { modelId, name, level, chosenBy, dueOn } = row;
      return [{ modelId, name, level, chosenBy, dueOn, standing, startedOn: asKnownOn(row, asOf).startedOn }];
    }),
  });
});

/** What lay ahead on the day is not known yet. */
function asKnownOn<Known extends Pick<Unit, 'startedOn' | 'endedOn'>>(unit: Known, asOf: CivilDate): Known {
  const ahead = (day: CivilDate | null) => day !== null && day > asOf;
  return {
    ...unit,
    startedOn: ahead(unit.startedOn) ? null : unit.startedOn,
    endedOn: ahead(unit.endedOn) ? null : unit.endedOn,
  };
}

function sortKey(unit: Pick<Unit, 'startedOn' | 'dueOn'>): string {
  return unit.startedOn ?? `9999-${unit.dueOn ?? '9999'}`;
}

function unitsOf(tx: Reading, modelIds: readonly Id[], asOf: CivilDate): Promise<Unit[]> {
  return tx.ask<Unit>(sql`
    select unit.model_id as "modelId", unit.unit_id as "unitId", profile.name as "unitName", above.name as "superiorName", unit.level,
           unit.chosen_by as "chosenBy", unit.decision, unit.planned_on as "plannedOn", unit.due_on as "dueOn",
           unit.started_on as "startedOn", unit.ended_on as "endedOn", unit.end_reason as "endReason"
    from programmes.model_unit as unit
    cross join lateral (
      select once.organisation_no, once.name, once.position from organisation_read.profile as once
      where once.organisation_id = unit.unit_id
      order by once.valid @> ${asOf}::date desc, lower(once.valid) desc limit 1) as profile
    left join organisation_read.placement as placement
      on placement.organisation_no = profile.organisation_no and placement.valid @> ${asOf}::date
    left join organisation_read.profile as above
      on above.organisation_no = placement.parent_no and above.valid @> ${asOf}::date
    where unit.model_id = any(${modelIds}::uuid[])
    order by profile.position, profile.name collate "vi-x-icu", unit.unit_id`);
}
