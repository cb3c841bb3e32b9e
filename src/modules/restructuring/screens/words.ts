import type { CivilDate } from '#kernel/civil-date.ts';
import type { Text } from '#kernel/text.ts';
import type { Citation } from '#kernel/problem.ts';
import { several } from '#kernel/text.ts';
import type { CellEffect, Crossing, Hindrance, Strength } from '../rules/effect.ts';
import type { SeatFault } from '#modules/members/public.ts';
import type { PlanWork } from '../rules/ground.ts';
import type { PlanState } from '../rules/rows.ts';
import { workTitle } from '../rules/work-words.ts';

export { kindWords } from '../rules/step-words.ts';

/** How far a plan has come, with its stroke. */
export const stateWords: Readonly<
  Record<PlanState, { readonly kind: 'pencil' | 'ink' | 'red' | 'closed'; readonly word: Text }>
> = {
  draft: { kind: 'pencil', word: { vi: 'Chưa ai ký', en: 'Nobody has signed' } },
  signed: { kind: 'ink', word: { vi: 'Đã ký, chờ đến ngày', en: 'Signed, awaits its day' } },
  applied: { kind: 'ink', word: { vi: 'Đã thực hiện', en: 'Carried out' } },
  undone: { kind: 'closed', word: { vi: 'Đã hoàn tác', en: 'Undone' } },
  dropped: { kind: 'closed', word: { vi: 'Đã bỏ', en: 'Dropped' } },
};

type Waiting = Readonly<{ state: PlanState; effectiveOn: CivilDate | null }>;

/** Signed, and its day has passed: something stood in the way. */
export function isOverdue({ state, effectiveOn }: Waiting, today: CivilDate): boolean {
  return state === 'signed' && effectiveOn !== null && effectiveOn <= today;
}

/** How far a plan has come today. */
export function standingOf(plan: Waiting, today: CivilDate): (typeof stateWords)[PlanState] {
  return isOverdue(plan, today)
    ? { kind: 'red', word: { vi: 'Đến ngày, chưa thực hiện được', en: 'Due, not carried out yet' } }
    : stateWords[plan.state];
}

/** Offices that a plan can fill. */
export const postWords = {
  secretary: { vi: 'Bí thư', en: 'Secretary' },
  'deputy-secretary': { vi: 'Phó Bí thư', en: 'Deputy secretary' },
  'committee-member': { vi: 'Cấp ủy viên', en: 'Committee member' },
  'office-staff': { vi: 'Văn phòng', en: 'Office staff' },
} as const satisfies Record<string, Text>;

/** «8 chính thức, 3 dự bị». */
export function strengthWords({ official, probationary }: Strength): Text {
  return {
    vi: `${official} chính thức${probationary > 0 ? `, ${probationary} dự bị` : ''}`,
    en: `${official} official${probationary > 0 ? `, ${probationary} probationary` : ''}`,
  };
}

/** What it means that a threshold is crossed. */
export function crossingWords({ limit, direction, value }: Crossing): Text {
  const up = direction === 'up';
  switch (limit) {
    case 'minimum':
      return up
        ? { vi: `đủ ${value} đảng viên chính thức`, en: `reaches ${value} official members` }
        : {
            vi: `dưới ${value} đảng viên chính thức: không đủ lập chi bộ`,
            en: `below ${value} official members: too few for a cell`,
          };
    case 'committee':
      return up
        ? {
            vi: `từ ${value} đảng viên chính thức: được bầu chi ủy`,
            en: `${value} official members: may elect a committee`,
          }
        : {
            vi: `dưới ${value} đảng viên chính thức: không bầu chi ủy`,
            en: `below ${value} official members: elects no committee`,
          };
    case 'branches':
      return up
        ? {
            vi: `từ ${value} đảng viên: xét lập đảng bộ`,
            en: `${several(value, 'member')}: a chapter is considered`,
          }
        : { vi: `dưới ${value} đảng viên`, en: `below ${value} members` };
  }
}

