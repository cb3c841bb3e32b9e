import { given } from '#client/address.svelte.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { writePercent } from '#kernel/share.ts';
import { settings } from '#ui/settings.svelte.ts';
import type { Text } from '#kernel/text.ts';
import type { Line } from '#kernel/csv.ts';
import { say } from '#ui/text.ts';
import { placeFigures, workFigures, type peopleByWork } from '../contract.ts';
import {
  jobCategories,
  jobWords,
  levels,
  levelWord,
  schoolingWords,
  type SchoolingKind,
} from '../rules/words.ts';

type Told = OutputOf<typeof peopleByWork>;
export type Figure = (typeof workFigures)[number];
/** Names that people gave; the others come from a list. */
type PlaceFigure = (typeof placeFigures)[number];

/** What may be counted, with its words. */
export const figureChoices: readonly { readonly value: Figure; readonly label: Text }[] = [
  { value: 'job', label: { vi: 'Nghề nghiệp', en: 'Kind of work' } },
  { value: 'general', label: schoolingWords.general },
  { value: 'professional', label: schoolingWords.professional },
  { value: 'theory', label: schoolingWords.theory },
  { value: 'sector', label: { vi: 'Ngành', en: 'Sector' } },
  { value: 'unit', label: { vi: 'Đơn vị công tác', en: 'Work unit' } },
];

/** What the address asks to count. */
export function figureGiven(): Figure {
  return workFigures.find((each) => each === given('by')) ?? 'job';
}

/** Whether the values are names that people gave. */
export function isPlace(by: Figure): by is PlaceFigure {
  return placeFigures.some((each) => each === by);
}

/** The values counted, in their order, names by how many they have; `''`, not recorded, comes last. */
export function valuesOf(by: Figure, counts: Told['counts'] = {}): readonly string[] {
  if (!isPlace(by)) return [...fixedValues(by), ''];
  const names = Object.keys(counts).filter((name) => name !== '');
  const most = (name: string) => counts[name] ?? 0;
  return [...names.toSorted((one, other) => most(other) - most(one) || one.localeCompare(other, 'vi')), ''];
}

function fixedValues(by: 'job' | SchoolingKind): readonly string[] {
  return by === 'job' ? jobCategories : levels[by];
}

/** A value in words. */
export function valueWord(by: Figure, value: string): Text {
  if (value === '') return { vi: 'Chưa ghi', en: 'Not recorded' };
  const job = by === 'job' ? jobCategories.find((each) => each === value) : undefined;
  if (isPlace(by)) return { vi: value, en: value };
  return job ? jobWords[job] : levelWord(value);
}

/** The values below a level; of kinds of work, the chosen one alone. */
export function chosenValues(by: Figure, mark: string): readonly string[] {
  if (by === 'job' || isPlace(by)) return [mark];
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
  const values = valuesOf(by, told.counts);
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
