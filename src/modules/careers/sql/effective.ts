import type { RawBuilder } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { sql } from '#platform/database/pool.ts';
import type { workFigures } from '../contract.ts';
import { levels, type SchoolingKind } from '../rules/words.ts';

export type WorkFigure = (typeof workFigures)[number];

/** Words of a personal record that tell a job category, the most telling first. */
const toldBy: readonly (readonly [string, string])[] = [
  ['semi-professional', 'chuyên trách|trưởng thôn|trưởng bản|tổ trưởng'],
  ['pensioner', 'hưu|già yếu|mất sức'],
  ['armed-forces', 'bộ đội|sĩ quan|quân nhân|công an|biên phòng'],
  ['civil-servant', 'công chức'],
  ['public-employee', 'viên chức|giáo viên|bác sĩ|y sĩ|giảng viên|y tá|điều dưỡng'],
  ['cadre', 'cán bộ'],
  ['worker', 'công nhân|thợ|lao động|quản đốc|kế toán|lái xe'],
  ['business', 'buôn bán|kinh doanh|tự do|doanh nghiệp|giám đốc'],
  ['student', 'sinh viên|học sinh'],
  ['farmer', 'nông|trồng|chăn nuôi|làm ruộng|xã viên|ngư'],
];

/** How many of how many school years make a level; the schools of old counted ten. */
const schoolYears: readonly (readonly [string, string])[] = [
  ['Trung học phổ thông', '12/12|10/10|trung học phổ thông|thpt|cấp 3|cấp iii'],
  ['Trung học cơ sở', '(9|10|11)/12|(7|8|9)/10|trung học cơ sở|thcs|cấp 2|cấp ii'],
  ['Tiểu học', '[1-8]/12|[1-6]/10|tiểu học|cấp 1|cấp i|biết đọc'],
];

/** Where the personal record keeps each kind, in words of its own. */
export const recordColumn: Readonly<Record<SchoolingKind, string>> = {
  general: 'general_education',
  professional: 'professional_education',
  theory: 'theory_level',
};

/**
 * `known`: the lines of `line` with what is counted of each person on the day: the dated fact, else in `said` what the personal
 * record says in its own words.
 */
export function knownLines(by: WorkFigure, asOf: CivilDate): RawBuilder<unknown> {
  const { facts, dated, said } = by === 'job' || isPlace(by) ? atWork(by, asOf) : schooled(by, asOf);
  const records =
    said && sql`left join members_read.personal_record as record on record.person_id = line.person_id`;
  return sql`
    known as (
      select line.*, ${dated} as dated, ${said ? sql`case when ${dated} is null then ${said} end` : sql`null::text`} as said
      from line ${facts} ${records ?? sql``})`;
}

/** `word`: what the words in `said` of these lines tell. Each is judged once, for many records say the same. */
export function wordsIn(lines: RawBuilder<unknown>, by: WorkFigure): RawBuilder<unknown> {
  return sql`
    word as materialized (
      select record.said, ${isPlace(by) ? sql`null::text` : told(by, sql`lower(record.said)`)} as value
      from (select distinct said from ${lines} as line where said is not null) as record)`;
}

function isPlace(by: WorkFigure): by is 'sector' | 'unit' {
  return by === 'sector' || by === 'unit';
}

interface Source {
  readonly facts: RawBuilder<unknown>;
  readonly dated: RawBuilder<unknown>;
  /** Absent where a personal record tells nothing of it. */
  readonly said?: RawBuilder<unknown>;
}

function atWork(by: 'job' | 'sector' | 'unit', asOf: CivilDate): Source {
  const column = { job: 'category', sector: 'sector', unit: 'workplace' }[by];
  return {
    facts: sql`
      left join careers.employment as employment
        on employment.person_id = line.person_id and employment.valid @> ${asOf}::date`,
    dated: sql`employment.${sql.ref(column)}`,
    ...(by === 'job' ? { said: sql`record.occupation` } : {}),
  };
}

/** Once levels have days, the record follows the latest: what it said before stands beside the first. */
function schooled(kind: SchoolingKind, asOf: CivilDate): Source {
  return {
    facts: sql`
      left join (
        select person_id, min(earlier) as earlier, min(level) filter (where valid @> ${asOf}::date) as level
        from careers.schooling
        where kind = ${kind} and person_id in (select line.person_id from line)
        group by person_id) as kept on kept.person_id = line.person_id`,
    dated: sql`kept.level`,
    said: sql`case when kept.person_id is null then record.${sql.ref(recordColumn[kind])} else kept.earlier end`,
  };
}

function told(by: 'job' | SchoolingKind, said: RawBuilder<unknown>): RawBuilder<unknown> {
  const patterns =
    by === 'job'
      ? toldBy
      : by === 'general'
        ? schoolYears
        : levels[by].toReversed().map((level): [string, string] => [level, spellings(level)]);
  const lines = patterns.map(([value, pattern]) => sql`when ${said} ~ ${pattern} then ${value}`);
  const rest = by === 'job' ? sql`when ${said} <> '' then 'other'` : sql``;
  return sql`case ${sql.join(lines, sql` `)} ${rest} end`;
}

/** «Thạc sĩ» is written «thạc sỹ» too. */
function spellings(level: string): string {
  return level.toLowerCase().replace('sĩ', '(sĩ|sỹ)');
}
