import { addDays, addMonths, monthStart, type CivilDate } from '#kernel/civil-date.ts';
import type { Ending } from '#modules/members/public.ts';
import type { SamplePen } from '../pen.ts';
import { dice } from './chance.ts';
import { membersOfNaPong } from './na-pong.ts';
import {
  communePeople,
  followerOf,
  planCellTerms,
  provincePeople,
  termOf,
  type TermPlan,
} from './offices.ts';
import { planMembers, type MemberPlan, type Named } from './people.ts';
import { otherCommunes, yenThuong } from './places.ts';
import { commune, formerOffice, keyOf, planTree, province, provinceOffice, reform } from './tree-plan.ts';

/** Everybody, and the offices they hold. */
export interface People {
  /** By cell; whoever left in the course of the year is among them. */
  readonly members: ReadonlyMap<string, readonly MemberPlan[]>;
  readonly terms: readonly TermPlan[];
}

/** «Người và chức vụ» — of the commune told in full, of the province, and of the other communes. */
export function planPeople(pen: SamplePen, today: CivilDate, committeeFrom: number): People {
  const members = new Map<string, MemberPlan[]>();
  const terms: TermPlan[] = [];
  for (const [index, cell] of yenThuong.entries()) {
    const key = cell.name;
    const own = planMembers(pen, { ...cell, key, ...sourcesOf(cell, ownFormer) }, today, namedOf(key, today));
    const all = [...special(key, own, today), ...departed(pen, key, own, index, today)];
    members.set(key, all);
    const began = cell.former ? addDays('2025-03-05' as CivilDate, index % 20) : (reform as CivilDate);
    terms.push(...planCellTerms(pen, key, all, began, committeeFrom, today));
  }
  terms.push(...communeTerms(pen, members));
  const board = planMembers(
    pen,
    { key: provinceOffice, category: 'agency', size: 14, founded: '2025-02-03' },
    today,
    provincePeople.map((one) => official(one, today)),
  );
  members.set(provinceOffice, board);
  for (const one of provincePeople) {
    const member = board.find((each) => each.fullName === one.fullName);
    if (member)
      terms.push(
        termOf(pen, member, {
          place: province,
          office: 'office-staff',
          title: one.title,
          from: '2025-07-01' as CivilDate,
        }),
      );
  }
  addOtherCommunes(pen, today, committeeFrom, members, terms);
  return { members, terms };
}

const ownFormer = ['Yên Thượng cũ', 'Khuổi Lịa'] as const;

/** Agencies founded with the new commune took their people from the offices of the old ones. */
function sourcesOf(
  cell: { readonly founded: string },
  former: readonly string[],
): { readonly from?: readonly string[] } {
  return cell.founded === reform ? { from: former.map(formerOffice) } : {};
}

function namedOf(cell: string, today: CivilDate): readonly Named[] {
  if (cell === 'Chi bộ thôn Nà Pồng') return membersOfNaPong(today);
  if (cell === 'Chi bộ cơ quan Đảng ủy xã') return communePeople.map((one) => official(one, today));
  return [];
}

function official(
  one: { readonly fullName: string; readonly sex: 'male' | 'female' },
  today: CivilDate,
): Named {
  const roll = dice('official', one.fullName);
  const born = addDays(addMonths(today, -12 * roll.between(36, 54)), -roll.between(0, 300));
  const joined = addMonths(born, 12 * 24 + roll.between(0, 30));
  const { fullName, sex } = one;
  return {
    fullName,
    sex,
    group: 'Tày',
    born,
    joined,
    official: addDays(addMonths(joined, 12), 9),
    circumstances: [],
  };
}

const probationers: Readonly<Record<string, number>> = {
  'Chi bộ thôn Khuổi Lịa': 1,
  'Chi bộ thôn Lũng Phặc': 1,
  'Chi bộ Công ty Lâm sản Yên Thượng': 1,
};

/** What the story of the commune needs: how many official members the small cells have, and who is suspended or a guest. */
function special(cell: string, members: readonly MemberPlan[], today: CivilDate): readonly MemberPlan[] {
  if (members.length < 10 && cell !== 'Chi bộ Quân sự xã') {
    const last = members.length - (probationers[cell] ?? 0);
    return members.map((member, index) =>
      index < last ? settled(member, today) : newlyJoined(member, today),
    );
  }
  const at = (index: number, change: (member: MemberPlan) => MemberPlan) =>
    members.map((member, position) => (position === index ? change(member) : member));
  const suspended = (from: CivilDate, days: number) => (member: MemberPlan) => ({
    ...settled(member, today),
    circumstances: [
      {
        kind: 'suspended' as const,
        from,
        until: addDays(from, days),
        ground: 'Đình chỉ sinh hoạt đảng trong thời gian xem xét kỷ luật',
      },
    ],
  });
  const here = (place: string) => (member: MemberPlan) => ({
    ...settled(member, today),
    circumstances: [
      {
        kind: 'temporarily-here' as const,
        cell: place,
        from: addMonths(today, -4),
        until: addMonths(today, 8),
        ground: 'Sinh hoạt tạm thời trong thời gian biệt phái',
      },
      {
        kind: 'temporarily-elsewhere' as const,
        from: addMonths(today, -4),
        until: addMonths(today, 8),
        ground: 'Biệt phái, sinh hoạt tạm thời nơi khác',
      },
    ],
  });
  if (cell === 'Chi bộ thôn Cốc Mạ') return at(9, suspended(addDays(monthStart(today), -40), 90));
  if (cell === 'Chi bộ thôn Nà Tấu') return at(20, suspended(addMonths(today, -8), 90));
  if (cell === 'Chi bộ Trường Tiểu học Yên Thượng') return at(6, here('Chi bộ Trường PTDTBT Khuổi Lịa'));
  if (cell === 'Chi bộ cơ quan Ủy ban nhân dân xã') return at(12, here('Chi bộ thôn Bản Thẳm'));
  return members;
}

