import { carryOut } from '#platform/decide.ts';
import { conveneMeeting } from '../contract.ts';
import { decideConvene } from '../rules/decisions/roll.ts';
import { meetingPart, officeParts, partOf, registerParts } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Triệu tập» — the roll of the day from the register. */
export const handleConveneMeeting = carryOut(
  conveneMeeting,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      partOf(all.rollEntry, tx.home, input.meetingId),
      partOf(all.superiorNotice, tx.home, input.meetingId),
      ...officeParts(tx.home),
      ...registerParts(tx.home),
    ],
  },
  decideConvene,
);
