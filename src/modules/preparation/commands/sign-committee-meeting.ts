import { carryOut } from '#platform/decide.ts';
import { signCommitteeMeeting } from '../contract/committee.ts';
import { cited } from '../rules/cited.ts';
import { decideCommitteeSignature } from '../rules/committee.ts';
import { committeeParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Ký biên bản họp chi ủy». */
export const handleSignCommitteeMeeting = carryOut(
  signCommitteeMeeting,
  {
    right: 'meetings.keep',
    tables,
    load: (tx, input) => committeeParts(tx.home.no, input.committeeMeetingId),
  },
  cited(decideCommitteeSignature),
);
