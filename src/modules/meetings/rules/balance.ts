import type { MatterSource } from '#modules/preparation/public.ts';
import type { AgendaItem } from './types.ts';

/** «Cân đối chương trình» — matters of the place beside those from above, by count and by the minutes meant for them. */
export interface Balance {
  readonly local: Weight;
  readonly above: Weight;
  /** Whether every matter has its minutes, so that the sums of time say something. */
  readonly isTimed: boolean;
}

/** «Số mục và số phút». */
export interface Weight {
  readonly items: number;
  readonly minutes: number;
}

type Weighed = Pick<AgendaItem, 'part' | 'originKind'> & Partial<Pick<AgendaItem, 'source' | 'minutes'>>;

/**
 * «Nguồn của mục» — as somebody has marked it, else by its origin. What belongs to the order of every meeting
 * (roll, minutes, going through the tasks of the last resolution) is neither.
 */
export function sourceOf(item: Weighed): MatterSource | null {
  if (item.source) return item.source;
  switch (item.originKind) {
    case 'paper':
    case 'asked':
      return 'above';
    case 'added':
    case 'concern':
    case 'proposed':
    case 'suggested':
    case 'theme':
      return 'local';
    case 'template':
    case 'task':
    case 'addendum':
      return null;
  }
}

/** «Tính cân đối» — of the proceedings; opening and closing are the same at every meeting. */
export function balanceOf(agenda: readonly Weighed[]): Balance {
  const matters = agenda.filter((item) => item.part === 'proceedings' && sourceOf(item) !== null);
  const weigh = (source: MatterSource): Weight => {
    const of = matters.filter((item) => sourceOf(item) === source);
    return { items: of.length, minutes: of.reduce((sum, item) => sum + (item.minutes ?? 0), 0) };
  };
  return {
    local: weigh('local'),
    above: weigh('above'),
    isTimed: matters.length > 0 && matters.every((item) => (item.minutes ?? 0) > 0),
  };
}

/** «Thiếu việc tại chỗ» — a plan that has matters from above, or none at all, and not one of the place. */
export function lacksLocalMatter(balance: Balance): boolean {
  return balance.local.items === 0;
}
