import { writeOfficialDate, type CivilDate } from '#kernel/civil-date.ts';
import type { Block, OfficialPaper, TableRow } from '#kernel/official-paper.ts';
import { writePercent, writeRoman } from '#kernel/share.ts';
import type { PeriodFigures } from '../contract/periods.ts';
import { heldOf, measureGroups, tellingMeasures, type Measure } from './measures.ts';

/** «Đơn vị trong báo cáo». */
export type ReportedPart = PeriodFigures & {
  readonly name: string;
  readonly papers: number;
  readonly papersReceived: number;
};

/** «Số liệu của báo cáo» — all counted by the server; nobody types any of it. */
export interface ReportGround {
  readonly organisationName: string;
  readonly superiorName: string | null;
  /** `quý III-2026`; that of the period it is compared with. */
  readonly period: string;
  readonly otherPeriod: string;
  readonly asOf: CivilDate;
  readonly now: PeriodFigures;
  readonly then: PeriodFigures;
  readonly parts: readonly ReportedPart[];
}

/** «Báo cáo sinh hoạt chi bộ» — sentences and tables drafted from the figures, for the prescribed layout. */
export function writeReport(ground: ReportGround): OfficialPaper {
  const sections: readonly (readonly [string, readonly Block[]])[] = [
    ['Việc thực hiện chế độ sinh hoạt', [dutyText(ground.now), ...weakParts(ground.parts)]],
    ['Người dự, chất lượng sinh hoạt', [said(attendanceText(ground.now)), said(qualityText(ground.now))]],
    ['Biên bản, nhiệm vụ, văn bản', [said(minutesText(ground.now)), said(papersText(ground.parts))]],
    ['Số liệu của kỳ', [figureTable(ground)]],
    ...(ground.parts.length > 1 ? [['Từng đơn vị', [partTable(ground.parts)]] as const] : []),
  ];
  return {
    ...headOf(ground),
    blocks: sections.flatMap(([title, blocks], at) => [
      { kind: 'heading' as const, text: `${writeRoman(at + 1)}. ${title}` },
      ...blocks,
    ]),
  };
}

/** «Bảng số liệu» — each figure with its base and share for both periods, for spreadsheets. */
export function reportLines({ now, then }: Pick<ReportGround, 'now' | 'then'>): readonly ReportLine[] {
  return tellingMeasures([now, then]).map((measure) => ({
    group: measureGroups[measure.group].vi,
    label: measure.label.vi,
    now: cellOf(measure, now),
    then: cellOf(measure, then),
  }));
}

/** «Dòng số liệu» — count and base apart, so that a spreadsheet can go on reckoning. */
export interface ReportLine {
  readonly group: string;
  readonly label: string;
  readonly now: FigureCell;
  readonly then: FigureCell;
}
interface FigureCell {
  readonly value: number;
  readonly of: number | null;
}

function cellOf(measure: Measure, figures: PeriodFigures): FigureCell {
  return { value: measure.value(figures), of: measure.of?.(figures) ?? null };
}

function headOf({
  organisationName,
  superiorName,
  period,
  asOf,
}: ReportGround): Omit<OfficialPaper, 'blocks'> {
  const committee = organisationName.replace(/^Đảng bộ/, 'Đảng ủy');
  const place = organisationName.replace(/^Đảng bộ( xã| phường| thị trấn| đặc khu| huyện| tỉnh)?\s*/, '');
  return {
    superior: (superiorName ?? '').replace(/^Đảng bộ/, 'Đảng ủy').toLocaleUpperCase('vi'),
    issuer: committee.toLocaleUpperCase('vi'),
    number: null,
    placeAndDate: `${place}, ${writeOfficialDate(asOf)}`,
    title: 'BÁO CÁO',
    abstract: `tình hình sinh hoạt chi bộ ${period}`,
    signatures: [{ authority: 'T/M BAN THƯỜNG VỤ', position: 'BÍ THƯ', name: '' }],
    recipients: ['Cấp ủy cấp trên', 'Các chi bộ trực thuộc', 'Lưu Văn phòng'],
    checkCode: null,
  };
}

function said(text: string): Block {
  return { kind: 'paragraph', runs: [{ text }] };
}

function dutyText(now: PeriodFigures): Block {
  const others = [
    ...part(now.late, 'lượt họp trễ'),
    ...part(now.madeUp, 'lượt họp bù sau tháng'),
    ...part(now.notHeld, 'lượt không họp'),
    ...part(now.excused, 'lượt được cấp trên cho phép không họp'),
    ...part(now.overdue + now.due + now.toCome, 'lượt chưa họp, tháng chưa hết'),
  ];
  const rest = others.length === 0 ? '' : `; ${others.join('; ')}`;
  return said(
    `Trong kỳ có ${whole(now.cells)} lượt chi bộ phải họp. ${whole(now.onTime)} lượt họp đúng hạn${share(now.onTime, now.cells)}${rest}.`,
  );
}

