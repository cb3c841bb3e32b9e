import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import type { Reading } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { workProblems } from '../rules/work-problems.ts';
import { cellsBelow } from './work-sql.ts';

/** So many cells are looked at one by one; above that the page of a part says more. */
const mostCells = 400;

/** «Các chi bộ bên dưới» — by number, where they are few enough to be looked at one by one. */
export async function fewCells(tx: Reading, organisationId: Id): Promise<Result<readonly number[]>> {
  const found = await tx.ask<{ no: number }>(
    sql`${cellsBelow(organisationId, tx.today)} limit ${mostCells + 1}`,
  );
  if (found.length === 0) return refuse(problems.notFound);
  if (found.length > mostCells) return refuse(workProblems.tooManyCells);
  return ok(found.map(({ no }) => no));
}