function settled(member: MemberPlan, today: CivilDate): MemberPlan {
  const long = addMonths(today, -60);
  const joined = member.joined < long ? member.joined : addDays(long, -(member.fullName.length * 11));
  const from =
    member.from < '2025-01-01' || member.from === reform ? member.from : ('2024-03-01' as CivilDate);
  return {
    ...member,
    joined,
    official: addDays(addMonths(joined, 12), 5),
    from,
    begunBy: from === member.from ? member.begunBy : null,
    circumstances: [],
    worksAway: false,
  };
}

function newlyJoined(member: MemberPlan, today: CivilDate): MemberPlan {
  const joined = addMonths(today, -6);
  const born = addMonths(joined, -12 * 27);
  return { ...member, born, joined, official: null, from: joined, begunBy: 'admission', circumstances: [] };
}

/** Those who left in the course of the year: they count until the day they left. */
function departed(
  pen: SamplePen,
  cell: string,
  members: readonly MemberPlan[],
  index: number,
  today: CivilDate,
): MemberPlan[] {
  if (index % 3 !== 1 || members.length < 20) return [];
  const roll = dice('departed', cell);
  const [sample] = planMembers(
    pen,
    { key: `${cell}\u0001departed`, category: 'village', size: 1, founded: '2001-05-10' },
    today,
  );
  if (!sample) return [];
  const endedBy = roll.pick<Ending>(['died', 'transferred', 'transferred']);
  const known = settled(sample, today);
  const since = members.find((member) => member.from < '2025-08-01')?.from ?? sample.from;
  return [
    {
      ...known,
      cell,
      from: since < known.joined ? known.joined : since,
      begunBy: null,
      until: addMonths(today, -roll.between(2, 10)),
      endedBy,
    },
  ];
}

function communeTerms(pen: SamplePen, members: ReadonlyMap<string, readonly MemberPlan[]>): TermPlan[] {
  const office = members.get('Chi bộ cơ quan Đảng ủy xã') ?? [];
  const personOf = (name: string) => office.find((member) => member.fullName === name);
  const from = reform as CivilDate;
  const own = communePeople.flatMap((one) => {
    const member = personOf(one.fullName);
    return member
      ? [
          termOf(pen, member, {
            place: commune,
            office: one.office,
            title: one.title,
            decision: '52-QĐ/TU',
            from,
          }),
        ]
      : [];
  });
  const following = yenThuong.flatMap((cell, index) => {
    const member = personOf(followerOf(cell.name, index));
    return member
      ? [termOf(pen, member, { place: cell.name, office: 'follower', decision: '09-QĐ/ĐU', from })]
      : [];
  });
  return [...own, ...following];
}

function addOtherCommunes(
  pen: SamplePen,
  today: CivilDate,
  committeeFrom: number,
  members: Map<string, MemberPlan[]>,
  terms: TermPlan[],
): void {
  const plans = planTree();
  for (const plan of otherCommunes) {
    const cells = plans.filter(
      (each) => each.kind === 'cell' && each.place === plan.name && each.stages.at(-1)?.until === null,
    );
    for (const cell of cells) {
      const roll = dice('size', cell.key);
      const category = cell.category ?? 'village';
      const size = roll.between(10, category === 'village' ? 25 : 16);
      const own = planMembers(
        pen,
        { key: cell.key, category, size, founded: cell.founded, ...sourcesOf(cell, plan.former) },
        today,
      );
      members.set(cell.key, own);
      const began = (cell.founded === reform ? reform : '2025-03-12') as CivilDate;
      terms.push(...planCellTerms(pen, cell.key, own, began, committeeFrom, today));
    }
    const office = members.get(keyOf('Chi bộ cơ quan Đảng ủy xã', plan.name)) ?? [];
    const posts = ['secretary', 'deputy-secretary', 'office-staff'];
    office
      .filter((member) => member.official !== null && member.official <= reform && member.from <= reform)
      .slice(0, posts.length)
      .forEach((member, index) =>
        terms.push(
          termOf(pen, member, {
            place: `Đảng bộ xã ${plan.name}`,
            office: posts[index] ?? 'office-staff',
            from: reform as CivilDate,
          }),
        ),
      );
  }
}
