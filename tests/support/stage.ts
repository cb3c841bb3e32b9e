import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Id } from '#kernel/id.ts';
import type { RuleBundle } from '#kernel/rule-pack.ts';
import { constraints as kitConstraints, kitApi } from '#modules/kit/api.ts';
import { constraints as meetingConstraints, meetingsApi } from '#modules/meetings/api.ts';
import { constraints as preparationConstraints, preparationApi } from '#modules/preparation/api.ts';
import { reports } from '#modules/reports/api.ts';
import { constraints as taskConstraints, tasksApi } from '#modules/tasks/api.ts';
import type { Clock } from '#platform/clock.ts';
import { runCommand, type Envelope, type Receipt, type Road } from '#platform/command.ts';
import { openPool } from '#platform/database/pool.ts';
import { answerQuestion } from '#platform/question.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { Builder, newId, type Place } from './builders.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';

/** Who acts: a person, and the office in whose name. */
export interface Actor {
  readonly person: Id;
  readonly term: Id | null;
}

/**
 * A commune with two cells and everybody who matters to a month: the secretary and
 * members of one cell, a neighbour's secretary, the commune's office, the province's board.
 */
export interface Stage {
  readonly database: FreshDatabase;
  readonly builder: Builder;
  readonly road: Road;
  readonly rules: RuleBundle;
  readonly clock: { set(now: string): void };
  readonly province: Place;
  readonly commune: Place;
  readonly cell: Place;
  readonly neighbour: Place;
  readonly secretary: Actor;
  readonly member: Actor;
  readonly neighbourSecretary: Actor;
  readonly office: Actor;
  readonly board: Actor;
  readonly nobody: Actor;
  readonly retired: Actor;
  /** The members of the cell, the secretary first: official but for the last, who is on probation. */
  readonly people: readonly Id[];
  send(
    actor: Actor,
    place: Place,
    name: string,
    input: unknown,
    changes?: Partial<Envelope>,
  ): Promise<Receipt>;
  /** Sends and insists that it was applied. */
  must(actor: Actor, place: Place, name: string, input: unknown): Promise<Receipt>;
  ask<Answer>(actor: Actor, name: string, input: unknown): Promise<Answer>;
  circumstance(person: Id, place: Place, kind: string, valid?: string): Promise<void>;
  close(): Promise<void>;
}

/** Builds the stage; `size` members in the cell. */
export async function openStage(size = 6): Promise<Stage> {
  const database = await freshDatabase();
  const builder = await new Builder(database.ownerUrl).open();
  const province = await builder.organisation('Đảng bộ tỉnh Mẫu', { kind: 'province-chapter' });
  const commune = await builder.organisation('Đảng bộ xã Yên Thượng', {
    kind: 'commune-chapter',
    parent: province,
  });
  const cell = await builder.organisation('Chi bộ thôn Nà Pồng', { parent: commune, category: 'village' });
  const neighbour = await builder.organisation('Chi bộ thôn Bản Mạ', {
    parent: commune,
    category: 'village',
  });
  const people: Id[] = [];
  for (let index = 0; index < size; index += 1) {
    people.push(
      await builder.member(`Lò Văn ${index}`, cell, index === size - 1 ? 'probationary' : 'official'),
    );
  }
  const [secretary, member] = people as [Id, Id];
  const elsewhere = await builder.member('Vàng A Hàng', neighbour);
  const staff = await builder.member('Hoàng Thị Văn Phòng', neighbour);
  const boardStaff = await builder.member('Nông Văn Ban', neighbour);
  const former = await builder.member('Sùng A Cũ', neighbour);
  const actor = async (person: Id, place: Place, office: string, valid?: string): Promise<Actor> => ({
    person,
    term: await builder.term(person, place, office, valid),
  });
  let now = '2026-11-01T01:00:00.000Z';
  const clock: Clock = { now: () => now as ReturnType<Clock['now']> };
  const rules = loadRuleBundle('rule-packs');
  const apis = [meetingsApi, tasksApi, kitApi, preparationApi, reports];
  const road: Road = {
    pool: openPool(database.appUrl, 8),
    clock,
    rules,
    handlers: new Map(apis.flatMap((api) => api.commands).map((handler) => [handler.contract.name, handler])),
    reactions: apis.flatMap((api) => api.reactions ?? []),
    citations: Object.assign({}, ...apis.map((api) => api.citations ?? {})) as Road['citations'] & object,
    constraints: new Map([
      ...meetingConstraints,
      ...taskConstraints,
      ...kitConstraints,
      ...preparationConstraints,
    ]),
  };
  const queries = new Map(
    apis.flatMap((api) => api.queries).map((handler) => [handler.contract.name, handler]),
  );
  const device = newId();
  let sequence = 0;

  const send: Stage['send'] = (who, place, name, input, changes = {}) => {
    sequence += 1;
    const { term } = who;
    const envelope = {
      id: newId(),
      device,
      sequence,
      name,
      organisation: place.id,
      term,
      bundle: rules.hash,
      at: now,
      input,
    };
    return runCommand(road, who.person, { ...envelope, ...changes });
  };
  const must: Stage['must'] = async (who, place, name, input) => {
    const receipt = await send(who, place, name, input);
    if (receipt.outcome !== 'applied')
      throw new Error(`${name}: ${receipt.outcome} ${JSON.stringify(receipt.problem)}`);
    return receipt;
  };
  return {
    database,
    builder,
    road,
    rules,
    clock: { set: (instant) => (now = instant) },
    province,
    commune,
    cell,
    neighbour,
    secretary: await actor(secretary, cell, 'secretary'),
    member: { person: member, term: null },
    neighbourSecretary: await actor(elsewhere, neighbour, 'secretary'),
    office: await actor(staff, commune, 'office-staff'),
    board: await actor(boardStaff, province, 'office-staff'),
    nobody: { person: newId(), term: null },
    retired: await actor(former, cell, 'secretary', '[2018-01-01,2020-01-01)'),
    people,
    send,
    must,
    async ask(who, name, input) {
      const handler = queries.get(name);
      if (!handler) throw new Error(`no query ${name}`);
      const result = await answerQuestion(road, handler, who.person, input);
      if (!result.ok) throw new Error(result.problem.code);
      const shape = handler.contract.output.safeParse(result.value);
      if (!shape.success)
        throw new Error(`${name} does not keep its contract: ${JSON.stringify(shape.error.issues)}`);
      return result.value as never;
    },
    async circumstance(person, place, kind, valid = '[2020-01-01,)') {
      await builder.client.query(
        `insert into members.circumstance (id, person_id, organisation_no, kind, valid, recorded_at) values ($1, $2, $3, $4, $5, '2026-01-01')`,
        [randomUUID(), person, place.no, kind, valid],
      );
    },
    async close() {
      await (road.pool as pg.Pool).end();
      await builder.close();
      await database.drop();
    },
  };
}
