import { carryOut } from '#platform/decide.ts';
import { settleComment } from '../contract/signing.ts';
import { decideRemarkAnswer } from '../rules/decisions/signing.ts';
import { meetingPart, partOf, rowPart } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Trả lời góp ý». */
export const handleSettleComment = carryOut(
  settleComment,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      partOf(all.book, tx.home, input.meetingId),
      rowPart(all.remark, tx.home, input.remarkId),
    ],
  },
  decideRemarkAnswer,
);
