import type { RawBuilder } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { sql } from '#platform/database/pool.ts';
import { levels, type SchoolingKind } from '../rules/words.ts';

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

/** «Ngành, đơn vị công tác» — as recorded on the day; a personal record tells neither. */
export function placeOf(by: 'sector' | 'unit', asOf: CivilDate): RawBuilder<string> {
  return sql<string>`coalesce((
    select employment.${sql.ref(by === 'sector' ? 'sector' : 'workplace')} from careers.employment as employment
    where employment.person_id = line.person_id and employment.valid @> ${asOf}::date), '')`;
}

/** What is counted of a person on the day: the dated fact, else what the personal record says in its own words. */
export function valueOf(by: 'job' | SchoolingKind, asOf: CivilDate): RawBuilder<string> {
  const inRecord = sql`(select record.${sql.raw(by === 'job' ? 'occupation' : recordColumn[by])}
    from members_read.personal_record as record where record.person_id = line.person_id)`;
  // Once levels have days, the record follows the latest: what it said before stands beside the first.
  const record =
    by === 'job'
      ? inRecord
      : sql`(select case when kept.there then kept.earlier else ${inRecord} end
             from (select count(*) > 0 as there, min(earlier) as earlier from careers.schooling
                   where person_id = line.person_id and kind = ${by}) as kept)`;
  const dated =
    by === 'job'
      ? sql`(select employment.category from careers.employment as employment
             where employment.person_id = line.person_id and employment.valid @> ${asOf}::date)`
      : sql`(select schooling.level from careers.schooling as schooling
             where schooling.person_id = line.person_id and schooling.kind = ${by} and schooling.valid @> ${asOf}::date)`;
  return sql<string>`coalesce(${dated}, (select ${told(by)} from (select lower(${record}) as said) as record), '')`;
}

function told(by: 'job' | SchoolingKind): RawBuilder<unknown> {
  const patterns =
    by === 'job'
      ? toldBy
      : by === 'general'
        ? schoolYears
        : levels[by].toReversed().map((level): [string, string] => [level, spellings(level)]);
  const lines = patterns.map(([value, pattern]) => sql`when record.said ~ ${pattern} then ${value}`);
  const rest = by === 'job' ? sql`when record.said <> '' then 'other'` : sql``;
  return sql`case ${sql.join(lines, sql` `)} ${rest} end`;
}

/** «Thạc sĩ» is written «thạc sỹ» too. */
function spellings(level: string): string {
  return level.toLowerCase().replace('sĩ', '(sĩ|sỹ)');
}
