import { carryOut } from '#platform/decide.ts';
import { recordCommitteeMeeting } from '../contract/committee.ts';
import { cited } from '../rules/cited.ts';
import { decideCommitteeMeeting } from '../rules/committee.ts';
import { committeeParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Ghi buổi họp chi ủy». */
export const handleRecordCommitteeMeeting = carryOut(
  recordCommitteeMeeting,
  {
    right: 'meetings.keep',
    tables,
    load: (tx, input) => committeeParts(tx.home.no, input.id, input.month),
  },
  cited(decideCommitteeMeeting),
);
