import { carryOut } from '#platform/decide.ts';
import { commentMinutes } from '../contract/signing.ts';
import { decideRemark } from '../rules/decisions/signing.ts';
import { meetingPart, partOf, rowPart } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Góp ý biên bản». */
export const handleCommentMinutes = carryOut(
  commentMinutes,
  {
    right: 'meetings.answer',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      partOf(all.rollEntry, tx.home, input.meetingId),
      rowPart(all.remark, tx.home, input.id),
    ],
  },
  decideRemark,
);
