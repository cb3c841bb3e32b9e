import type { CommandContract } from '#kernel/contract.ts';
import type { Decide } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse } from '#kernel/result.ts';
import { carryOut } from '#platform/decide.ts';
import type { CommandHandler } from '#platform/handle.ts';
import { keepHousehold, noteVisit, reportHousehold } from '../contract/work.ts';
import { problems } from '../rules/problems.ts';
import type { HouseholdRow } from '../rules/rows.ts';
import { decideHousehold, decideHouseholdReport, decideVisit } from '../rules/assignments/households.ts';
import { keepsTasks, memberParts, rowPart } from '../sql/parts.ts';
import { household, tables, visit } from '../tables.ts';

/** «Ghi hộ được giúp» — by who keeps the book. */
export const handleKeepHousehold = carryOut(
  keepHousehold,
  {
    right: 'tasks.keep',
    tables,
    load: (tx, input) => [rowPart(household, tx.home.no, input.id), ...memberParts(tx.home.no)],
  },
  decideHousehold,
);

/** «Ghi lần đến thăm». */
export const handleNoteVisit = ofHousehold(noteVisit, decideVisit);

/** «Báo kết quả giúp hộ». */
export const handleReportHousehold = ofHousehold(reportHousehold, decideHouseholdReport);

/** By the member who answers for the household, else by who keeps the book. */
function ofHousehold<Input extends { readonly householdId: Id; readonly id?: Id }>(
  contract: CommandContract<string, Input, { id: Id }>,
  decide: Decide<Input, { readonly id: Id }>,
): CommandHandler {
  return carryOut(
    contract,
    {
      right: 'tasks.work',
      tables,
      load: (tx, input) => [
        rowPart(household, tx.home.no, input.householdId),
        ...(input.id ? [rowPart(visit, tx.home.no, input.id)] : []),
      ],
      before: async (tx, input, rows) => {
        const found = rows.one<HouseholdRow>('household', input.householdId);
        if (!found || found.memberId === tx.person) return ok(null);
        return (await keepsTasks(tx)) ? ok(null) : refuse(problems.notYourTask);
      },
    },
    decide,
  );
}
