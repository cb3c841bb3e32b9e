import { addDays, writeDate, type CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { Text } from '#kernel/text.ts';
import type { workOf } from '../contract.ts';
import { gradeWords, jobWords, levelWord, schoolingWords, type AppraisalGrade } from '../rules/words.ts';

type Known = OutputOf<typeof workOf>;

/** From when until when, with the last day included. */
export function periodOf({
  from,
  until,
}: {
  readonly from: CivilDate;
  readonly until: CivilDate | null;
}): Text {
  const first = writeDate(from);
  if (until === null) return { vi: `${first} – nay`, en: `${first} – now` };
  const last = writeDate(addDays(until, -1));
  return { vi: `${first} – ${last}`, en: `${first} – ${last}` };
}

/** Parts of a sentence, those that are known, with commas. */
export function joined(...parts: readonly (Text | string | null | undefined)[]): Text {
  const known = parts.filter((part): part is Text | string => part != null && part !== '');
  const of = (language: 'vi' | 'en') =>
    known.map((part) => (typeof part === 'string' ? part : part[language])).join(', ');
  return { vi: of('vi'), en: of('en') };
}

/** What somebody works as, and where. */
export function employmentWord(line: Known['employments'][number]): Text {
  return joined(line.category && jobWords[line.category], line.post, line.workplace, line.sector);
}

/** One level with what it rests on. */
export function schoolingWord({ kind, level, source }: Known['schooling'][number]): Text {
  const name = schoolingWords[kind];
  const said = levelWord(level);
  const by = source ? ` (${source})` : '';
  return { vi: `${name.vi}: ${said.vi}${by}`, en: `${name.en}: ${said.en}${by}` };
}

/** An appraisal with its grade. */
export function appraisalWord(line: {
  readonly words: string | null;
  readonly grade: AppraisalGrade | null;
}): Text {
  if (line.words === null) return { vi: 'đã đề nghị, chưa có nhận xét', en: 'asked for, not given yet' };
  return joined(line.grade && gradeWords[line.grade], line.words);
}
