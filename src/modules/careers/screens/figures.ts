import { given } from '#client/address.svelte.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { writePercent } from '#kernel/share.ts';
import { settings } from '#ui/settings.svelte.ts';
import type { Text } from '#kernel/text.ts';
import type { Line } from '#kernel/csv.ts';
import { say } from '#ui/text.ts';
import { workFigures, type peopleByWork } from '../contract.ts';
import { jobCategories, jobWords, levels, levelWord, schoolingWords } from '../rules/words.ts';

type Told = OutputOf<typeof peopleByWork>;
export type Figure = (typeof workFigures)[number];

/** What may be counted, with its words. */
export const figureChoices: readonly { readonly value: Figure; readonly label: Text }[] = [
  { value: 'job', label: { vi: 'Nghề nghiệp', en: 'Kind of work' } },
  { value: 'general', label: schoolingWords.general },
  { value: 'professional', label: schoolingWords.professional },
  { value: 'theory', label: schoolingWords.theory },
];

/** What the address asks to count. */
export function figureGiven(): Figure {
  return workFigures.find((each) => each === given('by')) ?? 'job';
}

/** The values counted, in their order; `''`, not recorded, comes last. */
export function valuesOf(by: Figure): readonly string[] {
  return [...(by === 'job' ? jobCategories : levels[by]), ''];
}

/** A value in words. */
export function valueWord(by: Figure, value: string): Text {
  if (value === '') return { vi: 'Chưa ghi', en: 'Not recorded' };
  const job = by === 'job' ? jobCategories.find((each) => each === value) : undefined;
  return job ? jobWords[job] : levelWord(value);
}

/** The values below a level; of kinds of work, the chosen one alone. */
export function chosenValues(by: Figure, mark: string): readonly string[] {
  if (by === 'job') return [mark];
  const known: readonly string[] = levels[by];
  return known.slice(0, Math.max(0, known.indexOf(mark)));
}

/** How many of a part have one of these values, and of how many it is known. */
export function countIn(part: Pick<Told, 'members' | 'counts'>, values: readonly string[]) {
  const count = values.reduce((sum, value) => sum + (part.counts[value] ?? 0), 0);
  const known = part.members - (part.counts[''] ?? 0);
  return { count, known, share: known === 0 ? null : `${writePercent(count, known, settings.language)} %` };
}

/** The whole table for a file: parts down, values across. */
export function linesOfFigures(told: Told, by: Figure, asOf: string): readonly Line[] {
  const values = valuesOf(by);
  const counts = (part: Pick<Told, 'members' | 'counts'>) => [
    part.members,
    ...values.map((value) => part.counts[value] ?? 0),
  ];
  return [
    [say({ vi: 'Ngày', en: 'Day' }), asOf],
    [
      say({ vi: 'Tổ chức', en: 'Organisation' }),
      say({ vi: 'Đảng viên', en: 'Members' }),
      ...values.map((value) => say(valueWord(by, value))),
    ],
    ...told.parts.map((part) => [part.name, ...counts(part)]),
    [say({ vi: 'Cộng', en: 'Total' }), ...counts(told)],
  ];
}
