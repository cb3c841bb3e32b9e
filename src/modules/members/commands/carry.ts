import type { Right } from '#kernel/access.ts';
import type { CommandContract } from '#kernel/contract.ts';
import type { Decide } from '#kernel/decision.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { deskOf, loadRows, save, type Part } from '#platform/decide.ts';
import { handle, type CommandHandler, type Ordering, type Reading } from '#platform/handle.ts';
import { tables } from '../tables.ts';

interface Needs<Input> {
  readonly right: Right;
  readonly touches?: (tx: Reading, input: Input, home: Ordering['home']) => Promise<readonly number[]>;
  load(tx: Ordering, input: Input): readonly Part[];
  /** What must hold that a device cannot know. */
  readonly before?: (tx: Ordering, input: Input, rows: Rows) => Promise<Result<unknown>>;
  /** What else is written: in the book of the other side, or apart because it is of another class. */
  readonly after?: (tx: Ordering, input: Input, rows: Rows) => Promise<Result<unknown>>;
}

/** Carries out a decision that a device takes too, with what only the server may know and write around it. */
export function carry<Input, Output>(
  contract: CommandContract<string, Input, Output>,
  needs: Needs<Input>,
  decide: Decide<Input, Output>,
): CommandHandler {
  const { right, touches, before, after } = needs;
  return handle(contract, touches ? { right, touches } : { right }, async (tx, input) => {
    const rows = await loadRows(tx, needs.load(tx, input));
    const may = before ? await before(tx, input, rows) : ok(null);
    if (!may.ok) return may;
    const decided = decide(rows, input, deskOf(tx));
    if (!decided.ok) return decided;
    save(tx, tables, rows, decided.value.changes);
    const done = after ? await after(tx, input, rows) : ok(null);
    return done.ok ? ok(decided.value.value) : done;
  });
}
