import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { carryOut } from '#platform/decide.ts';
import { fileCommitteePaper } from '../contract.ts';
import { cited } from '../rules/cited.ts';
import { decideCommitteePaper } from '../rules/committee.ts';
import { committeeProblems } from '../rules/committee-problems.ts';
import { committeeParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Lưu bản ký tay» — the file must have reached the server. */
export const handleFileCommitteePaper = carryOut(
  fileCommitteePaper,
  {
    right: 'meetings.keep',
    tables,
    load: (tx, input) => committeeParts(tx.home.no, input.committeeMeetingId),
    before: async (tx, { file }) => {
      const [found] = await tx.ask(
        sql`select from platform.file where sha256 = ${file} and organisation_no = ${tx.home.no}`,
      );
      return found ? ok(null) : refuse(committeeProblems.fileHasNotArrived);
    },
  },
  cited(decideCommitteePaper),
);