/** What a cell goes through, as a sentence; empty where only figures change. */
export function remarkWords(cell: CellEffect): Text {
  const words: Text[] = [
    ...(cell.state === 'ends' ? [{ vi: 'kết thúc', en: 'ends' }] : []),
    ...(cell.state === 'new' ? [{ vi: 'mới lập', en: 'new' }] : []),
    ...cell.crossings.map(crossingWords),
    ...(cell.isBelowKept ? [{ vi: 'dưới mức cần giữ lại', en: 'below what it shall keep' }] : []),
    ...cell.vacant.map(({ office, name }) => ({
      vi: `khuyết ${officeName(office).vi} (${name} thôi giữ)`,
      en: `${officeName(office).en} falls vacant (${name} leaves it)`,
    })),
  ];
  return { vi: words.map((word) => word.vi).join('; '), en: words.map((word) => word.en).join('; ') };
}

/** What an office is called; one the plan cannot fill by its own word. */
export function officeName(office: string): Text {
  return office in postWords ? postWords[office as keyof typeof postWords] : { vi: office, en: office };
}

/** What is settled in the cell itself: how, and on which page. */
const thereWords: Readonly<Record<string, { readonly how: Text; readonly href: string }>> = {
  transfer: {
    how: { vi: 'đợi nơi đến tiếp nhận, hoặc thôi chuyển', en: 'is received there, or withdrawn' },
    href: '/transfers',
  },
  arrival: {
    how: { vi: 'tiếp nhận hoặc trả lại giấy', en: 'is received, or sent back' },
    href: '/transfers',
  },
  stay: { how: { vi: 'kết thúc sinh hoạt tạm thời', en: 'ends the stay' }, href: '/transfers' },
  guest: { how: { vi: 'kết thúc sinh hoạt tạm thời', en: 'ends the stay' }, href: '/standings' },
  'office-proposal': { how: { vi: 'xét xong đề nghị', en: 'is reviewed' }, href: '/offices/watch' },
};

/** Why a named office cannot stand: whose, where. */
const faultWords: Readonly<Record<SeatFault, (cell: string, person: string) => Text>> = {
  committee: (cell) => ({
    vi: `${cell} sau phương án chưa đủ đảng viên chính thức để có chi ủy`,
    en: `${cell} has too few official members for a committee after the plan`,
  }),
  'too-many': (cell) => ({
    vi: `Chi ủy ${cell} quá số người cho phép`,
    en: `The committee of ${cell} has too many people`,
  }),
  'second-secretary': (cell) => ({
    vi: `${cell} có hai bí thư: cho thôi một người`,
    en: `${cell} has two secretaries: let one go`,
  }),
  stranger: (cell, person) => ({
    vi: `${person} sau phương án không sinh hoạt ở ${cell}`,
    en: `${person} does not belong to ${cell} after the plan`,
  }),
  probationary: (cell, person) => ({
    vi: `${person} là đảng viên dự bị, chưa giữ được chức vụ ở ${cell}`,
    en: `${person} is a probationary member and takes no office in ${cell} yet`,
  }),
  'two-seats': (cell, person) => ({
    vi: `${person} giữ hai chức vụ ở ${cell}: cho thôi một chức`,
    en: `${person} holds two offices in ${cell}: let one end`,
  }),
  'forbidden-pair': (cell, person) => ({
    vi: `${person} kiêm chức danh không được kiêm với chức vụ ở ${cell}`,
    en: `${person} holds a state post that may not go with the office in ${cell}`,
  }),
};

