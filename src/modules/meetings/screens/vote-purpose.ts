import { currentItem } from '../rules/agenda-order.ts';
import type { AgendaItem } from '../rules/types.ts';
import type { ResolutionRow } from '../rules/rows.ts';

/** What a vote is for: adopting the resolution or the minutes, or a matter of an item. */
export type VotePurpose = 'resolution' | 'minutes' | 'matter';

/** Read from the address of the page. */
export function purposeFrom(text: string | null): VotePurpose {
  return text === 'resolution' || text === 'minutes' ? text : 'matter';
}

/** The item a vote stands under: the one asked for, or that of resolution or minutes. */
export function itemFor(
  agenda: readonly AgendaItem[],
  purpose: VotePurpose,
  asked: string | null,
): AgendaItem | undefined {
  const named = agenda.find((item) => item.id === asked);
  if (named) return named;
  return agenda.find((item) => item.kind === purpose) ?? currentItem(agenda) ?? agenda.at(-1);
}

/** The question as it goes into the minutes; the person may write it otherwise. */
export function questionFor(
  purpose: VotePurpose,
  item: AgendaItem | undefined,
  resolution: ResolutionRow | null,
): string {
  switch (purpose) {
    case 'resolution':
      return resolution ? `Thông qua ${resolution.title}` : 'Thông qua nghị quyết';
    case 'minutes':
      return 'Thông qua biên bản';
    case 'matter':
      return item?.title ?? '';
  }
}
