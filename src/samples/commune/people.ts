import { addDays, addMonths, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { SamplePen } from '../pen.ts';
import { dice, type Dice } from './chance.ts';
import type { Beginning, Ending } from '#modules/members/public.ts';
import { inventName, type Sex } from './names.ts';

/** What changes for a while whether somebody is expected at the meeting. */
export interface CircumstancePlan {
  readonly kind: 'exempt' | 'suspended' | 'temporarily-elsewhere' | 'temporarily-here';
  readonly from: CivilDate;
  readonly until: CivilDate | null;
  readonly ground: string;
  /** Where it counts; the own cell unless somebody is temporarily here. */
  readonly cell?: string;
}

/** One member of one cell, as thought out. */
export interface MemberPlan {
  readonly id: Id;
  readonly cell: string;
  readonly fullName: string;
  readonly group: string;
  readonly sex: Sex;
  readonly born: CivilDate;
  readonly joined: CivilDate;
  readonly official: CivilDate | null;
  /** The earlier cell, where one is known, and the day of the change. */
  readonly earlier: { readonly cell: string; readonly from: CivilDate } | null;
  readonly from: CivilDate;
  /** Absent where the book does not know. */
  readonly begunBy: Beginning | null;
  readonly until: CivilDate | null;
  readonly endedBy: Ending | null;
  readonly circumstances: readonly CircumstancePlan[];
  readonly worksAway: boolean;
  /** From 0 to 1: how surely somebody comes. */
  readonly reliable: number;
}

/** How a cell is made up. */
export interface CellPeople {
  readonly key: string;
  readonly category: string;
  readonly size: number;
  readonly founded: string;
  /** The cells whose members founded this one; whoever joined later never belonged to them. */
  readonly from?: readonly string[];
}

/** What a chosen person is, where the sample names one. */
export type Named = Partial<
  Pick<MemberPlan, 'born' | 'joined' | 'official' | 'circumstances' | 'earlier' | 'from'>
> & {
  readonly fullName: string;
  readonly sex: Sex;
  readonly group?: string;
};

const ages: Readonly<Record<string, readonly [number, number]>> = {
  village: [21, 90],
  'public-service': [25, 57],
  'armed-forces': [24, 53],
  'commune-office': [27, 58],
  agency: [26, 57],
  'private-enterprise': [28, 59],
  other: [30, 66],
};

/** «Đảng viên của một chi bộ» — the named ones first, the others by chance, exactly `size` on the day. */
export function planMembers(
  pen: SamplePen,
  cell: CellPeople,
  today: CivilDate,
  named: readonly Named[] = [],
): MemberPlan[] {
  const roll = dice('people', cell.key);
  const taken = new Set(named.map((one) => one.fullName));
  const count = Math.max(cell.size, named.length);
  const members = Array.from({ length: count }, (_, index) => {
    const known = named[index];
    return planMember(pen, cell, today, roll, index, known ?? invent(roll, taken));
  });
  return members;
}

function invent(roll: Dice, taken: Set<string>): Named {
  const sex: Sex = roll.yes(0.62) ? 'male' : 'female';
  return { sex, ...inventName(roll, sex, taken) };
}

function planMember(
  pen: SamplePen,
  cell: CellPeople,
  today: CivilDate,
  roll: Dice,
  index: number,
  named: Named,
): MemberPlan {
  const fresh = named.joined === undefined && roll.yes(0.05);
  const born = named.born ?? bornWithin(roll, cell.category, fresh, today);
  const joined = named.joined ?? joinedBy(roll, born, fresh, today);
  const recognised = addDays(addMonths(joined, 12), roll.between(1, 24));
  const official = named.official !== undefined ? named.official : recognised <= today ? recognised : null;
  const transferred = !fresh && roll.yes(0.2);
  const founded = cell.founded as CivilDate;
  const arrived = transferred ? addMonths(today, -roll.between(14, 130)) : founded;
  const from = named.from ?? laterOf(joined, laterOf(arrived, founded));
  const source = cell.from?.[index % cell.from.length];
  const before = source && from === founded && joined < founded;
  const earlier = before ? { cell: source, from: laterOf(joined, '2012-03-01' as CivilDate) } : null;
  return {
    id: pen.id('person', cell.key, index),
    cell: cell.key,
    fullName: named.fullName,
    group: named.group ?? 'Tày',
    sex: named.sex,
    born,
    joined,
    official,
    earlier: named.earlier ?? earlier,
    from,
    begunBy:
      from === joined
        ? 'admission'
        : (named.earlier ?? earlier)
          ? 'restructuring'
          : from > founded && transferred
            ? 'arrival'
            : null,
    until: null,
    endedBy: null,
    circumstances:
      named.circumstances ?? circumstancesOf(roll, cell, born, laterOf(from, official ?? from), today),
    worksAway: cell.category === 'village' && roll.yes(0.07),
    reliable: roll.yes(0.14) ? 0.2 + roll.next() * 0.4 : 0.75 + roll.next() * 0.25,
  };
}

function bornWithin(roll: Dice, category: string, fresh: boolean, today: CivilDate): CivilDate {
  const [least, most] = ages[category] ?? [25, 60];
  const oldest = fresh ? Math.min(34, most) : most;
  // Two throws: the middle years are the most frequent.
  const age = Math.round(least + ((roll.next() + roll.next()) / 2) * (oldest - least));
  return addDays(addMonths(today, -12 * age), -roll.between(0, 364));
}

function joinedBy(roll: Dice, born: CivilDate, fresh: boolean, today: CivilDate): CivilDate {
  if (fresh) return addDays(today, -roll.between(20, 720));
  const grown = addMonths(born, 12 * roll.between(19, 33) + roll.between(0, 11));
  const latest = addDays(today, -800);
  return grown < latest ? grown : addDays(latest, -roll.between(0, 200));
}

function circumstancesOf(
  roll: Dice,
  cell: CellPeople,
  born: CivilDate,
  since: CivilDate,
  today: CivilDate,
): readonly CircumstancePlan[] {
  const age = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  const begin = laterOf(since, addMonths(today, -roll.between(13, 60)));
  if (age >= 84 || (age >= 72 && roll.yes(0.5))) {
    const ground = age >= 80 ? 'Tuổi cao, sức yếu' : 'Sức khỏe yếu, điều trị dài ngày';
    return [{ kind: 'exempt', from: begin, until: null, ground }];
  }
  if (cell.category === 'village' && roll.yes(0.025)) {
    const from = laterOf(since, addMonths(today, -roll.between(2, 9)));
    return [
      {
        kind: 'temporarily-elsewhere',
        from,
        until: addMonths(from, 12),
        ground: 'Đi làm việc ngoài tỉnh dưới 12 tháng',
      },
    ];
  }
  return [];
}

function laterOf(one: CivilDate, other: CivilDate): CivilDate {
  return one > other ? one : other;
}
