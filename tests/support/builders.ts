import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Id } from '#kernel/id.ts';
import { makeId } from '#kernel/id.ts';
import { fold as unmark, sortName } from '#kernel/vietnamese.ts';
import { affiliation } from '#modules/members/tables.ts';
import { custody, profile } from '#modules/organisation/tables.ts';

/** A new identifier. */
export function newId(): Id {
  return makeId(Date.now(), randomBytes(10));
}

/** An organisation as tests name it. */
export interface Place {
  readonly id: Id;
  readonly no: number;
}

/** Fills a database as its owner: organisations, people, offices. Only for tests. */
export class Builder {
  readonly client: pg.Client;

  constructor(ownerUrl: string) {
    this.client = new pg.Client(ownerUrl);
  }

  async open(): Promise<this> {
    await this.client.connect();
    return this;
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  /** An organisation under another, or a root. */
  async organisation(
    name: string,
    options: { parent?: Place; kind?: string; category?: string } = {},
  ): Promise<Place> {
    const id = newId();
    const head = await this.client.query<{ no: number }>(
      'insert into platform.organisation_head (organisation_id) values ($1) returning organisation_no as no',
      [id],
    );
    const no = head.rows[0]?.no ?? 0;
    await this.client.query(
      `insert into organisation.profile (id, organisation_id, organisation_no, name, search_name, kind, category, valid, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, '[2000-01-01,)', '2026-01-01')`,
      [randomUUID(), id, no, name, unmark(name), options.kind ?? 'cell', options.category ?? null],
    );
    if (options.parent) {
      await this.client.query(
        `insert into organisation.placement (id, organisation_id, organisation_no, parent_no, valid, recorded_at)
         values ($1, $2, $3, $4, '[2000-01-01,)', '2026-01-01')`,
        [randomUUID(), id, no, options.parent.no],
      );
    }
    await this.client.query(
      `insert into organisation.custody (keeper_no, organisation_no, depth, recorded_at)
       select keeper_no, $1::integer, depth + 1, timestamptz '2026-01-01' from organisation.custody where organisation_no = $2::integer
       union all select $1::integer, $1::integer, 0, timestamptz '2026-01-01'`,
      [no, options.parent?.no ?? null],
    );
    await this.fold(profile, no);
    await this.fold(custody, no);
    return { id, no };
  }

  /** A member of a cell. */
  async member(
    fullName: string,
    cell: Place,
    standing: 'official' | 'probationary' = 'official',
  ): Promise<Id> {
    const id = newId();
    await this.client.query(
      `insert into members.person (id, organisation_no, full_name, sort_name, search_name, recorded_at)
       values ($1, $2, $3, $4, $5, '2026-01-01')`,
      [id, cell.no, fullName, sortName(fullName), unmark(fullName)],
    );
    await this.client.query(
      `insert into members.affiliation (id, person_id, organisation_no, valid, recorded_at) values ($1, $2, $3, '[2020-01-01,)', '2026-01-01')`,
      [randomUUID(), id, cell.no],
    );
    await this.client.query(
      `insert into members.standing (id, person_id, organisation_no, standing, valid, recorded_at) values ($1, $2, $3, $4, '[2020-01-01,)', '2026-01-01')`,
      [randomUUID(), id, cell.no, standing],
    );
    await this.fold(affiliation, cell.no);
    return id;
  }

  /** Folds what is kept beside the rows of a table, as a command does that has written them. */
  async fold(table: { readonly rollUp?: readonly string[] | undefined }, no: number): Promise<void> {
    for (const fold of table.rollUp ?? []) await this.client.query(fold, [[no]]);
  }

  /** A term of office; the rights follow it. */
  async term(person: Id, place: Place, office: string, valid = '[2020-01-01,)'): Promise<Id> {
    const id = newId();
    await this.client.query(
      `insert into members.office_term (id, person_id, organisation_no, office, valid, recorded_at) values ($1, $2, $3, $4, $5, '2026-01-01')`,
      [id, person, place.no, office, valid],
    );
    return id;
  }
}
