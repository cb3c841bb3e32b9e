import { carryOut } from '#platform/decide.ts';
import { dropCommitteeMeeting } from '../contract/committee.ts';
import { cited } from '../rules/cited.ts';
import { decideCommitteeDropping } from '../rules/committee.ts';
import { committeeParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Bỏ buổi họp chi ủy ghi nhầm». */
export const handleDropCommitteeMeeting = carryOut(
  dropCommitteeMeeting,
  {
    right: 'meetings.keep',
    tables,
    load: (tx, input) => committeeParts(tx.home.no, input.committeeMeetingId),
  },
  cited(decideCommitteeDropping),
);
