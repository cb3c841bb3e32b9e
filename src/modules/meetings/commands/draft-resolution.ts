import { sql } from '#platform/database/pool.ts';
import { carryOut, part } from '#platform/decide.ts';
import { draftResolution } from '../contract.ts';
import { decideDraft } from '../rules/decisions/resolution.ts';
import { meetingPart, partOf } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Dự thảo nghị quyết». */
export const handleDraftResolution = carryOut(
  draftResolution,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      partOf(all.vote, tx.home, input.meetingId),
      part(
        all.resolution,
        sql`t.organisation_no = ${tx.home.no} and (t.meeting_id = ${input.meetingId} or t.id = ${input.id})`,
      ),
    ],
  },
  decideDraft,
);
