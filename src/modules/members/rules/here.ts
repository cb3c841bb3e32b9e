import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { includes, readPeriod } from '#kernel/period.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { compareNames } from '#kernel/vietnamese.ts';
import type { AffiliationRow, PersonRow } from './rows.ts';

/** «Người của chi bộ» — id and name. */
export interface PersonHere {
  readonly id: Id;
  readonly name: string;
}

/** «Đảng viên của chi bộ trên máy này» — who belongs to the cell on the day, in the order of given names. */
export function peopleHere(rows: Rows, organisationNo: number, day: CivilDate): readonly PersonHere[] {
  return rows
    .all<AffiliationRow>('affiliation')
    .filter((row) => row.organisationNo === organisationNo && includes(readPeriod(row.valid), day))
    .map((row) => ({
      id: row.personId as Id,
      name: rows.one<PersonRow>('person', row.personId)?.fullName ?? '–',
    }))
    .toSorted((one, other) => compareNames(one.name, other.name));
}
