import { carryOut } from '#platform/decide.ts';
import { settleVersion } from '../contract.ts';
import { decideVersion } from '../rules/decisions/versions.ts';
import { meetingPart, partOf, versionParts } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Chọn bản». */
export const handleSettleVersion = carryOut(
  settleVersion,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      partOf(all.agendaItem, tx.home, input.meetingId),
      partOf(all.contribution, tx.home, input.meetingId),
      ...versionParts(tx.home, input.meetingId),
    ],
  },
  decideVersion,
);
