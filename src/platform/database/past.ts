import type { RawBuilder } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { sql } from './pool.ts';

/**
 * Condition: what is counted of the organisation on this day is the asker's to see. What has left the asker's committee counts
 * up to the day it left: of later days the rows that stay visible tell only a part (ADR 0078).
 */
export function countsOn(no: RawBuilder<unknown>, day: CivilDate | string): RawBuilder<unknown> {
  return sql`(not ${no} <@ (select platform.departed()) or ${no} <@ (select platform.within('internal'))
    or platform.stood_below(${no}, daterange(${day}::date, ${day}::date, '[]')))`;
}
