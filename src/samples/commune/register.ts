import { addDays, monthStart, type CivilDate, type Instant } from '#kernel/civil-date.ts';
import { fold, sortName } from '#kernel/vietnamese.ts';
import {
  affiliation,
  circumstance,
  circumstanceGround,
  officeTerm,
  person,
  personalRecord,
  standing,
} from '#modules/members/tables.ts';
import type { SamplePen } from '../pen.ts';
import type { Diary } from './diary.ts';
import { earlier, momentOf, monthEnd } from './moment.ts';
import type { TermPlan } from './offices.ts';
import type { MemberPlan } from './people.ts';
import { recordOf } from './personal.ts';
import { actOn, placeOf, type Tree } from './tree.ts';

/** Where register rows are noted down: what began before the book was opened stands in its first act. */
export interface Opening {
  readonly pen: SamplePen;
  readonly diary: Diary;
  readonly tree: Tree;
  readonly opened: CivilDate;
  readonly today: CivilDate;
  readonly now: Instant;
}

/** «Ghi vào sổ đảng viên» — a member with every period, each written on the day it became known. */
export function enter(opening: Opening, member: MemberPlan): void {
  const { pen, tree } = opening;
  const organisationNo = placeOf(tree, member.cell).no;
  const own = { personId: member.id, organisationNo };
  const entered = member.earlier?.from ?? member.from;
  on(opening, entered, () => {
    const { fullName } = member;
    pen.put(person, [
      {
        id: member.id,
        organisationNo,
        fullName,
        sortName: sortName(fullName),
        searchName: fold(fullName),
      },
    ]);
    pen.put(personalRecord, [recordOf(member, organisationNo, placeOf(tree, member.cell).plan)]);
  });
  enterAffiliations(opening, member);
  enterStanding(opening, member, own);
  for (const plan of member.circumstances) {
    const place = placeOf(tree, plan.cell ?? member.cell).no;
    const id = pen.id('circumstance', member.id, plan.kind, plan.from);
    on(opening, laterOf(plan.from, entered), () => {
      pen.put(circumstance, [
        {
          id,
          personId: member.id,
          organisationNo: place,
          kind: plan.kind,
          valid: range(plan.from, plan.until),
        },
      ]);
      pen.put(circumstanceGround, [{ circumstanceId: id, organisationNo: place, ground: plan.ground }]);
    });
  }
}

/** «Ghi chức vụ» — an office on the day it began, its end on the day it ended. */
export function enterTerm(opening: Opening, term: TermPlan): void {
  const { pen, tree } = opening;
  const row = {
    id: term.id,
    personId: term.personId,
    organisationNo: placeOf(tree, term.place).no,
    office: term.office,
    title: term.title,
    decision: term.decision,
  };
  const known = revise(opening, term.from, term.until);
  for (const { day, until } of known)
    on(opening, day, () => pen.put(officeTerm, [{ ...row, valid: range(term.from, until) }]));
}

function enterAffiliations(opening: Opening, member: MemberPlan): void {
  const { pen, tree } = opening;
  const { earlier } = member;
  if (earlier) {
    const organisationNo = placeOf(tree, earlier.cell).no;
    on(opening, earlier.from, () =>
      pen.put(affiliation, [
        {
          id: pen.id('affiliation', member.id, 0),
          personId: member.id,
          organisationNo,
          valid: range(earlier.from, member.from),
          earlierUnknown: earlier.from > member.joined,
          begunBy: earlier.from === member.joined ? 'admission' : null,
          endedBy: 'restructuring',
          endedAct: actOn(pen, placeOf(tree, earlier.cell).plan, member.from),
        },
      ]),
    );
  }
  for (const { day, until } of revise(opening, member.from, member.until))
    on(opening, day, () =>
      pen.put(affiliation, [
        {
          id: pen.id('affiliation', member.id, 1),
          personId: member.id,
          organisationNo: placeOf(tree, member.cell).no,
          valid: range(member.from, until),
          earlierUnknown: !earlier && member.from > member.joined,
          begunBy: member.begunBy,
          begunAct: earlier ? actOn(pen, placeOf(tree, earlier.cell).plan, member.from) : null,
          endedBy: until === null ? null : member.endedBy,
        },
      ]),
    );
}

function enterStanding(
  opening: Opening,
  member: MemberPlan,
  own: { readonly personId: MemberPlan['id']; readonly organisationNo: number },
): void {
  const { pen } = opening;
  const entered = member.earlier?.from ?? member.from;
  for (const { day, until } of revise(opening, laterOf(member.joined, entered), member.official))
    on(opening, day, () =>
      pen.put(standing, [
        {
          id: pen.id('standing', member.id, 0),
          ...own,
          standing: 'probationary',
          valid: range(member.joined, until),
        },
      ]),
    );
  const { official } = member;
  if (official)
    on(opening, laterOf(official, entered), () =>
      pen.put(standing, [
        { id: pen.id('standing', member.id, 1), ...own, standing: 'official', valid: range(official, null) },
      ]),
    );
}

/** A period that ends while the book is kept is written open first and closed on its last day. */
function revise(
  opening: Opening,
  from: CivilDate,
  until: CivilDate | null,
): readonly { readonly day: CivilDate; readonly until: CivilDate | null }[] {
  if (until === null || until > opening.today) return [{ day: from, until: null }];
  if (until <= opening.opened || until <= from) return [{ day: from, until }];
  return [
    { day: from, until: null },
    { day: until, until },
  ];
}

/** Register entries are brought up to date every ten days or so. */
function on(opening: Opening, day: CivilDate, entry: () => void): void {
  const known = day <= opening.opened ? opening.opened : noted(day);
  opening.diary.on(earlier(momentOf(known, '08:00'), opening.now), entry);
}

/** The next of the three days of a month on which the register is brought up to date. */
export function noted(day: CivilDate): CivilDate {
  const inMonth = Number(day.slice(8));
  if (inMonth > 20) return monthEnd(monthStart(day));
  return addDays(monthStart(day), inMonth > 10 ? 19 : 9);
}

/** The periods of a person as they finally stand, for those who draw the rolls. */
export function periodsOf(
  pen: SamplePen,
  tree: Tree,
  member: MemberPlan,
): readonly { readonly kind: string; readonly key: string; readonly row: object }[] {
  const organisationNo = placeOf(tree, member.cell).no;
  const own = { personId: member.id, organisationNo };
  const rows = [
    { kind: 'person', row: { id: member.id, fullName: member.fullName } },
    {
      kind: 'affiliation',
      row: { id: pen.id('affiliation', member.id, 1), ...own, valid: range(member.from, member.until) },
    },
    {
      kind: 'standing',
      row: {
        id: pen.id('standing', member.id, 0),
        ...own,
        standing: 'probationary',
        valid: range(member.joined, member.official),
      },
    },
    ...(member.official
      ? [
          {
            kind: 'standing',
            row: {
              id: pen.id('standing', member.id, 1),
              ...own,
              standing: 'official',
              valid: range(member.official, null),
            },
          },
        ]
      : []),
  ];
  return rows.map((each) => ({ ...each, key: each.row.id }));
}

export function range(from: CivilDate, until: CivilDate | null): string {
  return `[${from},${until ?? ''})`;
}

/** The last day before the first month, when the book was opened. */
export function openedOn(firstMonth: CivilDate): CivilDate {
  return addDays(firstMonth, -2);
}

function laterOf(one: CivilDate, other: CivilDate): CivilDate {
  return one > other ? one : other;
}
