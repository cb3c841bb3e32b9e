import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Period } from '#kernel/period.ts';
import type { Ending, NewMember } from '#modules/members/public.ts';
import { grassrootsTitles } from './catalogues.ts';
import { placeText } from './differences.ts';
import type { MemberRow } from './intake-row.ts';

/** «Nơi ghi đảng viên» — the numbers of the cell and of the committee over it, and why sensitive columns are kept. */
export interface MemberPlace {
  readonly cellNo: number;
  readonly grassrootsNo: number | null;
  readonly purpose: string | null;
}

/**
 * «Đảng viên từ một dòng» — what the book keeps of a row: belonging begins on the day of the
 * figures, with nothing known of earlier; standing and circumstances begin when the file says.
 */
export function newMember(personId: Id, row: MemberRow, asOf: CivilDate, place: MemberPlace): NewMember {
  const belonging = belongingOf(row, asOf);
  const sensitive = place.purpose !== null && (row.ethnicGroup !== null || row.religion !== null);
  return {
    personId,
    organisationNo: place.cellNo,
    fullName: row.fullName,
    record: recordOf(row),
    sensitive: sensitive
      ? { purpose: place.purpose ?? '', ethnicGroup: row.ethnicGroup, religion: row.religion }
      : null,
    affiliation: { ...belonging, earlierUnknown: true, endedBy: endingOf(row) },
    standings: standingsOf(row, asOf),
    circumstances:
      row.state === 'exempt' || row.state === 'suspended'
        ? [{ kind: row.state, from: row.stateOn ?? asOf, until: null, ground: row.exemptionReason }]
        : [],
    offices: endingOf(row) ? [] : officesOf(row, belonging.from, place),
  };
}

function endingOf({ state }: MemberRow): Ending | null {
  return state === 'left' || state === 'died' || state === 'transferred' ? state : null;
}

/** Whoever has gone is known to have belonged until the day before. */
function belongingOf(row: MemberRow, asOf: CivilDate): Period {
  if (!endingOf(row)) return { from: row.joinedOn > asOf ? row.joinedOn : asOf, until: null };
  const until = row.stateOn ?? asOf;
  return { from: addDays(until, -1), until };
}

/** Probation is written where the day of the figures still lies in it, so that every counted day has a standing. */
function standingsOf({ standing, joinedOn, officialOn }: MemberRow, asOf: CivilDate): NewMember['standings'] {
  if (standing === 'probationary') return [{ standing, from: joinedOn, until: null }];
  if (officialOn === null || officialOn <= asOf)
    return [{ standing, from: officialOn ?? joinedOn, until: null }];
  return [
    { standing: 'probationary', from: joinedOn, until: officialOn },
    { standing, from: officialOn, until: null },
  ];
}

function officesOf(
  { offices }: MemberRow,
  from: CivilDate,
  { cellNo, grassrootsNo }: MemberPlace,
): NewMember['offices'] {
  const own = offices.cell
    ? [{ organisationNo: cellNo, office: offices.cell as string, title: null, decision: null, from }]
    : [];
  const above =
    offices.grassroots && grassrootsNo !== null
      ? [
          {
            organisationNo: grassrootsNo,
            office: offices.grassroots === 'standing-member' ? 'committee-member' : offices.grassroots,
            title: grassrootsTitles[offices.grassroots],
            decision: null,
            from,
          },
        ]
      : [];
  const isOwn = (one: { readonly organisationNo: number; readonly office: string }) =>
    own.some(({ organisationNo, office }) => organisationNo === one.organisationNo && office === one.office);
  return [...own, ...above.filter((one) => !isOwn(one))];
}

function recordOf(row: MemberRow): NewMember['record'] {
  const { otherName, sex, birthDate, citizenNumber, oldIdentityNumber, cardNumber, cardPlace, cardDate } =
    row;
  const { oldCardNumber, nationalId, joinedOn, officialOn, education, occupation, worksAway } = row;
  const interrupted =
    row.state === 'interrupted' ? `Gián đoạn sinh hoạt từ ${row.stateOn ?? 'ngày chưa rõ'}` : null;
  return {
    otherName,
    sex,
    birthDate,
    citizenNumber,
    oldIdentityNumber,
    cardNumber,
    cardPlace,
    cardDate,
    oldCardNumber,
    nationalId,
    birthPlace: placeText(row.birthPlace),
    homePlace: placeText(row.home),
    residence: placeText(row.residence),
    joinedOn,
    officialOn,
    generalEducation: education.general?.asWritten ?? null,
    professionalEducation: education.professional,
    theoryLevel: education.theory,
    occupation,
    worksAway,
    stateOffice: row.offices.government,
    phone: null,
    note: [row.note, interrupted].filter((part) => part !== null).join('; ') || null,
  };
}
