import { carryOut } from '#platform/decide.ts';
import { fileCommitteePaper } from '../contract/committee.ts';
import { cited } from '../rules/cited.ts';
import { decideCommitteePaper } from '../rules/committee.ts';
import { committeeProblems } from '../rules/committee-problems.ts';
import { haveArrived } from '../sql/files.ts';
import { committeeParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Lưu bản ký tay» — the file must have reached the server. */
export const handleFileCommitteePaper = carryOut(
  fileCommitteePaper,
  {
    right: 'meetings.keep',
    tables,
    load: (tx, input) => committeeParts(tx.home.no, input.committeeMeetingId),
    before: (tx, { file }) =>
      haveArrived(tx, tx.home.no, [{ sha256: file }], committeeProblems.fileHasNotArrived),
  },
  cited(decideCommitteePaper),
);
