import type { Decide } from '#kernel/decision.ts';
import { todayOf } from '#kernel/decision.ts';
import { daysBetween, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import {
  isCalled,
  ofMeeting,
  type AgendaItemRow,
  type MeetingRow,
  type ResolutionRow,
  type RollEntryRow,
  type TaskRow,
} from '#modules/meetings/public.ts';
import type { NoteStage, TagResolution } from '../orders.ts';
import type { NotedStage, ServingRow, StageRow } from '../rows.ts';
import { workProblems } from '../work-problems.ts';

/** «Các bước của nghị quyết» — in their order. */
export const stageNames = ['issued', 'passed-on', 'planned', 'carried-out', 'reviewed'] as const;
/** «Bước của nghị quyết». */
export type StageName = (typeof stageNames)[number];

/** «Đường đi của nghị quyết» — when each step was reached, and where it stands. */
export interface ResolutionPath {
  readonly stages: readonly { readonly name: StageName; readonly reachedOn: CivilDate | null }[];
  /** The step that is to come; `null` once all are reached. */
  readonly open: StageName | null;
  /** Days since the step before was reached, or since the last deadline of its tasks. */
  readonly days: number;
  /** It has stood longer than it may. */
  readonly stuck: boolean;
}

/** «Điều sổ biết về một nghị quyết» — what its path is read from. */
export interface ResolutionFacts {
  readonly adoptedOn: CivilDate;
  readonly tasks: readonly Pick<TaskRow, 'state' | 'dueOn' | 'doneOn' | 'causeOn'>[];
  readonly noted: readonly Pick<StageRow, 'stage' | 'reachedOn'>[];
  /** Everybody who was called was there when it was adopted. */
  readonly everybodyCame: boolean;
}

/** «Đọc đường đi» — by what happened: adopted, known to all, tasks given, the last of them closed, reviewed by a later meeting. */
export function resolutionPath(
  facts: ResolutionFacts,
  stuckDays: number | null,
  today: CivilDate,
): ResolutionPath {
  const stages = stageNames.map((name) => ({ name, reachedOn: reachedOn(name, facts) }));
  const at = stages.findIndex((stage) => stage.reachedOn === null);
  const open = stages[at]?.name ?? null;
  if (open === null) return { stages, open, days: 0, stuck: false };
  const before = stages.slice(0, at).flatMap((stage) => stage.reachedOn ?? []);
  const deadlines = open === 'carried-out' ? facts.tasks.flatMap((task) => task.dueOn ?? []) : [];
  const since = [...before, ...deadlines].toSorted().at(-1) ?? facts.adoptedOn;
  const days = Math.max(0, daysBetween(since, today));
  return { stages, open, days, stuck: stuckDays !== null && days > stuckDays };
}

/** «Nghị quyết của chi bộ và bước của nó» — from the rows of the book. */
export function factsOf(rows: Rows, resolution: ResolutionRow, adoptedOn: CivilDate): ResolutionFacts {
  const called = ofMeeting<RollEntryRow>(rows, 'roll-entry', resolution.meetingId).filter(isCalled);
  return {
    adoptedOn,
    tasks: tasksOfResolution(rows, resolution),
    noted: rows.all<StageRow>('resolution-stage').filter((row) => row.resolutionId === resolution.id),
    everybodyCame:
      called.length > 0 &&
      called.every(({ attendance }) => attendance === 'present' || attendance === 'online'),
  };
}

/** «Ghi bước» — where the book cannot read it from what happened. */
export const decideStage: Decide<NoteStage, { readonly id: Id }> = (rows, input, desk) => {
  const resolution = rows.one<ResolutionRow>('resolution', input.resolutionId);
  if (resolution?.organisationNo !== desk.organisation.no) return refuse(workProblems.resolutionIsAwaited);
  if (resolution.adoptedOn === null) return refuse(workProblems.resolutionIsNotAdopted);
  if (input.reachedOn < resolution.adoptedOn) return refuse(workProblems.stageBeforeAdoption);
  if (input.reachedOn > todayOf(desk)) return refuse(workProblems.dayLiesAhead);
  const isRead = input.stage === 'planned' || input.stage === 'carried-out';
  if (isRead && tasksOfResolution(rows, resolution).length > 0) return refuse(workProblems.stageIsRead);
  const note = tidy(input.note ?? '') || null;
  return ok({
    changes: [putStage(resolution, input.stage, input.reachedOn, note)],
    value: { id: input.resolutionId },
  });
};

/** «Gắn với văn bản cấp trên» — exactly these papers from now on. */
export const decideTagging: Decide<TagResolution, { readonly id: Id }> = (rows, input, desk) => {
  const resolution = rows.one<ResolutionRow>('resolution', input.resolutionId);
  if (resolution?.organisationNo !== desk.organisation.no) return refuse(workProblems.resolutionIsAwaited);
  const { id, organisationNo } = resolution;
  const before = rows.all<ServingRow>('serving').filter((row) => row.resolutionId === id);
  const gone = before.filter(({ paperId }) => !input.paperIds.includes(paperId));
  const added = input.paperIds.filter((paperId) => !before.some((row) => row.paperId === paperId));
  if (added.some((paperId) => !rows.one('paper', paperId))) return refuse(workProblems.paperIsUnknown);
  const change = (paperId: Id, row: ServingRow | null): RowChange => ({
    kind: 'serving',
    key: `${id}/${paperId}`,
    row,
  });
  return ok({
    changes: [
      ...gone.map(({ paperId }) => change(paperId, null)),
      ...[...new Set(added)].map((paperId) => change(paperId, { resolutionId: id, paperId, organisationNo })),
    ],
    value: { id },
  });
};

/**
 * «Kiểm điểm nghị quyết khi khóa sổ» — the meeting that concluded on the last resolution reviews those of earlier
 * meetings whose tasks are all closed; what is still under way is reviewed by a later one.
 */
export function reviewedBy(rows: Rows, meetingId: Id): readonly RowChange[] {
  const meeting = rows.one<MeetingRow>('meeting', meetingId);
  const heldOn = meeting?.heldOn ?? null;
  const concluded = ofMeeting<AgendaItemRow>(rows, 'agenda-item', meetingId).some(
    (item) => item.kind === 'last-resolution' && item.state === 'done',
  );
  if (!meeting || heldOn === null || !concluded) return [];
  return rows
    .all<ResolutionRow>('resolution')
    .filter(
      (row) =>
        row.organisationNo === meeting.organisationNo && row.adoptedOn !== null && row.adoptedOn < heldOn,
    )
    .filter((row) => {
      const { stages } = resolutionPath(factsOf(rows, row, row.adoptedOn ?? heldOn), null, heldOn);
      const dateOf = (name: StageName) => stages.find((stage) => stage.name === name)?.reachedOn ?? null;
      return dateOf('reviewed') === null && dateOf('carried-out') !== null;
    })
    .map((row) => putStage(row, 'reviewed', heldOn, null));
}

function reachedOn(name: StageName, { adoptedOn, tasks, noted, everybodyCame }: ResolutionFacts) {
  const said = noted.find((row) => row.stage === name)?.reachedOn ?? null;
  switch (name) {
    case 'issued':
      return adoptedOn;
    case 'passed-on':
      return said ?? (everybodyCame ? adoptedOn : null);
    case 'planned':
      return tasks.length > 0 ? adoptedOn : said;
    case 'carried-out':
      return tasks.length > 0 ? lastClosed(tasks) : said;
    case 'reviewed':
      return said;
  }
}

function lastClosed(tasks: ResolutionFacts['tasks']): CivilDate | null {
  if (tasks.some(({ state }) => state === 'open')) return null;
  return (
    tasks
      .flatMap((task) => task.doneOn ?? task.causeOn ?? task.dueOn ?? [])
      .toSorted()
      .at(-1) ?? null
  );
}

/** «Nhiệm vụ của nghị quyết» — given; those set before its draft was begun belong to it by their meeting. */
export function tasksOfResolution(rows: Rows, { id, meetingId }: ResolutionRow): readonly TaskRow[] {
  return rows
    .all<TaskRow>('task')
    .filter(
      (row) =>
        row.state !== 'draft' &&
        (row.resolutionId === id || (row.resolutionId === null && row.meetingId === meetingId)),
    );
}

function putStage(
  { id, organisationNo }: ResolutionRow,
  stage: NotedStage,
  reachedOn: CivilDate,
  note: string | null,
): RowChange {
  const row: StageRow = { resolutionId: id, stage, organisationNo, reachedOn, note };
  return { kind: 'resolution-stage', key: `${id}/${stage}`, row };
}
