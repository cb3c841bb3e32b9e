import type { Id } from '#kernel/id.ts';
import { runCommand, type Receipt, type Road } from '#platform/command.ts';
import { newId, type Place } from './builders.ts';
import { monthOf } from './month-of-orders.ts';
import type { Actor, Stage } from './stage.ts';

type By = 'secretary' | 'member' | 'office' | 'administrator';
type At = 'cell' | 'commune' | 'installation';

/** One command as a release sent it: who, where, when, and its input with names in place of ids. */
export interface Recorded {
  readonly by: By;
  readonly at: At;
  readonly now: string;
  readonly name: string;
  readonly input: unknown;
}

/** What one release sent, in the order in which it sent it. */
export interface Corpus {
  readonly release: string;
  readonly commands: readonly Recorded[];
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Everybody and everything on the stage that a command may name. */
function named(stage: Stage, installation: Id): Map<string, Id> {
  return new Map<string, Id>([
    ['@cell', stage.cell.id],
    ['@commune', stage.commune.id],
    ['@province', stage.province.id],
    ['@installation', installation],
    ...stage.people.map((person, index): [string, Id] => [`@person ${index}`, person]),
  ]);
}

/** Sends a command of the corpus down the real road. */
export type Send = (one: Omit<Recorded, 'input'>, input: unknown) => Promise<Receipt>;

/** The road with all modules for the people of a stage; `administrator` keeps the installation. */
export function sendOn(stage: Stage, road: Road, administrator: Id, installation: Id): Send {
  const device = newId();
  let sequence = 0;
  const actors: Record<By, Actor> = {
    secretary: stage.secretary,
    member: stage.member,
    office: stage.office,
    administrator: { person: administrator, term: null },
  };
  const places: Record<At, Pick<Place, 'id'>> = {
    cell: stage.cell,
    commune: stage.commune,
    installation: { id: installation },
  };
  return ({ by, at, now, name }, input) => {
    sequence += 1;
    stage.clock.set(now);
    const { person, term } = actors[by];
    const organisation = places[at].id;
    const envelope = {
      id: newId(),
      device,
      sequence,
      name,
      organisation,
      term,
      bundle: null,
      at: now,
      input,
    };
    return runCommand(road, person, envelope);
  };
}

/** Records a release: a month of a cell, and what the levels above do. Only what was applied is kept. */
export async function recordCorpus(stage: Stage, send: Send, installation: Id): Promise<Recorded[]> {
  const names = new Map([...named(stage, installation)].map(([name, id]) => [id as string, name]));
  let fresh = 0;
  const symbolic = (value: unknown): unknown => {
    if (typeof value === 'string' && uuid.test(value)) {
      if (!names.has(value)) names.set(value, `#${(fresh += 1)}`);
      return names.get(value);
    }
    if (Array.isArray(value)) return value.map(symbolic);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, symbolic(inner)]));
  };
  const kept: Recorded[] = [];
  const keep = async (by: By, at: At, name: string, input: unknown): Promise<boolean> => {
    const one = { by, at, now: '2026-11-28T12:00:00.000Z', name } as const;
    const receipt = await send(one, input);
    if (receipt.outcome === 'applied') kept.push({ ...one, input: symbolic(input) });
    return receipt.outcome === 'applied';
  };
  const [founded, meeting] = [newId(), { id: '' as string }];
  const founding = {
    name: 'Chi bộ thôn Ba',
    code: null,
    kind: 'cell',
    category: 'village',
    from: '2026-11-01',
  };
  await keep('administrator', 'installation', 'found-organisation', {
    id: founded,
    parentId: null,
    ...founding,
    kind: 'province-chapter',
  });
  await keep('office', 'commune', 'found-organisation', {
    id: newId(),
    parentId: stage.commune.id,
    ...founding,
  });
  const [, , person] = stage.people;
  const term = { termId: newId(), office: 'deputy-secretary', from: '2026-11-01', decision: null };
  await keep('office', 'cell', 'appoint', { ...term, personId: person, organisationId: stage.cell.id });
  const everybody = stage.people.map((personId) => ({ personId, attendance: 'present' }));
  let report: Record<string, unknown> | null = null;
  for (const [name, given] of monthOf(stage, 1, (of) => of[0])) {
    const input = name === 'record-vote' ? { ...given, inFavour: stage.people.length - 1 } : given;
    if (name === 'plan-meeting') meeting.id = input.id as string;
    if (name === 'report-task') report = input;
    if (name === 'note-contribution')
      await keep('secretary', 'cell', 'record-attendance', { meetingId: meeting.id, entries: everybody });
    if (!(await keep('secretary', 'cell', name, input))) await keep('member', 'cell', name, input);
    if (name === 'set-task') {
      const task = { ...input, id: newId(), title: 'Phát quang đường thôn' };
      await keep('secretary', 'cell', 'set-task', task);
      await keep('secretary', 'cell', 'drop-task', { taskId: task.id });
    }
  }
  await keep('secretary', 'cell', 'report-task', report);
  await keep('office', 'cell', 'receive-minutes', { meetingId: meeting.id });
  const paper = { issuedOn: '2026-11-01', audience: [], discuss: false, validFrom: '2026-11-01' };
  const papers = [newId(), newId()] as const;
  for (const id of papers)
    await keep('office', 'commune', 'publish-paper', { ...paper, id, title: 'Kế hoạch' });
  await keep('secretary', 'cell', 'receive-paper', { paperId: papers[0] });
  await keep('office', 'commune', 'withdraw-paper', { paperId: papers[1] });
  const excused = { month: '2026-12-01', kind: 'extraordinary', reason: 'Bão', plannedOn: '2026-12-03' };
  await keep('secretary', 'cell', 'excuse-meeting', { ...excused, id: newId() });
  return kept;
}

/** Replays a release with ids of its own; gives back what was not accepted, in words. */
export async function replayCorpus(
  stage: Stage,
  send: Send,
  installation: Id,
  corpus: Corpus,
): Promise<string[]> {
  const ids = new Map<string, string>(named(stage, installation));
  const real = (value: unknown): unknown => {
    if (typeof value === 'string' && /^[@#][a-z0-9 ]+$/.test(value)) {
      if (!ids.has(value)) ids.set(value, newId());
      return ids.get(value);
    }
    if (Array.isArray(value)) return value.map(real);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, real(inner)]));
  };
  const faults: string[] = [];
  for (const [index, one] of corpus.commands.entries()) {
    const receipt = await send(one, real(one.input));
    if (receipt.outcome === 'applied') continue;
    faults.push(
      `${corpus.release}, command ${index + 1} (${one.name} by ${one.by}): ${receipt.outcome} ${receipt.problem?.code ?? ''} ${receipt.problem?.field ?? ''}`,
    );
  }
  return faults;
}
