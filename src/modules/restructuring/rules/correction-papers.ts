import { civilDate, writeDate, type CivilDate } from '#kernel/civil-date.ts';
import type { Block, OfficialPaper } from '#kernel/official-paper.ts';
import type { CorrectedReading } from '#modules/organisation/public.ts';
import { committeeOf, headOf, type PaperHead } from './paper-parts.ts';
import { paperFieldWords } from './problems.ts';

/** «Chỗ đã đính chính» — with the later paper that says so, and why. */
export interface Correction extends CorrectedReading {
  readonly reason: string;
  readonly by: {
    readonly id: string;
    readonly decision: string;
    readonly signedOn: CivilDate;
    readonly signer: string;
    readonly basis: string;
  };
}

/** «Chữ trên giấy» — days as papers write them. */
export function writtenReading({ field }: Pick<CorrectedReading, 'field'>, text: string): string {
  const day = field === 'signedOn' ? civilDate(text) : null;
  return day ? writeDate(day) : text;
}

/** «Đính chính, trên quyết định» — the old reading stays to be read beside the new one. */
export function correctionNote(corrections: readonly Correction[]): Block[] {
  if (corrections.length === 0) return [];
  return [
    { kind: 'heading', text: 'ĐÍNH CHÍNH' },
    ...corrections.map((one): Block => ({
      kind: 'item',
      text: `${readingOf(one)}, theo Quyết định ${one.by.decision} ngày ${writeDate(one.by.signedOn)}. Lý do: ${one.reason}.`,
    })),
  ];
}

/** «Quyết định đính chính» — one paper for each later act. */
export function writeCorrections(head: PaperHead, corrections: readonly Correction[]): OfficialPaper[] {
  return [...Map.groupBy(corrections, ({ by }) => by.id).values()].flatMap((readings) => {
    const [first] = readings;
    if (!first) return [];
    const { by, reason } = first;
    const wrong = `Quyết định ${numberBefore(head, corrections, first)}`;
    const own = { ...head, decision: by.decision, signedOn: by.signedOn, signer: by.signer };
    const articles = [
      ...readings.map((one) => `Đính chính ${wrong}: ${readingOf(one)}.`),
      `Lý do: ${reason}. Các nội dung khác của quyết định không thay đổi.`,
    ];
    return [
      {
        ...headOf(own, 'QUYẾT ĐỊNH', `đính chính ${wrong}`),
        blocks: [
          { kind: 'paragraph', runs: [{ text: `- Căn cứ ${by.basis};` }] },
          { kind: 'heading', text: 'QUYẾT ĐỊNH' },
          ...articles.map((text, index): Block => ({
            kind: 'paragraph',
            runs: [{ text: `Điều ${index + 1}. `, bold: true }, { text }],
          })),
        ],
        recipients: ['Nơi đã nhận quyết định được đính chính', `Lưu ${committeeOf(head)}`],
      },
    ];
  });
}

/** The number that the wrong paper bore when this correction was signed. */
function numberBefore(
  { decision }: PaperHead,
  corrections: readonly Correction[],
  first: Correction,
): string {
  const later = corrections.find((one) => one.field === 'decision' && one.position >= first.position);
  return later?.was ?? decision ?? '';
}

function readingOf(one: CorrectedReading): string {
  const [was, reads] = [writtenReading(one, one.was), writtenReading(one, one.reads)];
  return `${paperFieldWords[one.field].vi} đã ghi “${was}”, nay đọc là “${reads}”`;
}
