import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { readXlsx } from 'hucre';
import pg from 'pg';

/*
 * The limit: what node:http and pg reach with nothing between them. The scope stands in each
 * statement, nobody signs in, nothing is checked; but it writes the same rows as the real
 * server does: rows, history, feed, ledger line and content, chain head, receipt.
 */
const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE ?? '', max: 16 });
const ask = async (name: string, text: string, values: unknown[]) =>
  (await pool.query<Record<string, unknown>>({ name, text, values })).rows;

const list = `
  select person.id, full_name, affiliation.organisation_no, standing.standing from members.person
  join members.affiliation on affiliation.person_id = person.id and affiliation.valid @> $2::date
  join members.standing on standing.person_id = person.id and standing.valid @> $2::date
  where affiliation.organisation_no = any(array(select organisation_no from organisation.custody where keeper_no = $1))
  order by sort_name, person.id limit 50`;

const search = `
  select person.id, full_name, affiliation.organisation_no from members.person
  join members.affiliation on affiliation.person_id = person.id and affiliation.valid @> $2::date
  where search_name like $3 and affiliation.organisation_no = any(array(select organisation_no from organisation.custody where keeper_no = $1))
  order by sort_name, person.id limit 50`;

const rollUp = `
  select category, count(*) filter (where kind.is_cell)::integer as cells, sum(members)::integer as members, sum(official)::integer as official
  from (select organisation_no, sum(members) as members, sum(official) as official from members.strength_change
        where on_day <= $2 and organisation_no = any(array(select organisation_no from organisation.custody where keeper_no = $1))
        group by organisation_no) as strength
  join organisation.profile using (organisation_no) join organisation.kind on kind.code = profile.kind
  where profile.valid @> $2::date group by 1 order by 1`;

const attendance = `
  with rows as (
    update meetings.roll_entry as t set attendance = given.attendance, recorded_at = $9
    from unnest($3::uuid[], $4::text[]) as given (person_id, attendance)
    where t.meeting_id = $2 and t.person_id = given.person_id and t.organisation_no = $1
    returning old as before, new as after),
  history as (insert into meetings.roll_entry_history
    select (before).*, tstzrange((before).recorded_at, greatest($9, (before).recorded_at + interval '1 microsecond')) from rows),
  head as (update platform.organisation_head set entry_no = entry_no + 1, hash = sha256(hash || $10::bytea)
    where organisation_no = $1 returning entry_no, hash, old.hash as previous),
  fed as (insert into platform.change (organisation_no, entry_no, table_name, key, removed, hash)
    select $1, entry_no, 'meetings.roll_entry', concat((after).meeting_id, '/', (after).person_id), false,
           sha256(convert_to(concat((after).person_id, (after).attendance), 'UTF8')) from rows, head),
  entry as (insert into platform.ledger_entry (organisation_no, entry_no, command_id, outcome, person_id, device_id, recorded_at,
                                               commitment, rows_digest, previous_hash, hash)
    select $1, entry_no, $5, 'applied', $6, $7, $9, $10, $10, previous, hash from head),
  content as (insert into platform.ledger_content (command_id, organisation_no, name, salt, input, answer)
    values ($5, $1, 'record-attendance', $10, $11, '{}')),
  receipt as (insert into platform.receipt (command_id, person_id, device_id, sequence, content_hash, outcome, answer, arrived_at)
    values ($5, $6, $7, $8, $10, 'applied', '{}', $9))
  select entry_no from head`;

// What a device of a cell needs first (from 0), or the rows behind the lines of the feed that are newer.
const feed = `
  select (select entry_no from platform.organisation_head where organisation_no = $1) as entry,
    (select json_agg(json_build_array(person.id, full_name, standing)) from members.person
      join members.standing on standing.person_id = person.id where person.organisation_no = $1 and $2::bigint = 0) as members,
    (select json_agg(json_build_array(id, month, planned_on, state, place)) from meetings.meeting
      where organisation_no = $1 and $2::bigint = 0) as meetings,
    (select json_agg(json_build_array(id, number, title, issued_on)) from kit.paper
      where $2::bigint = 0 and organisation_no in (select keeper_no from organisation.custody where organisation_no = $1)) as papers,
    (select json_agg(json_build_array(roll.meeting_id, roll.person_id, attendance)) from platform.change
      join meetings.roll_entry as roll on change.key = concat(roll.meeting_id, '/', roll.person_id) and roll.organisation_no = $1
      where change.organisation_no = $1 and change.entry_no > $2::bigint and $2::bigint > 0) as roll`;

