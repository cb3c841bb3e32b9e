import { cell } from '#client/cell.svelte.ts';
import { writeMonth } from '#kernel/clock-time.ts';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import {
  agendaOf,
  draftResolution,
  inOrder,
  ofMeeting,
  type MeetingRow,
  type ResolutionRow,
} from '#modules/meetings/public.ts';

/** «Dự thảo của buổi» — one for a meeting. */
export function resolutionOf(meeting: MeetingRow): ResolutionRow | null {
  return ofMeeting<ResolutionRow>(cell.rows, 'resolution', meeting.id)[0] ?? null;
}

/** «Tên nghị quyết soạn sẵn». */
export function draftedTitle(meeting: MeetingRow): string {
  return `Nghị quyết lãnh đạo thực hiện nhiệm vụ ${writeMonth(meeting.month)}`;
}

const writtenElsewhere: readonly string[] = ['dues', 'adopt-agenda', 'last-resolution', 'self-criticism'];

/** «Lời soạn sẵn» — what the chair has concluded so far, item by item, but for what the paper tells in other parts. */
export function draftedText(meeting: MeetingRow): string {
  return inOrder(agendaOf(cell.rows, meeting).filter((item) => !item.level))
    .filter((item) => item.conclusion !== null && !writtenElsewhere.includes(item.kind))
    .map((item) => `- ${item.title}: ${item.conclusion ?? ''}`)
    .join('\n');
}

/** Writes the draft down; the same one again replaces it. */
export async function keepDraft(
  meeting: MeetingRow,
  draft: { readonly title: string; readonly text: string },
): Promise<Problem | null> {
  const id: Id = resolutionOf(meeting)?.id ?? cell.newId();
  const sent = await cell.send(draftResolution, { id, meetingId: meeting.id, ...draft });
  return sent.ok ? null : sent.problem;
}
