import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { keep } from '#platform/decide.ts';
import { handle } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { closeProgramme, setProgramme } from '../contract.ts';
import { problems } from '../rules/problems.ts';
import { ownMeasures, ownProgramme } from '../sql/ground.ts';
import { programme } from '../tables.ts';

/** «Lập, sửa chương trình» — its measures stay within its period. */
export const handleSetProgramme = handle(setProgramme, { right: 'programmes.keep' }, async (tx, input) => {
  if (input.dueOn < input.begunOn) return refuse(problems.dueBeforeStart);
  if (input.paperId !== null) {
    const papers = await tx.ask(
      sql`select from kit_read.paper where id = ${input.paperId}::uuid and organisation_no = ${tx.home.no}`,
    );
    if (papers.length === 0) return refuse(platformProblems.notFound);
  }
  const found = await ownProgramme(tx, input.id);
  if (found && found.closedOn !== null) return refuse(problems.programmeIsClosed);
  const measures = found ? await ownMeasures(tx, input.id) : [];
  if (measures.some((one) => one.begunOn < input.begunOn || one.dueOn > input.dueOn))
    return refuse(problems.measuresOutside);
  const row = { ...input, organisationNo: tx.home.no, closedOn: null, conclusion: null };
  keep(tx, programme, found ? [found.id] : [], [row]);
  return ok({ id: input.id });
});

/** «Kết thúc chương trình» — with what came of it. */
export const handleCloseProgramme = handle(
  closeProgramme,
  { right: 'programmes.keep' },
  async (tx, { programmeId, on, conclusion }) => {
    const found = await ownProgramme(tx, programmeId);
    if (!found) return refuse(platformProblems.notFound);
    if (found.closedOn !== null) return refuse(problems.programmeIsClosed);
    if (on < found.begunOn || on > tx.today) return refuse(problems.closedBeforeBegun);
    tx.amend(programme, [{ id: programmeId, closedOn: on, conclusion }]);
    return ok({ id: programmeId });
  },
);
