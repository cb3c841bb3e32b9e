import type pg from 'pg';
import type { Id } from '#kernel/id.ts';
import type { Result } from '#kernel/result.ts';
import type { QueryHandler } from '#platform/handle.ts';
import type { Road } from '#platform/command.ts';
import type { Context } from './part.ts';

/** The operator at the machine: who it is, where its acts belong, and the road through the house as the owner. */
export interface Operator {
  readonly pool: pg.Pool;
  readonly road: Road & { readonly queries: ReadonlyMap<string, QueryHandler> };
  readonly person: Id;
  readonly organisation: Id;
  readonly no: number;
  /** Asks a query of the house by its name. */
  ask(name: string, input: unknown): Promise<Result<unknown>>;
  close(): Promise<void>;
}

/** Brings the database up to date and opens the house to the operator. */
export async function openOperator(context: Context): Promise<Operator> {
  const { ownerUrl } = await context.database();
  const [{ migrateHouse, openRoad }, { openPool, ask, sql }, { machineClock }, { answerQuestion }] =
    await Promise.all([
      import('../house.ts'),
      import('#platform/database/pool.ts'),
      import('#platform/clock.ts'),
      import('#platform/question.ts'),
    ]);
  await migrateHouse(ownerUrl, context.folder);
  const pool = openPool(ownerUrl, 2);
  const road = openRoad(pool, machineClock);
  const [self] = await ask<{ person: Id; organisation: Id; no: number }>(
    pool,
    sql`
      select operator_id as person, organisation_id as organisation, organisation_no as no
      from platform.instance join platform.organisation_head using (organisation_id)`,
  );
  if (!self) throw new Error('the database has no instance');
  return {
    ...self,
    pool,
    road,
    async ask(name, input) {
      const handler = road.queries.get(name);
      if (!handler) throw new Error(`no query ${name}`);
      return answerQuestion(road, handler, self.person, input);
    },
    close: () => pool.end(),
  };
}
