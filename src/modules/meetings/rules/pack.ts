import { writeDate, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Block, OfficialPaper, TableRow } from '#kernel/official-paper.ts';
import type { MeetingPart, PaperForm } from '#kernel/rule-values.ts';
import { writeRoman } from '#kernel/share.ts';
import { compareNames } from '#kernel/vietnamese.ts';
import { sourceOf } from './balance.ts';
import { headOf, paragraph } from './minutes.ts';
import { titleOf } from './presence.ts';
import { nameOf, type MeetingRecord } from './record.ts';
import { countRoll } from './roll.ts';
import type { AgendaItem, ItemLevel, RollEntry } from './types.ts';
import { circumstanceWords } from './words.ts';

/** «Bộ giấy của buổi sinh hoạt» — what is printed in one go before a meeting. */
export interface MeetingPack {
  readonly agenda: OfficialPaper;
  readonly roll: OfficialPaper;
  readonly minutes: OfficialPaper;
}

/** «Văn bản kèm theo» — a paper from above that the agenda names. */
export interface PackPaper {
  readonly name: string;
  readonly issuer: string;
  readonly issuedOn: CivilDate | null;
  /** It has a file, which is printed apart. */
  readonly fileSha256?: string | null;
}

/** «Dự thảo kèm theo» — what the members were given to read, or the draft resolution. */
export interface PackDraft {
  readonly title: string;
  readonly text: string;
  readonly itemId?: Id | null;
  readonly level?: ItemLevel | null;
}

const partNames: Readonly<Record<MeetingPart, string>> = {
  opening: 'Mở đầu',
  proceedings: 'Tiến hành',
  closing: 'Kết thúc',
};
const sourceNames = { local: 'Việc tại chỗ', above: 'Cấp trên' } as const;
/** A line to write on by hand. */
const line = '………………………………………………………………………………';
const noIssue = { number: null, date: null, checkCode: null };

/** «In một lần» — agenda with the titles of the papers and the words of the drafts, roll sheet to be signed, minutes to be filled in by hand. */
export function writePack(
  whole: MeetingRecord,
  form: PaperForm,
  papers: readonly PackPaper[],
  sent: readonly PackDraft[],
): MeetingPack {
  // What is printed lies open on the table: an item with a level, and what hangs on it, stands in no paper.
  const held = new Set<string>(whole.agenda.filter((item) => item.level).map((item) => item.id));
  const record = { ...whole, agenda: whole.agenda.filter((item) => !item.level) };
  const drafts = sent.filter(({ itemId, level }) => !level && !(itemId && held.has(itemId)));
  const head = { ...headOf(record, form, noIssue), abstract: titleOf(record), recipients: [] };
  const { fullName } = record.people.get(record.meeting.chairId ?? record.meeting.id) ?? { fullName: '' };
  const chair = { authority: null, position: form.signatures[1] ?? '', name: fullName };
  return {
    agenda: {
      ...head,
      title: 'CHƯƠNG TRÌNH',
      blocks: [...agendaBlocks(record, papers), ...draftBlocks(record, drafts)],
      signatures: [chair],
    },
    roll: { ...head, title: 'DANH SÁCH ĐIỂM DANH', blocks: rollBlocks(record), signatures: [chair] },
    minutes: { ...head, title: form.title, blocks: minutesBlocks(record), signatures: blankSignatures(form) },
  };
}

function agendaBlocks({ meeting, agenda }: MeetingRecord, papers: readonly PackPaper[]): readonly Block[] {
  const rows = agenda.map((item): TableRow => {
    const source = sourceOf(item);
    return [
      String(item.position),
      item.title,
      source ? sourceNames[source] : partNames[item.part],
      item.minutes ? `${item.minutes} phút` : '',
    ];
  });
  const given = papers.map((paper, index): TableRow => [
    String(index + 1),
    paper.fileSha256 ? `${paper.name} (có tệp, in riêng)` : paper.name,
    paper.issuer,
    paper.issuedOn ? writeDate(paper.issuedOn) : '',
  ]);
  return [
    paragraph({ text: `Thời gian: ${meeting.startsAt}, ngày ${writeDate(meeting.plannedOn)}.` }),
    paragraph({ text: `Địa điểm: ${meeting.place}.` }),
    { kind: 'table', columns: ['TT', 'Nội dung', 'Phần, nguồn', 'Thời gian'], rows },
    ...(given.length > 0
      ? [
          { kind: 'heading' as const, text: 'Văn bản kèm theo' },
          {
            kind: 'table' as const,
            columns: ['TT', 'Số, trích yếu', 'Nơi ban hành', 'Ngày'] as const,
            rows: given,
          },
        ]
      : []),
  ];
}

