import { monthStart, type CivilDate } from '#kernel/civil-date.ts';
import type { Citation } from '#kernel/problem.ts';
import type { RulesOfDay } from '#kernel/rule-pack.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { papersInForce } from '#modules/kit/public.ts';
import { pendingAddenda } from './addendum.ts';
import { contentsFor, draftAgenda, type DraftItem, type Waiting } from './agenda.ts';
import { openConcerns } from './concerns.ts';
import { agendaKeyFor } from './length.ts';
import type { AgendaItemRow, MeetingRow, TaskRow } from './rows.ts';
import type { MeetingKind } from './types.ts';

/** «Chương trình đề nghị» — the draft of an agenda with the rule it follows. */
export interface Proposal {
  readonly items: readonly DraftItem[];
  /** What a meeting of this category of cell must reach. */
  readonly contents: readonly string[];
  readonly citation: Citation | null;
  readonly contentsCitation: Citation | null;
}

interface Cell {
  readonly no: number;
  readonly category: string | null;
}

/** «Soạn chương trình trên máy» — the template in force with last month's open tasks and the papers from above in it. */
export function proposeAgenda(
  rows: Rows,
  cell: Cell,
  meeting: { readonly kind: MeetingKind; readonly theme: string | null; readonly month: CivilDate },
  rulesOf: RulesOfDay,
): Proposal {
  const key = agendaKeyFor(meeting);
  const template = key && rulesOf(key);
  const contents = rulesOf('meetings.category-contents');
  const papers = papersToDiscuss(rows, cell, meeting.month);
  const gathered = {
    openTasks: openTasks(rows, cell.no),
    papers: papers.filter((paper) => !paper.discuss),
    asked: papers.filter((paper) => paper.discuss),
    theme: meeting.theme,
    addenda: pendingAddenda(rows, cell.no),
    concerns: openConcerns(rows, cell.no),
  };
  return {
    items: template ? draftAgenda(template.value, gathered) : [],
    contents: contentsFor(contents?.value ?? null, cell.category ?? ''),
    citation: template?.citation ?? null,
    contentsCitation: contents?.citation ?? null,
  };
}

function openTasks(rows: Rows, organisationNo: number): readonly Waiting[] {
  return rows
    .all<TaskRow>('task')
    .filter((row) => row.organisationNo === organisationNo && row.state === 'open')
    .toSorted((one, other) => ((one.dueOn ?? '9') < (other.dueOn ?? '9') ? -1 : 1))
    .map(({ id, title }) => ({ id, title }));
}

/** Papers that no meeting has dealt with yet. */
function papersToDiscuss(
  rows: Rows,
  cell: Cell,
  month: CivilDate,
): readonly (Waiting & { discuss: boolean })[] {
  const begun = new Set(
    rows
      .all<MeetingRow>('meeting')
      .filter((row) => ['open', 'closed', 'sent'].includes(row.state))
      .map((row) => row.id),
  );
  const dealtWith = new Set(
    rows
      .all<AgendaItemRow>('agenda-item')
      .filter((item) => item.state === 'done' && begun.has(item.meetingId))
      .map((item) => item.originId),
  );
  return papersInForce(rows, cell, { from: month, until: monthStart(month, 1) })
    .filter((paper) => !dealtWith.has(paper.id))
    .map(({ id, name, discuss }) => ({ id, title: name, discuss }))
    .toReversed();
}
