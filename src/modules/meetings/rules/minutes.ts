import { writeOfficialDate } from '#kernel/civil-date.ts';
import { writeOfficialTime } from '#kernel/clock-time.ts';
import type { Block, OfficialPaper, Run } from '#kernel/official-paper.ts';
import type { FormField, PaperForm } from '#kernel/rule-values.ts';
import { writePercent, writeRoman } from '#kernel/share.ts';
import { inOrder } from './agenda-order.ts';
import {
  writeChairAndClerk,
  writeGuests,
  writePresence,
  writeStrength,
  writeTimeAndPlace,
  titleOf,
} from './presence.ts';
import { writeMarks, writeSpeech } from './criticism.ts';
import { writeMatter } from './matters.ts';
import { missing, nameOf, type CellOnPaper, type Issue, type MeetingRecord } from './record.ts';
import { countRoll } from './roll.ts';
import { countSpeakers } from './scoring/facts.ts';
import { writeTasks } from './task-table.ts';
import type { AgendaItem, Meeting } from './types.ts';
import { writeVote } from './vote.ts';

/**
 * «Biên bản tự viết» — the minutes from agenda, roll, votes, tasks and score. Only what is recorded stands
 * there; what the form asks for and nobody recorded is marked, never guessed.
 */
export function writeMinutes(record: MeetingRecord, form: PaperForm, issue: Issue): OfficialPaper {
  const [clerk, chair] = form.signatures;
  return {
    ...headOf(record, form, issue),
    abstract: titleOf(record),
    blocks: writeSections(form, (field, next) => writeField(field, record, next)),
    signatures: [
      { authority: null, position: clerk ?? '', name: nameOf(record, record.meeting.clerkId, 'tên').text },
      { authority: null, position: chair ?? '', name: nameOf(record, record.meeting.chairId, 'tên').text },
    ],
  };
}

/** «Phần đầu và nơi nhận» — what all papers of a cell share. */
export function headOf(
  { cell, meeting }: { readonly cell: CellOnPaper; readonly meeting: Pick<Meeting, 'heldOn' | 'plannedOn'> },
  form: PaperForm,
  issue: Issue,
): Omit<OfficialPaper, 'abstract' | 'blocks' | 'signatures'> {
  const date = issue.date ?? meeting.heldOn ?? meeting.plannedOn;
  return {
    superior: cell.superior.toLocaleUpperCase('vi'),
    issuer: cell.name.toLocaleUpperCase('vi'),
    number: issue.number,
    placeAndDate: `${cell.place}, ${writeOfficialDate(date)}`,
    title: form.title,
    recipients: [cell.superiorCommittee, 'Lưu Chi bộ'],
    checkCode: issue.checkCode,
  };
}

/** «Các phần của mẫu» — headings in Roman numbers; `next` numbers the points within a section. */
export function writeSections(
  form: PaperForm,
  write: (field: FormField, next: () => number) => readonly Block[],
): readonly Block[] {
  let headings = 0;
  return form.sections.flatMap((section) => {
    let points = 0;
    const next = () => (points += 1);
    const blocks = section.fields.flatMap((field) => write(field, next));
    if (section.heading === null) return blocks;
    headings += 1;
    const heading: Block = { kind: 'heading', text: `${writeRoman(headings)}- ${section.heading}` };
    return [heading, ...blocks];
  });
}

/** «Đoạn văn» — one paragraph from runs. */
export function paragraph(...runs: readonly Run[]): Block {
  return { kind: 'paragraph', runs: runs.filter((run) => run.text !== '') };
}

/** «Câu chấm điểm» — points and grade, or the mark that scoring is missing. */
export function writeScore({ score, traits }: MeetingRecord): readonly Run[] {
  if (!score || !score.complete) return [missing('điểm buổi sinh hoạt')];
  const sides = traits === '' ? '' : ` ${traits}`;
  return [{ text: `${score.total} điểm, xếp loại ${score.grade.name}.${sides}` }];
}

function writeField(field: FormField, record: MeetingRecord, next: () => number): readonly Block[] {
  const numbered = (runs: readonly Run[]) => [paragraph({ text: `${next()}- ` }, ...runs)];
  switch (field) {
    case 'time-and-place':
      return [paragraph(...writeTimeAndPlace(record))];
    case 'strength':
      return numbered(writeStrength(record));
    case 'presence':
      return numbered(writePresence(record));
    case 'guests': {
      const guests = writeGuests(record);
      return guests === null ? [] : numbered(guests);
    }
    case 'chair-and-clerk':
      return numbered(writeChairAndClerk(record));
    case 'agenda-items':
      return [...writeItems(record, next), ...writeSpeakers(record, next)];
    case 'tasks':
      return record.tasks.length === 0 ? [] : [item(next(), 'Nhiệm vụ'), writeTasks(record)];
    case 'score':
      return [
        paragraph({ text: `${next()}- Chất lượng buổi sinh hoạt: `, bold: true }, ...writeScore(record)),
      ];
    case 'read-back':
      return [paragraph(...writeReadBack(record))];
    case 'preamble':
    case 'last-result':
    case 'last-tasks':
    case 'directions':
    case 'assignment':
    case 'resolution-vote':
    case 'contents':
    case 'conclusions':
      return [];
  }
}

