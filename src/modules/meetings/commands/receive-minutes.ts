import { carryOut } from '#platform/decide.ts';
import { receiveMinutes } from '../contract.ts';
import { decideReceiving } from '../rules/decisions/close.ts';
import { meetingPart, partOf } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Cấp trên nhận biên bản». */
export const handleReceiveMinutes = carryOut(
  receiveMinutes,
  {
    right: 'minutes.receive',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      partOf(all.minutes, tx.home, input.meetingId),
    ],
  },
  decideReceiving,
);
