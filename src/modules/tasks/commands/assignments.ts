import { carryOut } from '#platform/decide.ts';
import { assignMember, endAssignment } from '../contract/work.ts';
import { decideAssigning, decideAssignmentEnd } from '../rules/assignments/assign.ts';
import { memberParts, rowPart } from '../sql/parts.ts';
import { assignment, tables } from '../tables.ts';

/** «Phân công» — by who keeps the book. */
export const handleAssignMember = carryOut(
  assignMember,
  {
    right: 'tasks.keep',
    tables,
    load: (tx, input) => [rowPart(assignment, tx.home.no, input.id), ...memberParts(tx.home.no)],
  },
  decideAssigning,
);

/** «Thôi phân công». */
export const handleEndAssignment = carryOut(
  endAssignment,
  {
    right: 'tasks.keep',
    tables,
    load: (tx, input) => [rowPart(assignment, tx.home.no, input.assignmentId)],
  },
  decideAssignmentEnd,
);
