import { cell } from '#client/cell.svelte.ts';
import type { Id } from '#kernel/id.ts';
import { addItem, moveItem, removeItem, type DraftItem } from '../rules/agenda.ts';
import type { AgendaItem } from '../rules/types.ts';

const nowhere = '' as Id;

/** Items of a draft get their ids where they are written down: on this device. */
export function itemsFrom(drafts: readonly DraftItem[]): readonly AgendaItem[] {
  return drafts.map((draft) => ({
    ...draft,
    id: cell.newId(),
    meetingId: nowhere,
    conclusion: null,
    state: 'open',
  }));
}

/** One place up or down; at the edge nothing happens. */
export function moved(items: readonly AgendaItem[], item: AgendaItem, by: 1 | -1): readonly AgendaItem[] {
  const result = moveItem(items, item.id, item.position + by);
  return result.ok ? result.value : items;
}

/** Without the item, unless it was discussed. */
export function without(items: readonly AgendaItem[], item: AgendaItem): readonly AgendaItem[] {
  const result = removeItem(items, item.id);
  return result.ok ? result.value : items;
}

/** What an item may bring along besides its title. */
export type Brought = Partial<Pick<AgendaItem, 'originKind' | 'originId' | 'source'>>;

/** With a new item at the end of the proceedings. */
export function withItem(
  items: readonly AgendaItem[],
  title: string,
  brought: Brought = {},
): readonly AgendaItem[] {
  const result = addItem(items, { id: cell.newId(), meetingId: nowhere, title, ...brought });
  return result.ok ? result.value : items;
}

/** With another title, source or time for an item. */
export function reworded(
  items: readonly AgendaItem[],
  item: AgendaItem,
  changed: Partial<Pick<AgendaItem, 'title' | 'source' | 'minutes'>>,
): readonly AgendaItem[] {
  return items.map((each) => (each.id === item.id ? { ...each, ...changed } : each));
}

/** As the contract takes them. */
export function asInput(items: readonly AgendaItem[]) {
  return items.map(({ id, part, kind, title, originKind, originId, source = null, minutes = null }) => ({
    id,
    part,
    kind,
    title,
    originKind,
    originId,
    source,
    minutes,
  }));
}
