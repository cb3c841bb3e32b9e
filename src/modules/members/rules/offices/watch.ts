import type { Text } from '#kernel/text.ts';
import type { Citation } from '#kernel/problem.ts';
import type { Rule } from '#kernel/rule-pack.ts';

/** «Tổ chức được theo dõi» — strength on the day and on an earlier one, and its seats on the day. */
export interface Watched {
  readonly isCell: boolean;
  readonly isGrassroots: boolean;
  readonly members: number;
  readonly official: number;
  readonly membersBefore: number;
  readonly officialBefore: number;
  readonly secretaries: number;
  readonly deputies: number;
  readonly committee: number;
}

/** «Ngưỡng của ngày» — from the packs; `null` where nothing is fixed. */
export interface WatchRules {
  readonly committeeFrom: Rule<number> | null;
  readonly minimum: Rule<number> | null;
  readonly splitFrom: Rule<number> | null;
  readonly committeeMost: Rule<number> | null;
}

/** «Loại ghi nhận» — what a threshold or the seats give reason to look at. */
export const findingCodes = [
  'too-few',
  'no-secretary',
  'committee-lost',
  'committee-too-large',
  'chapter-small',
  'committee-possible',
  'no-deputy',
  'upgrade',
  'party-groups',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** «Ghi nhận» — what is so, since when, on what it rests, and the proposal already written. */
export interface Finding {
  readonly code: FindingCode;
  /** Over or under the threshold since the earlier day; `null`: it was so before. */
  readonly crossed: 'up' | 'down' | null;
  readonly text: Text;
  /** What a cell would write to its superior; `null` where it decides by itself. */
  readonly proposal: {
    readonly kind: 'committee' | 'seats' | 'upgrade' | 'support';
    readonly text: string;
  } | null;
  readonly citation: Citation | null;
}

/** «Theo dõi ngưỡng» — everything that is so on the day, the heaviest first. */
export function findingsOf(seen: Watched, rules: WatchRules): readonly Finding[] {
  const found = [
    tooFew(seen, rules.minimum),
    noSecretary(seen),
    committeeLost(seen, rules.committeeFrom),
    committeeTooLarge(seen, rules.committeeMost),
    chapterSmall(seen, rules.splitFrom),
    committeePossible(seen, rules.committeeFrom),
    noDeputy(seen, rules.committeeFrom),
    upgrade(seen, rules.splitFrom),
    partyGroups(seen, rules.splitFrom),
  ];
  return found.filter((finding) => finding !== null);
}

/** «Có việc phải xem» — a cell that has long been large asks for nothing; it is listed where somebody looks for large ones. */
export function asksForSomething({ code, crossed }: Finding): boolean {
  return code !== 'party-groups' || crossed !== null;
}

function tooFew({ isCell, official, officialBefore }: Watched, rule: Rule<number> | null): Finding | null {
  if (!isCell || !rule || official >= rule.value) return null;
  return {
    code: 'too-few',
    crossed: officialBefore >= rule.value ? 'down' : null,
    text: {
      vi: `Còn ${official} đảng viên chính thức, dưới ${rule.value}: không đủ để ra nghị quyết.`,
      en: `${official} official members, fewer than ${rule.value}: not enough to take a decision.`,
    },
    proposal: {
      kind: 'support',
      text: `Chi bộ còn ${official} đảng viên chính thức, chưa đủ ${rule.value} theo ${placeOf(rule)}. Chi bộ đề nghị cấp ủy cấp trên giới thiệu đảng viên về sinh hoạt, hoặc ghép với chi bộ phù hợp.`,
    },
    citation: rule.citation,
  };
}

function noSecretary({ isCell, secretaries }: Watched): Finding | null {
  if (!isCell || secretaries > 0) return null;
  return {
    code: 'no-secretary',
    crossed: null,
    text: { vi: 'Chưa có bí thư.', en: 'No secretary.' },
    proposal: {
      kind: 'seats',
      text: 'Chi bộ hiện chưa có bí thư. Đề nghị cấp ủy cấp trên chỉ định bí thư chi bộ.',
    },
    citation: null,
  };
}

function committeeLost(seen: Watched, rule: Rule<number> | null): Finding | null {
  const { isCell, official, officialBefore, committee } = seen;
  if (!isCell || !rule || committee === 0 || official >= rule.value) return null;
  return {
    code: 'committee-lost',
    crossed: officialBefore >= rule.value ? 'down' : null,
    text: {
      vi: `Còn ${official} đảng viên chính thức, dưới ${rule.value}, mà vẫn có chi ủy: kỳ tới chỉ bầu bí thư, nếu cần thì phó bí thư.`,
      en: `${official} official members, fewer than ${rule.value}, and still a committee: next time a secretary alone, with a deputy if needed.`,
    },
    proposal: {
      kind: 'seats',
      text: `Chi bộ còn ${official} đảng viên chính thức, dưới ${rule.value} theo ${placeOf(rule)}. Đề nghị cấp ủy cấp trên cho ý kiến về việc kiện toàn: không còn chi ủy, giữ bí thư và phó bí thư.`,
    },
    citation: rule.citation,
  };
}

function committeeTooLarge(seen: Watched, rule: Rule<number> | null): Finding | null {
  const seats = seen.secretaries + seen.deputies + seen.committee;
  if (!seen.isCell || !rule || seats <= rule.value) return null;
  return {
    code: 'committee-too-large',
    crossed: null,
    text: {
      vi: `Chi ủy có ${seats} người, quá ${rule.value}.`,
      en: `The committee has ${seats} people, more than ${rule.value}.`,
    },
    proposal: null,
    citation: rule.citation,
  };
}

function chapterSmall(seen: Watched, rule: Rule<number> | null): Finding | null {
  if (seen.isCell || !seen.isGrassroots || !rule || seen.members >= rule.value) return null;
  return {
    code: 'chapter-small',
    crossed: seen.membersBefore >= rule.value ? 'down' : null,
    text: {
      vi: `Đảng bộ cơ sở có ${seen.members} đảng viên, dưới ${rule.value}: cần văn bản đồng ý của cấp ủy cấp trên.`,
      en: `A grassroots chapter of ${seen.members}, fewer than ${rule.value}: the superior must have agreed in writing.`,
    },
    proposal: null,
    citation: rule.citation,
  };
}

function committeePossible(seen: Watched, rule: Rule<number> | null): Finding | null {
  const { isCell, official, officialBefore, committee } = seen;
  if (!isCell || !rule || committee > 0 || official < rule.value) return null;
  return {
    code: 'committee-possible',
    crossed: officialBefore < rule.value ? 'up' : null,
    text: {
      vi: `Có ${official} đảng viên chính thức, từ ${rule.value} trở lên: được lập chi ủy và có phó bí thư.`,
      en: `${official} official members, ${rule.value} or more: it may have a committee and a deputy secretary.`,
    },
    proposal: {
      kind: 'committee',
      text: `Chi bộ có ${official} đảng viên chính thức, đủ ${rule.value} theo ${placeOf(rule)}. Chi bộ đề nghị cấp ủy cấp trên chỉ định bổ sung chi ủy và phó bí thư chi bộ.`,
    },
    citation: rule.citation,
  };
}

function noDeputy(seen: Watched, rule: Rule<number> | null): Finding | null {
  const { isCell, official, committee, deputies } = seen;
  if (!isCell || !rule || committee === 0 || deputies > 0 || official < rule.value) return null;
  return {
    code: 'no-deputy',
    crossed: null,
    text: { vi: 'Có chi ủy mà chưa có phó bí thư.', en: 'A committee without a deputy secretary.' },
    proposal: {
      kind: 'seats',
      text: 'Chi bộ có chi ủy nhưng khuyết phó bí thư. Đề nghị cấp ủy cấp trên chuẩn y hoặc chỉ định phó bí thư.',
    },
    citation: rule.citation,
  };
}

function upgrade(seen: Watched, rule: Rule<number> | null): Finding | null {
  if (!seen.isCell || !seen.isGrassroots || !rule || seen.members < rule.value) return null;
  return {
    code: 'upgrade',
    crossed: seen.membersBefore < rule.value ? 'up' : null,
    text: {
      vi: `Chi bộ cơ sở có ${seen.members} đảng viên, từ ${rule.value} trở lên: được nâng lên đảng bộ cơ sở.`,
      en: `A grassroots cell of ${seen.members}, ${rule.value} or more: it may become a grassroots chapter.`,
    },
    proposal: {
      kind: 'upgrade',
      text: `Chi bộ cơ sở có ${seen.members} đảng viên, đủ ${rule.value} theo ${placeOf(rule)}. Đề nghị cấp ủy cấp trên xem xét nâng lên đảng bộ cơ sở.`,
    },
    citation: rule.citation,
  };
}

function partyGroups(seen: Watched, rule: Rule<number> | null): Finding | null {
  if (!seen.isCell || seen.isGrassroots || !rule || seen.members < rule.value) return null;
  return {
    code: 'party-groups',
    crossed: seen.membersBefore < rule.value ? 'up' : null,
    text: {
      vi: `Chi bộ đông, ${seen.members} đảng viên: có thể chia tổ đảng. Chưa rõ văn bản nào định số; chi bộ tự xét.`,
      en: `A large cell of ${seen.members}: it may form party groups. No document is known to fix the number; the cell decides.`,
    },
    proposal: null,
    citation: null,
  };
}

const placeOf = ({ citation }: Rule<number>) => `${citation.place}, ${citation.document}`;
