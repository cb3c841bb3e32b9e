import type { Id } from '#kernel/id.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import type { Ordering, Reading } from '#platform/handle.ts';
import type { MeasureRow, ModelRow, ModelUnitRow, ProgrammeRow } from '../rules/rows.ts';
import { measure, model, modelUnit, programme } from '../tables.ts';

/** The programme of this committee; what is another's is not there. */
export async function ownProgramme(tx: Ordering, id: Id): Promise<ProgrammeRow | undefined> {
  const found = await wholeRows(tx, programme, sql`t.id = ${id}::uuid and t.organisation_no = ${tx.home.no}`);
  return found[0];
}

/** The measures of a programme of this committee. */
export async function ownMeasures(tx: Ordering, programmeId: Id): Promise<MeasureRow[]> {
  return wholeRows(
    tx,
    measure,
    sql`t.programme_id = ${programmeId}::uuid and t.organisation_no = ${tx.home.no}`,
  );
}

/** A measure of this committee. */
export async function ownMeasure(tx: Ordering, id: Id): Promise<MeasureRow | undefined> {
  const found = await wholeRows(tx, measure, sql`t.id = ${id}::uuid and t.organisation_no = ${tx.home.no}`);
  return found[0];
}

/** The model of this organisation. */
export async function ownModel(tx: Ordering, id: Id): Promise<ModelRow | undefined> {
  const found = await wholeRows(tx, model, sql`t.id = ${id}::uuid and t.organisation_no = ${tx.home.no}`);
  return found[0];
}

/** What these units have to do with the model so far. */
export async function unitsOfModel(
  tx: Ordering,
  modelId: Id,
  unitIds: readonly Id[],
): Promise<ModelUnitRow[]> {
  return wholeRows(
    tx,
    modelUnit,
    sql`t.model_id = ${modelId}::uuid and t.organisation_no = ${tx.home.no} and t.unit_id = any(${unitIds}::uuid[])`,
  );
}

/** Of these organisations, the own one and those kept below it. */
export async function ownOrBelow(tx: Ordering, ids: readonly Id[]): Promise<ReadonlySet<Id>> {
  const rows = await tx.ask<{ id: Id }>(sql`
    select head.organisation_id as id from organisation_read.custody as custody
    join platform.organisation_head as head on head.organisation_no = custody.organisation_no
    where custody.keeper_no = ${tx.home.no} and head.organisation_id = any(${ids}::uuid[])`);
  return new Set(rows.map((row) => row.id));
}

/** What of a programme is counted for everybody who may read it: linked work by kind, state and deadline, and indicators. */
export interface Counted {
  readonly measureId: Id;
  readonly of: 'task' | 'target' | 'agenda-item' | 'indicator';
  readonly state: 'draft' | 'open' | 'done' | 'dropped' | null;
  readonly dueOn: CivilDate | null;
  readonly items: number | null;
  readonly part: number | null;
  readonly whole: number | null;
}

/** «Đếm việc của các giải pháp» — see `database/views/programmes.sql`. */
export function countedOf(tx: Reading, programmeIds: readonly Id[]): Promise<Counted[]> {
  return tx.ask<Counted>(sql`
    select measure_id as "measureId", of, state, due_on as "dueOn", items, part, whole
    from platform.programme_standing(${programmeIds}::uuid[], ${tx.today}::date)`);
}