/** The draft resolution comes last, and is not printed twice where it was sent for comment. */
function draftBlocks({ resolution }: MeetingRecord, drafts: readonly PackDraft[]): readonly Block[] {
  const sent = resolution && drafts.some(({ text }) => text.trim() === resolution.text.trim());
  const all = resolution && !sent ? [...drafts, resolution] : drafts;
  return all
    .filter(({ text }) => text.trim() !== '')
    .flatMap(({ title, text }): readonly Block[] => [
      { kind: 'heading', text: `Dự thảo: ${title}` },
      ...text
        .split('\n')
        .filter((words) => words.trim() !== '')
        .map((words) => paragraph({ text: words })),
    ]);
}

function rollBlocks(record: MeetingRecord): readonly Block[] {
  const nameIn = (entry: RollEntry) => nameOf(record, entry.personId, 'tên').text;
  const rows = record.roll
    .filter((entry) => entry.guestName === null)
    .toSorted((one, other) => compareNames(nameIn(one), nameIn(other)))
    .map((entry, index): TableRow => [String(index + 1), nameIn(entry), standingOf(entry), noteOf(entry)]);
  const called = countRoll(record.roll).expected;
  return [
    paragraph({ text: `Triệu tập ${called} đồng chí. Có mặt: ……… Vắng có lý do: ……… Vắng không lý do: ………` }),
    { kind: 'table', columns: ['TT', 'Họ và tên', 'Tư cách', 'Ký tên, ghi chú'], rows },
    paragraph({ text: `Khách mời, cấp trên dự: ${line}` }),
  ];
}

function standingOf(entry: RollEntry): string {
  const standing = entry.standing === 'probationary' ? 'Dự bị' : 'Chính thức';
  return entry.circumstance ? `${standing}, ${circumstanceWords[entry.circumstance].vi}` : standing;
}

function noteOf(entry: RollEntry): string {
  return entry.answer === 'asks-leave' ? `Xin vắng${entry.reason ? `: ${entry.reason}` : ''}` : '';
}

/** The form in the order of the minutes, with lines to write on under every matter. */
function minutesBlocks({ meeting, agenda, roll }: MeetingRecord): readonly Block[] {
  const blank = (text: string): Block => paragraph({ text });
  const heading = (at: number, text: string): Block => ({
    kind: 'heading',
    text: `${writeRoman(at)}- ${text}`,
  });
  const [time, people, contents, closing] = ['THỜI GIAN, ĐỊA ĐIỂM', 'THÀNH PHẦN', 'NỘI DUNG', 'KẾT THÚC'].map(
    (text, index) => heading(index + 1, text),
  );
  const matters = agenda.filter((item) => item.part === 'proceedings').flatMap(matterBlocks);
  return [
    ...(time ? [time] : []),
    blank(`Khai mạc ……… giờ ………, ngày ${writeDate(meeting.plannedOn)}, tại ${meeting.place}.`),
    ...(people ? [people] : []),
    blank(
      `Triệu tập ${countRoll(roll).expected} đồng chí; có mặt ………; vắng có lý do ………; vắng không lý do ………`,
    ),
    blank(`Chủ trì: ${line}`),
    blank(`Ghi biên bản: ${line}`),
    ...(contents ? [contents] : []),
    ...matters,
    ...(closing ? [closing] : []),
    blank('Biểu quyết nghị quyết: tán thành ……… trên ………; không tán thành ………; ý kiến khác ………'),
    blank('Điểm buổi sinh hoạt: ………, xếp loại: ………'),
    blank('Biên bản đã đọc lại, chi bộ thông qua. Kết thúc ……… giờ ………'),
  ];
}

function matterBlocks(item: AgendaItem): readonly Block[] {
  return [
    { kind: 'item', text: `${item.position}. ${item.title}` },
    paragraph({ text: `Ý kiến: ${line}` }),
    paragraph({ text: line }),
    paragraph({ text: `Kết luận: ${line}` }),
  ];
}

function blankSignatures(form: PaperForm): OfficialPaper['signatures'] {
  return form.signatures.map((position) => ({ authority: null, position, name: '' }));
}
