import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { includes, readPeriod } from '#kernel/period.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import type { Text } from '#kernel/text.ts';
import { compareNames } from '#kernel/vietnamese.ts';
import { membersOnDay } from './from-rows.ts';
import type { ArrivalRow, OfficeTermRow, PersonRow } from './rows-of-others.ts';
import type { RollCircumstance, Standing } from './types.ts';

/** «Người trong chi bộ» — a member as lists show one: name, standing, office. */
export interface CellPerson {
  readonly id: Id;
  readonly fullName: string;
  readonly standing: Standing;
  readonly circumstance: RollCircumstance | null;
  readonly office: Text | null;
}

const officeWords: Readonly<Record<string, Text>> = {
  secretary: { vi: 'bí thư', en: 'secretary' },
  'deputy-secretary': { vi: 'phó bí thư', en: 'deputy secretary' },
  'committee-member': { vi: 'chi ủy viên', en: 'committee member' },
};

/** «Tên người» — as the register has it; a dash where this device does not know the person. */
export function nameOfPerson(rows: Rows, id: Id | null): string {
  if (id === null) return '–';
  return rows.one<PersonRow>('person', id)?.fullName ?? nameFromElsewhere(rows, id) ?? '–';
}

/** The books in which people stand who do not belong to the cell: gone, coming, attached. */
export const fromElsewhere = ['attachment', 'arrival', 'transfer'] as const;

function nameFromElsewhere(rows: Rows, id: Id): string | undefined {
  for (const kind of fromElsewhere) {
    const found = rows
      .all<Pick<ArrivalRow, 'personId' | 'fullName'>>(kind)
      .find((row) => row.personId === id);
    if (found) return found.fullName;
  }
  return undefined;
}

/** «Đảng viên của chi bộ trong ngày» — in the order of given names, as people look for each other. */
export function peopleOfCell(rows: Rows, organisationNo: number, day: CivilDate): readonly CellPerson[] {
  return membersOnDay(rows, organisationNo, day)
    .map(({ personId, standing, circumstance }) => ({
      id: personId,
      fullName: nameOfPerson(rows, personId),
      standing,
      circumstance,
      office: officeOf(rows, organisationNo, personId, day),
    }))
    .toSorted((one, other) => compareNames(one.fullName, other.fullName));
}

/** «Chức vụ trong chi bộ» — the first of secretary, deputy, committee member held on the day. */
export function officeOf(rows: Rows, organisationNo: number, personId: Id, day: CivilDate): Text | null {
  const held = rows
    .all<OfficeTermRow>('office-term')
    .filter(
      (term) =>
        term.personId === personId &&
        term.organisationNo === organisationNo &&
        includes(readPeriod(term.valid), day),
    );
  const office = Object.keys(officeWords).find((name) => held.some((term) => term.office === name));
  return office === undefined ? null : (officeWords[office] ?? null);
}

/** «Bí thư» — who holds the office on the day. */
export function holderOf(rows: Rows, organisationNo: number, office: string, day: CivilDate): Id | null {
  const term = rows
    .all<OfficeTermRow>('office-term')
    .find(
      (row) =>
        row.office === office &&
        row.organisationNo === organisationNo &&
        includes(readPeriod(row.valid), day),
    );
  return term?.personId ?? null;
}
