import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { AgendaTemplate, CategoryContents } from '#kernel/rule-values.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { inOrder } from './agenda-order.ts';
import { answersTitle } from './concerns.ts';
import { problems } from './problems.ts';
import type { AgendaItem, OriginKind } from './types.ts';

/** «Mục dự thảo» — an item before it has an id and a meeting. */
export type DraftItem = Pick<AgendaItem, 'position' | 'part' | 'kind' | 'title' | 'originKind' | 'originId'>;

/** «Việc đưa vào chương trình» — what already waits for the meeting. */
export interface Gathered {
  readonly openTasks: readonly Waiting[];
  readonly papers: readonly Waiting[];
  /** What the level above or members asked to have discussed. */
  readonly asked: readonly Waiting[];
  readonly theme: string | null;
  /** Addenda to earlier minutes, adopted before anything else. */
  readonly addenda: readonly Waiting[];
  /** Wishes, opinions and matters still open. */
  readonly concerns: number;
}

/** «Điều chờ bàn» — the title and the thing behind it. */
export interface Waiting {
  readonly id: Id;
  readonly title: string;
}

/** «Soạn chương trình từ mẫu» — the order of the regulation with what waits put under the items that gather it. */
export function draftAgenda(template: AgendaTemplate, gathered: Gathered): readonly DraftItem[] {
  const items = template.items.flatMap((item) => {
    const under = gatheredFor(item.gathers, gathered);
    const theme = item.gathers === 'theme' && gathered.theme;
    const head = {
      part: item.part,
      kind: item.kind,
      title: theme ? `${item.title}: ${gathered.theme}` : item.title,
      originKind: theme ? ('theme' as const) : ('template' as const),
      originId: null,
    };
    return [
      head,
      ...under.map((waiting) => ({ ...head, ...waiting })),
      ...answersAfter(item.kind, gathered.concerns),
    ];
  });
  const begins = items.findIndex((item) => item.part !== 'opening');
  const first = gathered.addenda.map(addendumItem);
  const all = begins < 0 ? items : [...items.slice(0, begins), ...first, ...items.slice(begins)];
  return all.map((item, index) => ({ ...item, position: index + 1 }));
}

/** «Mục trả lời» — what is still open comes back after the talk about how members think. */
function answersAfter(kind: AgendaItem['kind'], open: number): readonly Omit<DraftItem, 'position'>[] {
  const title = kind === 'self-criticism' ? answersTitle(open) : null;
  return title === null
    ? []
    : [{ part: 'proceedings', kind: 'discussion', title, originKind: 'concern', originId: null }];
}

/** «Mục thông qua phụ lục» — an addendum is adopted before anything else is discussed. */
export function addendumItem({ id, title }: Waiting): Omit<DraftItem, 'position'> {
  return { part: 'proceedings', kind: 'business', title, originKind: 'addendum', originId: id };
}

/** «Nội dung gợi ý» — what a meeting of this category of cell must reach; nothing where the pack is silent. */
export function contentsFor(contents: CategoryContents | null, category: string): readonly string[] {
  return contents?.[category] ?? [];
}

/** «Chuyển thứ tự mục» — puts the item at the position; the others close ranks. */
export function moveItem(
  agenda: readonly AgendaItem[],
  itemId: Id,
  position: number,
): Result<readonly AgendaItem[]> {
  const item = agenda.find((candidate) => candidate.id === itemId);
  if (!item) return refuse(problems.itemNotFound);
  const others = inOrder(agenda).filter((candidate) => candidate.id !== itemId);
  const index = Math.min(Math.max(position - 1, 0), others.length);
  const before = others[index - 1];
  const part = before?.part ?? others[0]?.part ?? item.part;
  return ok(renumbered([...others.slice(0, index), { ...item, part }, ...others.slice(index)]));
}

/** «Thêm mục» — adds the item behind another one, or at the end of the proceedings. */
export function addItem(
  agenda: readonly AgendaItem[],
  item: Pick<AgendaItem, 'id' | 'meetingId' | 'title'> &
    Partial<Pick<AgendaItem, 'kind' | 'originKind' | 'originId' | 'source'>>,
  afterId: Id | null = null,
): Result<readonly AgendaItem[]> {
  const title = tidy(item.title);
  if (title === '') return refuse(problems.titleIsMissing);
  const ordered = inOrder(agenda);
  const after =
    afterId === null ? lastOfProceedings(ordered) : ordered.findIndex((other) => other.id === afterId);
  if (after < 0 && afterId !== null) return refuse(problems.itemNotFound);
  const added: AgendaItem = {
    position: 0,
    part: ordered[after]?.part ?? 'proceedings',
    kind: 'discussion',
    originKind: 'added',
    originId: null,
    conclusion: null,
    state: 'open',
    ...item,
    title,
  };
  return ok(renumbered([...ordered.slice(0, after + 1), added, ...ordered.slice(after + 1)]));
}

/** «Bỏ mục» — takes an item off the agenda as long as it was not discussed. */
export function removeItem(agenda: readonly AgendaItem[], itemId: Id): Result<readonly AgendaItem[]> {
  const item = agenda.find((candidate) => candidate.id === itemId);
  if (!item) return refuse(problems.itemNotFound);
  if (item.state === 'done') return refuse(problems.itemIsDone);
  return ok(renumbered(inOrder(agenda).filter((candidate) => candidate.id !== itemId)));
}

/** «Kết luận mục» — closes the item with the chair's conclusion; an empty one is none. */
export function concludeItem(item: AgendaItem, conclusion: string | null): AgendaItem {
  const text = conclusion === null ? '' : conclusion.normalize('NFC').trim();
  return { ...item, conclusion: text === '' ? null : text, state: 'done' };
}

/** «Bàn lại mục» — open again with what was concluded, so that the chair can put it otherwise. */
export function reopenItem(item: AgendaItem): Result<AgendaItem> {
  return item.state === 'done' ? ok({ ...item, state: 'open' }) : refuse(problems.itemIsNotConcluded);
}

function gatheredFor(
  gathers: AgendaTemplate['items'][number]['gathers'],
  gathered: Gathered,
): readonly { readonly title: string; readonly originKind: OriginKind; readonly originId: Id }[] {
  const from = (waiting: readonly Waiting[], originKind: OriginKind) =>
    waiting.map(({ id, title }) => ({ title, originKind, originId: id }));
  switch (gathers) {
    case 'open-tasks':
      return from(gathered.openTasks, 'task');
    case 'papers':
      return from(gathered.papers, 'paper');
    case 'asked':
      return from(gathered.asked, 'asked');
    case 'theme':
    case undefined:
      return [];
  }
}

function lastOfProceedings(ordered: readonly AgendaItem[]): number {
  const closing = ordered.findIndex((item) => item.part === 'closing');
  return (closing < 0 ? ordered.length : closing) - 1;
}

function renumbered(items: readonly AgendaItem[]): readonly AgendaItem[] {
  return items.map((item, index) => ({ ...item, position: index + 1 }));
}
