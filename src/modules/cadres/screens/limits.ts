import type { InputOf, OutputOf } from '#kernel/contract.ts';
import type { Text } from '#kernel/text.ts';
import { several } from '#kernel/text.ts';
import { readNumber } from '#ui/reading.ts';
import { say } from '#ui/text.ts';
import type { suggestPlacements } from '../contract.ts';
import { educationLevels, theoryLevels } from '../rules/levels.ts';
import { needKinds, needWords, type Weights } from '../rules/need.ts';

type Asked = InputOf<typeof suggestPlacements>;
/** A pair as it is suggested. */
export type Suggested = OutputOf<typeof suggestPlacements>['pairs'][number];

/** The limits as they are typed: every field a text. */
export interface LimitsTyped {
  pool: Asked['pool'];
  neediest: string;
  perCell: string;
  people: string;
  maximumKm: string;
  keepFromHome: boolean;
  theory: string;
  education: string;
  occupation: string;
  fitWeight: string;
}

/** What the form begins with. */
export const firstLimits: LimitsTyped = {
  pool: 'committee',
  neediest: '10',
  perCell: '1',
  people: '',
  maximumKm: '',
  keepFromHome: true,
  theory: '',
  education: '',
  occupation: '',
  fitWeight: '1',
};

/** The limits of the question; what cannot be read is no limit, and the field says so. */
export function limitsOf(typed: LimitsTyped): Pick<Asked, 'pool' | 'neediest' | 'fitWeight' | 'limits'> {
  return {
    pool: typed.pool,
    neediest: whole(typed.neediest, 1, 100) ?? 10,
    fitWeight: Number(typed.fitWeight),
    limits: {
      maximumKm: figure(typed.maximumKm),
      keepFromHome: typed.keepFromHome,
      theory: theoryLevels.find((level) => level === typed.theory) ?? null,
      education: educationLevels.find((level) => level === typed.education) ?? null,
      occupation: typed.occupation.trim() || null,
      perCell: Number(typed.perCell),
      people: whole(typed.people, 0, 500),
    },
  };
}

/** Whether a field holds something that is no figure as asked for. */
export function slipOf(text: string, kind: 'whole' | 'figure'): Text | null {
  const read = kind === 'whole' ? whole(text, 0, 500) : figure(text);
  return text.trim() === '' || read !== null
    ? null
    : { vi: 'Gõ bằng chữ số; nếu không, giới hạn này không tính.', en: 'Type digits, or it does not count.' };
}

/** «Giới hạn bằng lời» — as it is shown, and as a plan keeps it. */
export function limitsInWords(typed: LimitsTyped): Text {
  const { pool, neediest, limits } = limitsOf(typed);
  const { maximumKm, keepFromHome, theory, education, occupation, perCell, people } = limits;
  const lines: (Text | null)[] = [
    {
      vi: `Xét ${neediest} chi bộ cần nhất, mỗi nơi nhiều nhất ${perCell} người`,
      en: `The ${neediest} neediest cells, ${perCell} to a cell at most`,
    },
    pool === 'committee'
      ? { vi: 'người giữ chức vụ ở cấp ủy', en: 'those who hold an office of the committee' }
      : { vi: 'người giữ chức vụ và đảng viên các cơ quan', en: 'office holders and members of agencies' },
    people === null
      ? null
      : { vi: `cử nhiều nhất ${people} người`, en: `${several(people, 'person', 'people')} at most` },
    maximumKm === null
      ? null
      : { vi: `đi không quá ${typed.maximumKm} km`, en: `no more than ${typed.maximumKm} km` },
    keepFromHome ? { vi: 'không cử về quê hoặc nơi ở', en: 'not to the home village' } : null,
    theory && { vi: `lý luận từ ${theory}`, en: `theory from ${theory}` },
    education && { vi: `chuyên môn từ ${education}`, en: `education from ${education}` },
    occupation === null ? null : { vi: `nghề ${occupation}`, en: `occupation ${occupation}` },
  ];
  const said = lines.filter((line) => line !== null);
  return {
    vi: `${said.map((line) => line.vi).join('; ')}.`,
    en: `${said.map((line) => line.en).join('; ')}.`,
  };
}

/** «Căn cứ của phương án» — weights and limits in words, as a plan keeps them. */
export function basisInWords(weights: Weights, typed: LimitsTyped): string {
  const weighed = needKinds.map((kind) => `${needWords[kind].vi} ${weights[kind]}`).join(', ');
  return `${limitsInWords(typed).vi} Trọng số: ${weighed}.`;
}

/** The reason of a pair as it stands until somebody writes another. */
export function reasonOf(pair: Pick<Suggested, 'reasons'>): string {
  return pair.reasons.map(say).join('\n');
}

function figure(text: string): number | null {
  const read = text.trim() === '' ? null : readNumber(text);
  return read !== null && read >= 0 && read <= 5000 ? read : null;
}

function whole(text: string, least: number, most: number): number | null {
  const read = figure(text);
  return read !== null && Number.isInteger(read) && read >= least && read <= most ? read : null;
}