function writeItems(record: MeetingRecord, next: () => number): readonly Block[] {
  const written = inOrder(record.agenda).map((each) => ({ each, said: writeItem(record, each) }));
  const isPoint = ({ each, said }: (typeof written)[number]) =>
    isGathered(each) && (said.length > 0 || each.state === 'done');
  const opening = written.filter(
    ({ each, said }) => isOpening(each) && said.length === 0 && each.state === 'done',
  );
  return written.flatMap(({ each, said }) => {
    if (opening.some((other) => other.each === each))
      return each === opening[0]?.each ? writeOpening(opening, next()) : [];
    if (isGathered(each)) return writePoint(each, said);
    const hasPoints = written.some((other) => isPoint(other) && other.each.kind === each.kind);
    if (said.length > 0 || hasPoints) return [item(next(), each.title), ...said];
    return isWrittenElsewhere(each) ? [] : [item(next(), each.title), unrecorded(each)];
  });
}

/** The opening, whose contents stand above: one line says that each part of it took place. */
function writeOpening(parts: readonly { readonly each: AgendaItem }[], number: number): readonly Block[] {
  const titles = parts.map(({ each }) => each.title).join('; ');
  return [item(number, 'Mở đầu'), paragraph({ text: `${titles}: đã thực hiện, ghi ở phần trên.` })];
}

function writePoint(each: AgendaItem, said: readonly Block[]): readonly Block[] {
  if (said.length > 0) return [paragraph({ text: `- ${each.title}` }), ...said];
  return each.state === 'done' ? [paragraph({ text: `- ${each.title}. ${nothingElse}` })] : [];
}

/** «Số đồng chí phát biểu» — of those who came; nothing where nobody spoke. */
function writeSpeakers({ roll, contributions }: MeetingRecord, next: () => number): readonly Block[] {
  const speakers = countSpeakers(roll, contributions);
  const { present, exemptWhoCame } = countRoll(roll);
  const listeners = present + exemptWhoCame;
  if (speakers === 0) return [];
  const share = writePercent(speakers, listeners);
  return [
    paragraph(
      { text: `${next()}- Phát biểu ý kiến: `, bold: true },
      { text: `${speakers} trên ${listeners} đồng chí có mặt (${share}%).` },
    ),
  ];
}

/** Tasks and papers are points under the item that gathered them, not items with a number of their own. */
function isGathered(each: AgendaItem): boolean {
  return each.originKind === 'task' || each.originKind === 'paper';
}

function writeItem(record: MeetingRecord, each: AgendaItem): readonly Block[] {
  const said = record.contributions.filter((contribution) => contribution.itemId === each.id);
  const marks = writeMarks(
    record,
    said.filter((contribution) => contribution.text === ''),
  );
  const matters = record.matters.filter((matter) => matter.itemId === each.id);
  const votes = record.votes.filter((vote) => vote.itemId === each.id);
  const addendum = each.originId === null ? undefined : record.addenda.get(each.originId);
  return [
    ...(addendum === undefined ? [] : [paragraph({ text: `Nội dung phụ lục: ${addendum}` })]),
    ...said
      .filter((contribution) => contribution.text !== '')
      .map((contribution) => paragraph(...writeSpeech(record, contribution))),
    ...(marks === null ? [] : [paragraph(...marks)]),
    ...matters.map((matter) => paragraph({ text: matter.minuted ?? writeMatter(record, matter) })),
    ...(each.conclusion === null ? [] : [paragraph({ text: `Chủ trì kết luận: ${each.conclusion}` })]),
    ...votes.map((vote) => {
      if (vote.carried === null)
        return paragraph({ text: `${vote.question}: ` }, missing('kết quả biểu quyết'));
      const name = record.voteForms.find((form) => form.form === vote.form)?.name ?? 'Biểu quyết';
      return paragraph({ text: `${vote.question}. ${writeVote(vote, name)}` });
    }),
  ];
}

function isOpening(each: AgendaItem): boolean {
  return ['opening', 'clerk', 'roll-call'].includes(each.kind);
}

/** Score and reading back have paragraphs of their own; the opening is told as a whole once it is over. */
function isWrittenElsewhere(each: AgendaItem): boolean {
  return isOpening(each) || each.kind === 'score' || each.kind === 'minutes';
}

const nothingElse = 'Chi bộ đã trao đổi, không có ý kiến khác.';

/** An item under which nothing was written: concluded, it is told in a calm sentence; else the mark that it is missing. */
function unrecorded(each: AgendaItem): Block {
  if (each.state !== 'done') return paragraph(missing('nội dung, kết luận của mục này'));
  if (each.kind === 'resolution') return paragraph({ text: 'Buổi sinh hoạt này không ra nghị quyết.' });
  const isHeading = each.kind === 'business' && each.originKind === 'template';
  return paragraph({ text: isHeading ? 'Không có việc phải biểu quyết.' : nothingElse });
}

function writeReadBack(record: MeetingRecord): readonly Run[] {
  const { meeting, agenda, votes } = record;
  const kept = agenda.find((each) => each.kind === 'minutes');
  const vote = votes.find((each) => each.itemId === kept?.id && each.carried === true);
  const share =
    vote &&
    `, ${vote.inFavour}/${vote.base} đảng viên chính thức tán thành (${writePercent(vote.inFavour, vote.base)}%)`;
  return [
    { text: 'Biên bản được đọc lại' },
    ...(meeting.adoptedOn === null
      ? [{ text: ' ' }, missing('việc thông qua')]
      : [{ text: ' và thông qua' }]),
    { text: ' lúc ' },
    meeting.readBackAt ? { text: writeOfficialTime(meeting.readBackAt) } : missing('giờ đọc lại'),
    { text: `${share ?? ''}.` },
  ];
}

function item(number: number, text: string): Block {
  return { kind: 'item', text: `${number}- ${text}` };
}