const under = (url: URL) => url.searchParams.get('under');
const on = (url: URL) => url.searchParams.get('on');
const importing = `
  with given as (
    select row->>0 as name, row->>1 as code, row->>2 as sex, (row->>3)::date as born, row->>4 as card, (row->>5)::date as joined,
           (row->>6)::date as official, uuidv7() as id from jsonb_array_elements($2::jsonb) as row),
  heads as (insert into platform.organisation_head (organisation_id, entry_no)
    select uuidv7(), 1 from jsonb_array_elements($3::jsonb) returning organisation_no as no, organisation_id as id),
  cells as (select heads.*, row->>0 as code, row->>1 as name from (select *, row_number() over () as nth from heads) as heads
    join jsonb_array_elements($3::jsonb) with ordinality as given (row, nth) using (nth)),
  profiles as (insert into organisation.profile (id, organisation_id, organisation_no, name, search_name, code, kind, valid, recorded_at)
    select uuidv7(), id, no, name, lower(name), code, 'cell', '[2018-12-31,)', now() from cells),
  custody as (insert into organisation.custody (keeper_no, organisation_no, depth, recorded_at)
    select no, no, 0, now() from cells union all select $1::integer, no, 1, now() from cells),
  places as (insert into organisation.placement (id, organisation_id, organisation_no, parent_no, valid, recorded_at)
    select uuidv7(), id, no, $1::integer, '[2018-12-31,)', now() from cells),
  people as (insert into members.person (id, organisation_no, full_name, sort_name, search_name, recorded_at)
    select given.id, no, given.name, given.name, lower(given.name), now() from given join cells using (code) returning id, organisation_no),
  records as (insert into members.personal_record (person_id, organisation_no, sex, birth_date, card_number, joined_on, official_on, recorded_at)
    select given.id, no, case sex when 'Nam' then 'male' else 'female' end, born, card, joined, given.official, now() from given join cells using (code)),
  belonging as (insert into members.affiliation (id, person_id, organisation_no, valid, recorded_at)
    select uuidv7(), id, organisation_no, '[2018-12-31,)', now() from people),
  standing as (insert into members.standing (id, person_id, organisation_no, standing, valid, recorded_at)
    select uuidv7(), people.id, organisation_no, case when official is null then 'probationary' else 'official' end, '[2018-12-31,)', now()
    from people join given on given.id = people.id),
  claims as (insert into members.number_claim (kind, hash, person_id)
    select 'card', sha256(convert_to(card, 'UTF8')), id from given where card is not null),
  fed as (insert into platform.change (organisation_no, entry_no, table_name, key, removed, hash)
    select organisation_no, 1, unnest(array['members.person', 'members.personal_record', 'members.affiliation', 'members.standing']),
           id::text, false, sha256(id::text::bytea) from people),
  entries as (insert into platform.ledger_entry (organisation_no, entry_no, command_id, outcome, device_id, recorded_at, commitment, rows_digest, previous_hash, hash)
    select no, 1, uuidv7(), 'applied', id, now(), '', '', '', sha256(id::text::bytea) from cells)
  select count(*)::integer as members from people`;

/** A day as people type it or as the spreadsheet keeps it. */
function day(cell: unknown): string | null {
  const typed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(String(cell));
  if (typed) return `${typed[3]}-${typed[2]}-${typed[1]}`;
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : null;
}

async function importFiles(body: string): Promise<unknown> {
  const { root, paths } = JSON.parse(body) as { root: number; paths: string[] };
  const [cells, members] = await Promise.all(
    paths.map(
      async (path) =>
        (await readXlsx(readFileSync(path))).sheets[0]?.rows.map((row) => row.map((cell) => cell)) ?? [],
    ),
  );
  const coded = (cells ?? [])
    .filter((row) => /^\d\d\./.test(String(row[1])) && row[1] !== null)
    .map((row) => [row[1], row[2]]);
  const people = (members ?? [])
    .slice(7)
    .map((row) => [row[2], row[29], row[4], day(row[5]), row[9], day(row[23]), day(row[24])]);
  return ask('import', importing, [root, JSON.stringify(people), JSON.stringify(coded)]);
}

type Route = (url: URL, body: string) => Promise<unknown>;

const routes: Record<string, Route> = {
  '/ready': async () => ask('ready', 'select 1 as one', []),
  '/members': async (url) => ask('list', list, [under(url), on(url)]),
  '/search': async (url) => ask('search', search, [under(url), on(url), `%${url.searchParams.get('part')}%`]),
  '/roll-up': async (url) => ask('rollUp', rollUp, [under(url), on(url)]),
  '/import': (_, body) => importFiles(body),
  '/feed': async (url) =>
    (await ask('feed', feed, [url.searchParams.get('cell'), url.searchParams.get('from')]))[0],
  '/attendance': async (_, body) => {
    const given = JSON.parse(body) as Attendance;
    const values = [
      given.no,
      given.meeting,
      given.entries.map((entry) => entry.person),
      given.entries.map((entry) => entry.attendance),
    ];
    const salt = Buffer.from(given.id.replaceAll('-', ''), 'hex');
    return ask('attendance', attendance, [
      ...values,
      given.id,
      given.by,
      given.device,
      given.sequence,
      new Date(),
      salt,
      body,
    ]);
  },
};

interface Attendance {
  readonly no: number;
  readonly meeting: string;
  readonly id: string;
  readonly by: string;
  readonly device: string;
  readonly sequence: number;
  readonly entries: readonly { readonly person: string; readonly attendance: string }[];
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += part as string;
  const url = new URL(request.url ?? '/', 'http://limit');
  const found = JSON.stringify(await routes[url.pathname]?.(url, body));
  const packed = url.pathname === '/feed';
  response.writeHead(200, {
    'content-type': 'application/json',
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(packed ? gzipSync(found) : found);
}

createServer((request, response) => {
  answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
}).listen(Number(process.env.PORT), '127.0.0.1');
