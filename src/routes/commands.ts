import type { Item } from '#client/item.ts';
import type { CommandContract } from '#kernel/contract.ts';
import type { Text } from '#kernel/text.ts';
import * as kit from '#modules/kit/contract.ts';
import * as meetings from '#modules/meetings/contract.ts';
import * as tasks from '#modules/tasks/contract.ts';

const summaries = new Map<string, Text>(
  [kit, meetings, tasks]
    .flatMap((contracts) => Object.values(contracts))
    .filter((contract): contract is CommandContract => contract.kind === 'command')
    .map((contract) => [contract.name, contract.summary]),
);
const longest = 60;

/** «Việc gì» — an entry of the outbox in the words of the work, with what was typed where it fits on a line. */
export function describe(item: Item): Text {
  const summary = item.name === null ? undefined : summaries.get(item.name);
  if (!summary)
    return item.name === null
      ? { vi: 'Một việc đã niêm phong, lời không còn đọc được trên máy này', en: 'A sealed entry, its words no longer readable here' }
      : { vi: item.name, en: item.name };
  const said = saidIn(item.input);
  return said === null ? summary : { vi: `${summary.vi}: ${said}`, en: `${summary.en}: ${said}` };
}

/** «Làm lại ở đâu» — the page of the thing the entry was about. */
export function pageOf(item: Item): string | null {
  const input = (item.input ?? {}) as Record<string, unknown>;
  if (typeof input.taskId === 'string') return `/tasks/${input.taskId}`;
  if (typeof input.paperId === 'string') return '/papers';
  if (item.name === 'plan-meeting') return '/meetings/plan';
  if (typeof input.meetingId === 'string') return `/meetings/${input.meetingId}`;
  return null;
}

function saidIn(input: unknown): string | null {
  const { title, question, text, entries } = (input ?? {}) as Record<string, unknown>;
  if (Array.isArray(entries)) return `${entries.length} người`;
  const said = [title, question, text].find((words) => typeof words === 'string' && words !== '');
  if (typeof said !== 'string') return null;
  return said.length > longest ? `${said.slice(0, longest)}…` : said;
}
