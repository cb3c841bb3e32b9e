import type { AgendaKind, SentenceModule } from '#kernel/rule-values.ts';
import type { MeetingRecord } from './record.ts';
import { nameOf } from './record.ts';
import { countRoll } from './roll.ts';

/** «Số liệu điền vào câu mẫu» — what the book knows, by the name that stands in braces. */
export type SentenceFigures = Readonly<Record<SentenceFigure, string>>;

const names = [
  'clerk',
  'present',
  'expected',
  'excused',
  'absent',
  'lastTotal',
  'lastDone',
  'itemSpeakers',
  'criticisms',
  'tasks',
] as const;
type SentenceFigure = (typeof names)[number];

/** «Câu mẫu của mục» — for an item of this kind, with the figures in their places. */
export function sentencesFor(
  kind: AgendaKind,
  modules: readonly SentenceModule[],
  figures: SentenceFigures,
): readonly string[] {
  return modules.filter((each) => each.kinds.includes(kind)).map((each) => fillIn(each.text, figures));
}

/** «Điền số liệu» — every name in braces becomes its figure; one the book does not know stays as it is. */
export function fillIn(text: string, figures: SentenceFigures): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (isFigure(name) ? figures[name] : whole));
}

/** «Số liệu của buổi» — for sentences under one item. */
export function sentenceFigures(record: MeetingRecord, itemId: string): SentenceFigures {
  const counts = countRoll(record.roll);
  const said = record.contributions.filter((each) => each.itemId === itemId);
  const counted = record.lastTasks.filter((task) => task.state !== 'dropped');
  return {
    clerk: nameOf(record, record.meeting.clerkId, 'tên').text,
    present: String(counts.present),
    expected: String(counts.expected),
    excused: String(counts.excused),
    absent: String(counts.absent),
    lastTotal: String(counted.length),
    lastDone: String(counted.filter((task) => task.state === 'done').length),
    itemSpeakers: String(new Set(said.flatMap((each) => each.personId ?? [])).size),
    criticisms: String(record.contributions.filter((each) => each.aboutId !== null).length),
    tasks: String(record.tasks.length),
  };
}

/** «Tên số liệu không có» — names in braces that nobody fills in. */
export function unknownFigures(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) => (isFigure(name) ? [] : [name]));
}

function isFigure(name: string): name is SentenceFigure {
  return (names as readonly string[]).includes(name);
}
