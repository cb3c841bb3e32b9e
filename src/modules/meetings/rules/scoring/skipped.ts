import { nameIn, type ScorePart } from '#kernel/rule-values.ts';
import { several, type Text } from '#kernel/text.ts';
import type { MeetingFacts, SkippedStep } from './facts.ts';

/** «Điểm bị giữ lại» — the most a part may get after steps left out, and why. */
export interface HeldDown {
  readonly most: number;
  readonly why: Text;
}

/** «Bước nói về phần nào» — a frame of heads alone has the part of which the step names a piece. */
export function speaksTo(step: Pick<SkippedStep, 'beside'>, partId: string): boolean {
  return step.beside === partId || step.beside.startsWith(`${partId}.`);
}

/** «Lý do trên phiếu đã khóa» — kept in the words of the book; what the book itself had written is said in English too. */
export function reasonWords(part: ScorePart, reason: string, skipped: readonly SkippedStep[]): Text {
  const held = heldDown(part, { skipped })?.why;
  return { vi: reason, en: held ? reason.replace(held.vi, held.en) : reason };
}

/** «Bỏ qua bước thì điểm thấp» — by the figure of the frame; `null` where nothing was left out or the frame takes nothing off. */
export function heldDown(part: ScorePart, { skipped }: Pick<MeetingFacts, 'skipped'>): HeldDown | null {
  const left = skipped.filter((step) => speaksTo(step, part.id));
  if (!part.skippedStep || left.length === 0) return null;
  const { points, by } = part.skippedStep;
  const most = Math.max(0, part.maximum - points * left.length);
  const names = left.map(nameIn);
  const whose = origin[by];
  return {
    most,
    why: {
      vi:
        `Bỏ qua ${left.length} bước chuẩn bị: ${names.map(({ vi }) => vi).join('; ')}. ` +
        `Mỗi bước trừ ${points}, nên nhiều nhất ${most} trên ${part.maximum} điểm` +
        whose.vi,
      en:
        `${several(left.length, 'step')} of the preparation left out: ${names.map(({ en }) => en).join('; ')}. ` +
        `Each takes off ${points}, so at most ${most} of ${part.maximum}` +
        whose.en,
    },
  };
}

const origin = {
  frame: { vi: '.', en: '.' },
  house: {
    vi: ' (mức trừ là số của hệ thống, khung nguồn không ghi).',
    en: ' (a figure of the system, not named by the source of the frame).',
  },
  superior: { vi: ' (mức trừ do cấp trên đặt).', en: ' (set by the level above).' },
} as const;
