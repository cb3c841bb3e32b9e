import { carryOut } from '#platform/decide.ts';
import { answerNotice } from '../contract/superior-notice.ts';
import { decideNoticeAnswer } from '../rules/decisions/superior-notice.ts';
import { meetingPart, partOf } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Trả lời giấy mời của chi bộ» — the notice says whom it was sent to. */
export const handleAnswerNotice = carryOut(
  answerNotice,
  {
    right: 'meetings.propose',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      partOf(all.superiorNotice, tx.home, input.meetingId),
      partOf(all.rollEntry, tx.home, input.meetingId),
    ],
  },
  decideNoticeAnswer,
);
