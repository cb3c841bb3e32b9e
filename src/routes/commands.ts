import { cell } from '#client/cell.svelte.ts';
import type { Item } from '#client/item.ts';
import type { CommandContract } from '#kernel/contract.ts';
import type { Text } from '#kernel/text.ts';
import * as late from '#modules/account/contract/late.ts';
import * as handover from '#modules/account/contract/handover.ts';
import * as kit from '#modules/kit/contract.ts';
import * as meetings from '#modules/meetings/contract.ts';
import * as concerns from '#modules/meetings/contract/concerns.ts';
import * as level from '#modules/meetings/contract/level.ts';
import * as notice from '#modules/meetings/contract/superior-notice.ts';
import * as passing from '#modules/meetings/contract/passing.ts';
import * as signing from '#modules/meetings/contract/signing.ts';
import * as year from '#modules/meetings/contract/year.ts';
import * as votes from '#modules/meetings/contract/votes.ts';
import * as attachments from '#modules/members/contract/attachments.ts';
import * as standings from '#modules/members/contract/standings.ts';
import * as transfers from '#modules/members/contract/transfers.ts';
import * as preparation from '#modules/preparation/contract.ts';
import * as measures from '#modules/programmes/contract/tags.ts';
import * as tasks from '#modules/tasks/contract.ts';
import * as shortcomings from '#modules/tasks/contract/shortcomings.ts';
import * as work from '#modules/tasks/contract/work.ts';

const summaries = new Map<string, Text>(
  [
    kit,
    meetings,
    preparation,
    concerns,
    level,
    signing,
    passing,
    votes,
    year,
    notice,
    tasks,
    work,
    shortcomings,
    transfers,
    standings,
    attachments,
    handover,
    measures,
    late,
  ]
    .flatMap((contracts): unknown[] => Object.values(contracts))
    .filter(
      (contract): contract is CommandContract =>
        (contract as Partial<CommandContract> | null)?.kind === 'command',
    )
    .map((contract) => [contract.name, contract.summary]),
);
const longest = 60;
const fewPeople = 2;

/** «Việc gì» — an entry of the outbox in the words of the work, with what was typed where it fits on a line. */
export function describe(item: Pick<Item, 'name' | 'input'>): Text {
  if (item.name === null)
    return {
      vi: 'Một việc ghi trước lần mở sổ này',
      en: 'Something written before the book was opened this time',
    };
  const summary = summaries.get(item.name) ?? { vi: item.name, en: item.name };
  const said = saidIn((item.input ?? {}) as Input);
  return said === null
    ? summary
    : { vi: `${summary.vi}: ${shortened(said.vi)}`, en: `${summary.en}: ${shortened(said.en)}` };
}

/** «Làm lại ở đâu» — the page of the thing the entry was about. */
export function pageOf(item: Item): string | null {
  const { taskId, paperId, meetingId, transferId, arrivalId } = (item.input ?? {}) as Input;
  if (transferId !== undefined || arrivalId !== undefined) return '/transfers';
  if (taskId !== undefined) return `/tasks/${taskId}`;
  if (paperId !== undefined) return '/papers';
  if (item.name === 'plan-meeting') return '/meetings/plan';
  if (item.name?.endsWith('-concern')) return '/concerns';
  return meetingId === undefined ? null : `/meetings/${meetingId}`;
}

interface Input {
  readonly meetingId?: string;
  readonly taskId?: string;
  readonly paperId?: string;
  readonly transferId?: string;
  readonly arrivalId?: string;
  readonly itemId?: string;
  readonly title?: string;
  readonly question?: string;
  readonly text?: string;
  readonly entries?: readonly unknown[];
  readonly personIds?: readonly unknown[];
  readonly lines?: readonly { readonly criterion: string; readonly points: number }[];
}

function saidIn(input: Input): Text | null {
  const typed = input.title ?? input.question ?? input.text;
  if (typed) return { vi: typed, en: typed };
  const people = input.entries ?? input.personIds;
  if (people) return namesOf(people) ?? { vi: `${people.length} người`, en: `${people.length}` };
  const [line] = input.lines ?? [];
  if (line)
    return {
      vi: `${partName(line.criterion)} ${line.points}`,
      en: `${partName(line.criterion)} ${line.points}`,
    };
  const title =
    titleOf('agenda-item', input.itemId) ?? titleOf('task', input.taskId) ?? titleOf('paper', input.paperId);
  return title === null ? null : { vi: title, en: title };
}

/** One or two by name: two lines that only count people cannot be told apart. */
function namesOf(people: readonly unknown[]): Text | null {
  if (people.length > fewPeople) return null;
  const ids = people.map((one) => (typeof one === 'string' ? one : (one as { personId: string }).personId));
  const names = ids.map((id) => cell.rows.one<{ fullName: string }>('person', id)?.fullName);
  const all = names.join(', ');
  return names.includes(undefined) ? null : { vi: all, en: all };
}

function titleOf(kind: string, key: string | undefined): string | null {
  return key === undefined ? null : (cell.rows.one<{ title: string }>(kind, key)?.title ?? null);
}

function partName(criterion: string): string {
  const frame = cell.rulesOf(cell.today)('meetings.score-frame')?.value;
  const parts = frame?.criteria.flatMap((each) => each.parts) ?? [];
  return parts.find((part) => part.id === criterion)?.name ?? '';
}

function shortened(words: string): string {
  return words.length > longest ? `${words.slice(0, longest)}…` : words;
}