function weakParts(parts: readonly ReportedPart[]): readonly Block[] {
  const weak = parts.filter((each) => each.notHeld + each.late > 0);
  return weak.map((each) => ({
    kind: 'item' as const,
    text: `${each.name}: ${[...part(each.notHeld, 'lượt không họp'), ...part(each.late, 'lượt họp trễ')].join(', ')}.`,
  }));
}

function attendanceText(now: PeriodFigures): string {
  if (now.expected === 0) return 'Trong kỳ chưa có buổi nào được điểm danh.';
  const spoke =
    now.listeners === 0
      ? ''
      : ` Số lượt phát biểu: ${whole(now.speakers)} trên ${whole(now.listeners)} lượt người có mặt${share(now.speakers, now.listeners)}.`;
  const items = now.localItems + now.upperItems;
  const local =
    items === 0
      ? ''
      : ` Ngoài trình tự chung, ${whole(now.localItems)} trên ${whole(items)} mục bàn việc của chính chi bộ${share(now.localItems, items)}.`;
  return `Có mặt ${whole(now.present)} trên ${whole(now.expected)} lượt người phải dự${share(now.present, now.expected)}; vắng không phép ${whole(now.absent)} lượt.${spoke}${local}${criticismText(now)}`;
}

/** Of the meetings alone: who criticised whom for what stays in the cell. */
function criticismText({ criticised, uncriticised }: PeriodFigures): string {
  const known = criticised + uncriticised;
  if (known === 0) return '';
  return ` Trong ${whole(known)} buổi đã khóa biên bản, ${whole(criticised)} buổi có tự phê bình, phê bình${share(criticised, known)}.`;
}

function qualityText(now: PeriodFigures): string {
  const held = heldOf(now);
  if (held === 0) return 'Trong kỳ chưa có buổi nào để xếp loại.';
  const grades = [
    ...part(now.good, 'buổi tốt', now.good, held),
    ...part(now.fair, 'buổi khá', now.fair, held),
    ...part(now.average, 'buổi trung bình', now.average, held),
    ...part(now.poor, 'buổi kém', now.poor, held),
    ...part(now.ungraded, 'buổi chưa chấm điểm', now.ungraded, held),
  ];
  return `Xếp loại ${whole(held)} buổi sinh hoạt thường kỳ: ${grades.join(', ')}.`;
}

function minutesText(now: PeriodFigures): string {
  const held = heldOf(now);
  const late = now.sentLate + now.unsentLate;
  const sent =
    held === 0
      ? ''
      : `Biên bản của ${whole(now.sentInTime)} trên ${whole(held)} buổi gửi lên cấp trên đúng hạn${share(now.sentInTime, held)}; ${whole(late)} biên bản trễ hoặc quá hạn chưa gửi. `;
  const tasks =
    now.tasks === 0
      ? 'Không có nhiệm vụ nào đến hạn trong kỳ.'
      : `Trong ${whole(now.tasks)} nhiệm vụ đến hạn, ${whole(now.tasksDone)} đã xong${share(now.tasksDone, now.tasks)}, ${whole(now.tasksLate)} trễ hạn.`;
  return `${sent}${tasks}`;
}

function papersText(parts: readonly ReportedPart[]): string {
  const sent = parts.reduce((sum, each) => sum + each.papers, 0);
  const received = parts.reduce((sum, each) => sum + each.papersReceived, 0);
  if (sent === 0) return 'Trong kỳ cấp trên không gửi văn bản nào xuống chi bộ.';
  return `Văn bản cấp trên: chi bộ đã nhận ${whole(received)} trên ${whole(sent)} lượt gửi${share(received, sent)}.`;
}

function figureTable(ground: ReportGround): Block {
  const written = ({ value, of }: FigureCell) =>
    of === 0 ? '–' : `${whole(value)}${of === null ? '' : share(value, of)}`;
  return {
    kind: 'table',
    columns: ['TT', 'Chỉ số', sentence(ground.period), sentence(ground.otherPeriod)],
    rows: reportLines(ground).map((line, at): TableRow => [
      String(at + 1),
      `${line.group}: ${line.label.charAt(0).toLowerCase()}${line.label.slice(1)}`,
      written(line.now),
      written(line.then),
    ]),
  };
}

function partTable(parts: readonly ReportedPart[]): Block {
  return {
    kind: 'table',
    columns: ['TT', 'Đơn vị', 'Họp đúng hạn, trên số lượt phải họp', 'Có mặt'],
    rows: parts.map((each, at): TableRow => [
      String(at + 1),
      each.name,
      `${whole(each.onTime)}/${whole(each.cells)}${share(each.onTime, each.cells)}`,
      each.expected === 0 ? '–' : `${writePercent(each.present, each.expected)} %`,
    ]),
  };
}

function part(count: number, noun: string, of = 0, base = 0): string[] {
  return count === 0 ? [] : [`${whole(count)} ${noun}${base === 0 ? '' : share(of, base)}`];
}

/** ` (92,68 %)`; nothing of nothing. */
function share(value: number, base: number): string {
  return base === 0 ? '' : ` (${writePercent(value, base)} %)`;
}

/** `1.684`. */
function whole(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '.');
}

function sentence(words: string): string {
  return `${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)}`;
}
