import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import type { Reaction } from '#platform/handle.ts';
import type { LevelReached } from '../public.ts';
import { personalRecord } from '../tables.ts';

const columns = {
  general: 'generalEducation',
  professional: 'professionalEducation',
  theory: 'theoryLevel',
} as const;

/** «Phiếu ghi theo trình độ mới nhất» — where there is a record. */
export const reachLevel: Reaction = {
  to: 'level-reached',
  async run(tx, event) {
    const { personId, kind, level } = event.of as LevelReached;
    const found = await tx.ask(
      sql`select from members.personal_record where person_id = ${personId} and organisation_no = ${tx.home.no}`,
    );
    if (found.length > 0) tx.amend(personalRecord, [{ personId, [columns[kind]]: level }]);
    return ok(null);
  },
};
