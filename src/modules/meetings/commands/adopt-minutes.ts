import { carryOut } from '#platform/decide.ts';
import { adoptMinutes } from '../contract.ts';
import { decideMinutesAdoption } from '../rules/decisions/close.ts';
import { meetingPart, partOf, rowPart } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Thông qua biên bản». */
export const handleAdoptMinutes = carryOut(
  adoptMinutes,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      rowPart(all.vote, tx.home, input.voteId),
      partOf(all.agendaItem, tx.home, input.meetingId),
      partOf(all.resolution, tx.home, input.meetingId),
      partOf(all.remark, tx.home, input.meetingId),
    ],
  },
  decideMinutesAdoption,
);
