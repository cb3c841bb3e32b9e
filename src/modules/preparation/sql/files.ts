import type { Problem } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import type { Reading } from '#platform/handle.ts';

/** Whether all these files lie in the store of the organisation. */
export async function haveArrived(
  tx: Pick<Reading, 'ask'>,
  no: number,
  files: readonly { readonly sha256: string }[],
  missing: Problem,
): Promise<Result<unknown>> {
  const names = [...new Set(files.map((file) => file.sha256))];
  if (names.length === 0) return ok(null);
  const found = await tx.ask(
    sql`select sha256 from platform.file where organisation_no = ${no} and sha256 = any(${names}::text[])`,
  );
  return found.length === names.length ? ok(null) : refuse(missing);
}