/** A line of the work list, on what it rests, and where it is settled. */
export function hindranceWords(one: Hindrance): {
  readonly lead: Text;
  readonly citation?: Citation | null;
  readonly href: string;
  readonly verb: Text;
} {
  switch (one.kind) {
    case 'empty':
      return {
        lead: { vi: 'Phương án chưa có bước nào', en: 'The plan has no step yet' },
        href: '#steps',
        verb: { vi: 'Thêm bước', en: 'Add a step' },
      };
    case 'gone':
      return {
        lead: {
          vi: `${one.name} không có trong đảng bộ vào ngày ấy`,
          en: `${one.name} does not stand here on that day`,
        },
        href: '#steps',
        verb: { vi: 'Xem các bước', en: 'See the steps' },
      };
    case 'code':
      return {
        lead: {
          vi: `Mã ${one.code} đang là mã của ${one.name}`,
          en: `The code ${one.code} is that of ${one.name}`,
        },
        href: '#steps',
        verb: { vi: 'Xem các bước', en: 'See the steps' },
      };
    case 'undrawn':
      return {
        lead: { vi: 'Chưa rút đảng viên nào', en: 'Nobody is drawn yet' },
        href: '#people',
        verb: { vi: 'Chọn người', en: 'Choose who' },
      };
    case 'person':
    case 'place':
      return {
        lead: {
          vi: `${one.person.name} chưa có nơi sinh hoạt mới`,
          en: `${one.person.name} has no new cell yet`,
        },
        href: '#people',
        verb: { vi: 'Xếp nơi đến', en: 'Choose where' },
      };
    case 'secretary':
      return {
        lead: { vi: `${one.name} chưa có bí thư`, en: `${one.name} has no secretary yet` },
        href: '#posts',
        verb: { vi: 'Dự kiến bí thư', en: 'Name one' },
      };
    case 'post':
      return {
        lead: { vi: 'Chức vụ dự kiến ở nơi không còn', en: 'An office is named where nothing stands' },
        href: '#posts',
        verb: { vi: 'Bỏ dự kiến', en: 'Drop it' },
      };
    case 'office':
      return {
        lead: faultWords[one.problem.why](one.problem.name, one.person ?? ''),
        citation: one.problem.citation,
        href: '#posts',
        verb: { vi: 'Xem chức vụ', en: 'See the offices' },
      };
    case 'work': {
      const title = workTitle(one.work);
      return one.work.settle === 'place'
        ? {
            lead: { vi: `${title.vi} chưa có nơi nhận`, en: `${title.en} has no new home yet` },
            href: '#work',
            verb: { vi: 'Chọn nơi nhận', en: 'Choose where' },
          }
        : settledThere(one.work, title);
    }
    case 'subordinate':
      return {
        lead: { vi: `${one.name} chưa có cấp trên mới`, en: `${one.name} has no new superior yet` },
        href: '#steps',
        verb: { vi: 'Thêm bước chuyển', en: 'Add a step' },
      };
  }
}

function settledThere({ kind, organisationId }: PlanWork, title: Text) {
  const there = thereWords[kind];
  return there
    ? {
        lead: {
          vi: `${title.vi}: ${there.how.vi} trước ngày ấy`,
          en: `${title.en}: ${there.how.en} before the day`,
        },
        href: there.href,
        verb: { vi: 'Mở trang', en: 'Open the page' },
      }
    : {
        lead: { vi: `${title.vi} phải làm xong ở chi bộ`, en: `${title.en} must be settled in the cell` },
        href: `/organisations/${organisationId}`,
        verb: { vi: 'Xem chi bộ', en: 'See the cell' },
      };
}

const blockWords: Readonly<Record<string, (count: number) => Text>> = {
  empty: () => ({ vi: 'chưa có bước nào', en: 'no step yet' }),
  gone: (count) => ({
    vi: `${count} tổ chức không còn ở đây`,
    en: `${count} organisations stand here no more`,
  }),
  code: (count) => ({ vi: `${count} mã trùng`, en: `${count} codes used twice` }),
  undrawn: () => ({ vi: 'chưa rút đảng viên nào', en: 'nobody is drawn yet' }),
  person: (count) => ({
    vi: `${count} người chưa có nơi đến`,
    en: `${several(count, 'person', 'people')} not placed`,
  }),
  work: (count) => ({ vi: `${count} việc chưa có nơi nhận`, en: `${count} pieces of work not placed` }),
  secretary: (count) => ({ vi: `${count} nơi chưa có bí thư`, en: `${count} without a secretary` }),
  office: (count) => ({ vi: `${count} chức vụ cần xem lại`, en: `${count} offices to be looked at` }),
  subordinate: (count) => ({ vi: `${count} tổ chức chưa có cấp trên`, en: `${count} without a superior` }),
};

/** What stands in the way of a draft, by kind; nothing: it only waits to be signed. */
export function blocksWords(blocks: Readonly<Record<string, number>>): Text {
  // People placed where nothing stands have no place; an office named there is an office to be looked at.
  const { place = 0, post = 0, ...others } = blocks;
  const counts = {
    ...others,
    person: (others.person ?? 0) + place,
    office: (others.office ?? 0) + post,
  };
  const words = Object.entries(blockWords).flatMap(([kind, write]) => {
    const count = counts[kind as keyof typeof counts] ?? 0;
    return count > 0 ? [write(count)] : [];
  });
  if (words.length === 0)
    return { vi: 'không còn vướng, chưa ai ký', en: 'nothing in the way, nobody has signed' };
  return { vi: words.map(({ vi }) => vi).join('; '), en: words.map(({ en }) => en).join('; ') };
}
