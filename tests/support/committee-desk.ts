import type { CivilDate, Instant } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Receipt } from '#platform/command.ts';
import { runCommand } from '#platform/command.ts';
import { openPool } from '#platform/database/pool.ts';
import { answerQuestion } from '#platform/question.ts';
import { openRoad } from '../../src/house.ts';
import { Builder, newId, type Place } from './builders.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';

/** Somebody at a desk: a person, the office in which they write, and where. */
export interface Seat {
  readonly person: Id;
  readonly term: Id;
  readonly place: Place;
}

/** A commune with a few cells behind the real command road, and a calendar that can be turned. */
export class CommitteeDesk {
  readonly database: FreshDatabase;
  readonly builder: Builder;
  readonly road: ReturnType<typeof openRoad>;
  #now = '2026-11-22T01:00:00.000Z';
  #sequence = 0;
  readonly #device = newId();

  private constructor(database: FreshDatabase, builder: Builder) {
    this.database = database;
    this.builder = builder;
    this.road = openRoad(openPool(database.appUrl, 4), { now: () => this.#tick() });
  }

  static async open(): Promise<CommitteeDesk> {
    const database = await freshDatabase();
    return new CommitteeDesk(database, await new Builder(database.ownerUrl).open());
  }

  async close(): Promise<void> {
    await this.road.pool.end();
    await this.builder.close();
    await this.database.drop();
  }

  /** From now on it is this day, in the morning. */
  turnTo(day: string): void {
    this.#now = `${day}T01:00:00.000Z`;
  }

  // No two commands at one moment, as on a clock that runs.
  #tick(): Instant {
    this.#now = new Date(Date.parse(this.#now) + 10).toISOString();
    return this.#now as Instant;
  }

  async seat(person: Id, place: Place, office: string, valid?: string): Promise<Seat> {
    return { person, place, term: await this.builder.term(person, place, office, valid) };
  }

  give({ person, place, term }: Seat, name: string, input: object): Promise<Receipt> {
    this.#sequence += 1;
    return runCommand(this.road, person, {
      id: newId(),
      device: this.#device,
      sequence: this.#sequence,
      name,
      organisation: place.id,
      term,
      bundle: null,
      at: null,
      input,
    });
  }

  /** Gives an order that must be taken, and returns what it answers. */
  async done<Value = unknown>(seat: Seat, name: string, input: object): Promise<Value> {
    const receipt = await this.give(seat, name, input);
    if (receipt.outcome !== 'applied') throw new Error(`${name}: ${JSON.stringify(receipt.problem)}`);
    return receipt.value as Value;
  }

  async ask<Value>(person: Id, name: string, input: object): Promise<Value> {
    const handler = this.road.queries.get(name);
    const answered = handler && (await answerQuestion(this.road, handler, person, input));
    if (!answered?.ok) throw new Error(`${name}: ${JSON.stringify(answered)}`);
    return answered.value as Value;
  }

  /** Who belonged where and held what on a day, by name, as the rows say it now. */
  async picture(day: string): Promise<string[]> {
    const { rows } = await this.builder.client.query<{ line: string }>(
      `with named as (
         select distinct on (organisation_no) organisation_no, name from organisation.profile order by organisation_no, lower(valid))
       select 'member ' || person.full_name || ' @ ' || named.name as line
       from members.affiliation join members.person on person.id = person_id join named on named.organisation_no = affiliation.organisation_no
       where valid @> $1::date
       union all
       select 'office ' || person.full_name || ' ' || office || ' @ ' || named.name
       from members.office_term as term join members.person on person.id = person_id join named on named.organisation_no = term.organisation_no
       where valid @> $1::date
       union all
       select 'stands ' || profile.name || ' ' || profile.kind || ' ' || coalesce(profile.code, '') || ' < ' || coalesce(above.name, '')
       from organisation.profile left join organisation.placement using (organisation_no)
       left join named as above on above.organisation_no = placement.parent_no and placement.valid @> $1::date
       where profile.valid @> $1::date and (placement.valid is null or placement.valid @> $1::date)
       order by 1`,
      [day],
    );
    return rows.map((row) => row.line);
  }
}

/** The paper of a decision. */
export const paper = (decision: string, effectiveOn: string, signedOn = effectiveOn) => ({
  decision,
  effectiveOn: effectiveOn as CivilDate,
  signedOn: signedOn as CivilDate,
  signer: 'Nông Văn Bền, Bí thư Đảng ủy',
  basis: 'Điều lệ Đảng',
});

/** A step with what it does not say left empty. */
export const stepOf = (planId: Id, kind: string, said: object = {}) => ({
  id: newId(),
  planId,
  kind,
  organisationIds: [],
  targetId: null,
  name: null,
  code: null,
  organisationKind: null,
  category: null,
  parentId: null,
  ...said,
});
