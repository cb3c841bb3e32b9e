import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Id } from '#kernel/id.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import type { Expectation, Viewer } from './viewers.ts';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly given: boolean;
}

/** A row that was laid, and how to find it again. */
export interface Laid {
  readonly condition: string;
  /** A column that may be given a value. */
  readonly column: string;
  readonly values: readonly unknown[];
}

/** A province with two communes and two cells, everybody who looks, and a superuser who lays the rows. */
export class World {
  readonly database: FreshDatabase;
  readonly client: pg.Client;
  readonly cell: Place;
  readonly neighbour: Place;
  readonly commune: Place;
  readonly people: Readonly<Record<Exclude<Viewer, 'nobody'>, Id>>;
  readonly #columns = new Map<string, { columns: Column[]; key: string[] }>();

  private constructor(
    database: FreshDatabase,
    client: pg.Client,
    places: { cell: Place; neighbour: Place; commune: Place },
    people: World['people'],
  ) {
    this.database = database;
    this.client = client;
    this.cell = places.cell;
    this.neighbour = places.neighbour;
    this.commune = places.commune;
    this.people = people;
  }

  static async open(): Promise<World> {
    const database = await freshDatabase();
    const builder = await new Builder(database.ownerUrl).open();
    const province = await builder.organisation('Đảng bộ tỉnh Thử', { kind: 'province-chapter' });
    const under = { parent: province, kind: 'commune-chapter' };
    const commune = await builder.organisation('Đảng bộ xã Một', under);
    const otherCommune = await builder.organisation('Đảng bộ xã Hai', under);
    const cell = await builder.organisation('Chi bộ thôn Một', { parent: commune });
    const neighbour = await builder.organisation('Chi bộ thôn Hai', { parent: commune });
    const far = await builder.organisation('Chi bộ thôn Ba', { parent: otherCommune });

    const holder = async (place: Place, office: string, home: Place) => {
      const person = await builder.member('Người Giữ Chức', home);
      await builder.term(person, place, office);
      return person;
    };
    const formerly = async (person: Id) => {
      await builder.client.query(
        `update members.affiliation set valid = '[2020-01-01,2021-01-01)' where person_id = $1`,
        [person],
      );
      return person;
    };
    const former = await builder.member('Người Đã Thôi', cell);
    await builder.term(former, cell, 'secretary', '[2020-01-01,2021-01-01)');
    const people = {
      'secretary of the cell': await holder(cell, 'secretary', cell),
      'member of the cell': await builder.member('Người Trong Chi Bộ', cell),
      'the person the row is about': newId(),
      'secretary of the neighbour cell': await holder(neighbour, 'secretary', neighbour),
      'commune office': await holder(commune, 'office-staff', far),
      'neighbour commune office': await holder(otherCommune, 'office-staff', far),
      'province board': await holder(province, 'office-staff', far),
      'former secretary': await formerly(former),
      'person without a post': newId(),
    };
    await builder.close();
    const client = new pg.Client(database.superuserUrl);
    await client.connect();
    // Rows are laid one by one, without those they would rest on: only their policies are asked here.
    await client.query(`set session_replication_role = replica; set timezone = 'UTC'`);
    return new World(database, client, { cell, neighbour, commune }, people);
  }

  async close(): Promise<void> {
    await this.client.end();
    await this.database.drop();
  }

  /** Lays the row of an expectation as the superuser. */
  async lay(expectation: Expectation): Promise<Laid> {
    if (expectation.there)
      return {
        condition: expectation.there.replace(':cell', String(this.cell.no)),
        column: /\w+/.exec(expectation.there)?.[0] ?? '',
        values: [],
      };
    const place = expectation.ofCommune ? this.commune : this.cell;
    const { text, values } = await this.adding(expectation.table, place, expectation.row);
    const laid = await this.client.query(`${text} returning to_jsonb(laid) as row`, values);
    const row = laid.rows[0]?.row as Record<string, unknown>;
    const { columns, key } = await this.#shapeOf(expectation.table.replace(/_history$/, ''));
    return {
      condition: key.map((name, index) => `"${name}"::text = $${index + 1}::text`).join(' and '),
      column: columns[0]?.name ?? '',
      values: key.map((name) => row[name]),
    };
  }

  /** The statement that adds a row of such a kind. */
  async adding(table: string, place: Place, row: Expectation['row'] = {}) {
    const { columns } = await this.#shapeOf(table);
    const self = this.people['the person the row is about'];
    const subject = /^members\.person(_history)?$/.test(table) ? 'id' : 'person_id';
    const named = new Map<unknown, unknown>([
      ['self', self],
      ['neighbour', this.neighbour.no],
      ['commune', this.commune.no],
    ]);
    const fixed: Readonly<Record<string, unknown>> = { organisation_no: place.no, [subject]: self, ...row };
    const values = Object.fromEntries(
      columns
        .filter((column) => column.required || column.name in fixed)
        .map((column) => [column.name, column.name in fixed ? fixed[column.name] : valueOf(column)])
        .map(([name, value]) => [name, named.get(value) ?? value]),
    );
    const names = Object.keys(values)
      .map((name) => `"${name}"`)
      .join(', ');
    const quoted = quote(table);
    return {
      text: `insert into ${quoted} as laid (${names}) select ${names} from jsonb_populate_record(null::${quoted}, $1::jsonb)`,
      values: [JSON.stringify(values)],
    };
  }

  async #shapeOf(table: string): Promise<{ columns: Column[]; key: string[] }> {
    const known = this.#columns.get(table);
    if (known) return known;
    const columns = await this.client.query<Column>(
      `select attname as name, atttypid::regtype::text as type, attnotnull as required, attidentity = 'a' as given
       from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [quote(table)],
    );
    const key = await this.client.query<{ name: string }>(
      `select attname as name from pg_index join pg_attribute on attrelid = indrelid and attnum = any(indkey::smallint[])
       where indrelid = $1::regclass and (indisprimary or (indisunique and not exists
         (select from pg_index as other where other.indrelid = pg_index.indrelid and other.indisprimary)))`,
      [quote(table)],
    );
    const shape = {
      columns: columns.rows.filter((column) => !column.given),
      key: key.rows.map((row) => row.name),
    };
    this.#columns.set(table, shape);
    return shape;
  }
}

/** `identity.user` → `identity."user"`. */
export function quote(table: string): string {
  const [schema = '', name = ''] = table.split('.');
  return `${schema}."${name}"`;
}

function valueOf({ name, type }: Column): unknown {
  if (type === 'uuid') return randomUUID();
  if (type.endsWith('[]')) return [];
  if (type === 'date') return '2026-11-01';
  if (type.startsWith('timestamp')) return name === 'expires_at' ? '2027-01-01' : '2026-11-01';
  if (type === 'daterange') return '[2010-01-01,2010-02-01)';
  if (type === 'tstzrange') return '[2026-01-01,2026-02-01)';
  if (type === 'boolean') return false;
  if (type === 'jsonb') return {};
  if (type === 'bytea') return `\\x${randomBytes(8).toString('hex')}`;
  if (type === 'text') return `thử ${randomBytes(6).toString('hex')}`;
  return 0;
}
