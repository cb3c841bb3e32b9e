import { performance } from 'node:perf_hooks';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruleOn } from '#kernel/rule-pack.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { fixedClock } from '#platform/clock.ts';
import { ask, openPool, sql } from '#platform/database/pool.ts';
import { foldsOf, runFold } from '#platform/database/write.ts';
import { verify } from '#platform/ledger/verify.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { tables } from '../src/modules.ts';
import { sampleAccounts } from '../src/samples/accounts.ts';
import { loadSample } from '../src/samples/load.ts';

const now = '2026-11-22T03:00:00.000Z';
const today = '2026-11-22' as CivilDate;
const clock = fixedClock(now);
const rules = loadRuleBundle('rule-packs');

/** Runs as the superuser, who sees every row. */
let pool: pg.Pool;
let database: FreshDatabase;

async function count(statement: ReturnType<typeof sql>): Promise<number> {
  const [row] = await ask<{ n: number }>(pool, statement as ReturnType<typeof sql<{ n: number }>>);
  return row?.n ?? -1;
}

describe('the commune told in full', () => {
  beforeAll(async () => {
    database = await freshDatabase();
    const told: string[] = [];
    const began = performance.now();
    await loadSample('commune', database, database.folder, clock, ({ vi }) => told.push(vi));
    console.log(`the sample "commune" took ${Math.round(performance.now() - began)} ms`);
    expect(told).toContain('Đang nạp dữ liệu mẫu: tháng 3-2026…');
    pool = openPool(database.superuserUrl, 2);
  }, 300_000);

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  test('its chains, lines and rows agree with their hashes', async () => {
    expect((await verify(pool, tables, () => undefined)).faults).toEqual([]);
  });

  test('what was summed up once for all acts is what summing it up anew leaves', async () => {
    const sums = () =>
      ask(
        pool,
        sql`
          select (select md5(string_agg(line::text, ';' order by line::text)) from members.roster as line) as roster,
                 (select md5(string_agg(line::text, ';' order by line::text)) from organisation.reach as line) as reach,
                 (select md5(string_agg(line::text, ';' order by line::text)) from organisation.oversight as line) as oversight,
                 (select md5(string_agg(line::text, ';' order by line::text)) from members.strength_change as line) as strength`,
      );
    const once = await sums();
    const every = await ask<{ no: number }>(
      pool,
      sql`select organisation_no as no from platform.organisation_head`,
    );
    const client = await pool.connect();
    for (const fold of foldsOf(tables.map((table) => ({ verb: 'put', table, columns: [], rows: [] }))))
      await runFold(
        client,
        fold,
        every.map((one) => one.no),
      );
    client.release();
    expect(await sums()).toEqual(once);
  });

  test('41 cells with 1,684 members stand under the commune', async () => {
    const [row] = await ask(
      pool,
      sql`
        select count(distinct cell.organisation_no) as cells, count(distinct affiliation.person_id) as members
        from organisation.profile as commune
        join organisation.placement as placement
          on placement.parent_no = commune.organisation_no and placement.valid @> ${today}::date
        join organisation.profile as cell
          on cell.organisation_no = placement.organisation_no and cell.valid @> ${today}::date
        join members.affiliation as affiliation
          on affiliation.organisation_no = cell.organisation_no and affiliation.valid @> ${today}::date
        where commune.name = 'Đảng bộ xã Yên Thượng' and commune.valid @> ${today}::date`,
    );
    expect(row).toEqual({ cells: 41, members: 1684 });
  });

  test('districts and old communes stood until 30-6-2025 and no longer', async () => {
    const standing = (day: string) =>
      ask(
        pool,
        sql`select kind, count(*) as n from organisation.profile
            where valid @> ${day}::date and kind in ('district-chapter', 'commune-chapter') group by kind order by kind`,
      );
    expect(await standing('2025-06-30')).toEqual([
      { kind: 'commune-chapter', n: 12 },
      { kind: 'district-chapter', n: 3 },
    ]);
    expect(await standing('2025-07-01')).toEqual([{ kind: 'commune-chapter', n: 6 }]);
  });

  test('every member has a standing from the day of belonging on, and belongs to one cell', async () => {
    expect(
      await count(sql`
        select count(*) as n from members.affiliation as affiliation
        where not exists (select from members.standing as standing
                          where standing.person_id = affiliation.person_id and standing.valid @> lower(affiliation.valid))`),
    ).toBe(0);
  });

  test('nobody below nine official members has a committee', async () => {
    const least = ruleOn(rules, 'organisation.committee-from-official', today)?.value ?? 0;
    const small = await ask<{ name: string; official: number }>(
      pool,
      sql`
        select profile.name, count(*) filter (where standing.standing = 'official') as official
        from organisation.profile as profile
        join members.affiliation as affiliation
          on affiliation.organisation_no = profile.organisation_no and affiliation.valid @> ${today}::date
        join members.standing as standing
          on standing.person_id = affiliation.person_id and standing.valid @> ${today}::date
        where profile.valid @> ${today}::date
          and exists (select from members.office_term as term
                      where term.organisation_no = profile.organisation_no and term.office = 'committee-member')
        group by profile.organisation_no, profile.name
        having count(*) filter (where standing.standing = 'official') < ${least}`,
    );
    expect(small).toEqual([]);
    expect(
      await count(sql`
        select count(*) as n from members.office_term as term
        join members.standing as standing
          on standing.person_id = term.person_id and standing.valid @> lower(term.valid)
        where standing.standing <> 'official'`),
    ).toBe(0);
  });

  test('every vote counts those who were there, on the base of the roll', async () => {
    expect(
      await count(sql`
        with counted as (
          select vote.id, vote.base, vote.present_official, vote.in_favour + vote.against + vote.abstaining as counted,
                 count(*) filter (where entry.circumstance is null
                   or (entry.circumstance = 'exempt' and entry.attendance in ('present', 'online'))) as base_of_roll,
                 count(*) filter (where entry.circumstance is null and entry.attendance in ('present', 'online')) as here
          from meetings.vote as vote
          join meetings.roll_entry as entry on entry.meeting_id = vote.meeting_id and entry.standing = 'official'
          group by vote.id)
        select count(*) as n from counted
        where base <> base_of_roll or present_official <> here or counted <> here`),
    ).toBe(0);
  });

  test('what was carried reached its threshold, and every resolution and book rests on such a vote', async () => {
    expect(
      await count(sql`
        select count(*) as n from meetings.vote
        where carried <> case threshold when 'majority' then 2 * in_favour > base else 3 * in_favour >= 2 * base end`),
    ).toBe(0);
    expect(
      await count(sql`
        select count(*) as n from meetings.resolution as resolution
        left join meetings.vote as vote on vote.id = resolution.vote_id
        where resolution.adopted_on is not null and vote.carried is not true`),
    ).toBe(0);
  });

  test('every sheet adds up from its lines and has the grade of its total', async () => {
    const grades = ruleOn(rules, 'meetings.score-frame', today)?.value.grades ?? [];
    const sheets = await ask<{ total: number; grade: string; sum: number }>(
      pool,
      sql`
        select sheet.total, sheet.grade, sum(line.points) as sum
        from meetings.score_sheet as sheet join meetings.score_line as line using (meeting_id)
        group by sheet.meeting_id, sheet.total, sheet.grade`,
    );
    expect(sheets.length).toBeGreaterThan(500);
    for (const { total, grade, sum } of sheets) {
      expect(sum).toBe(total);
      expect(grade).toBe(grades.find((each) => total >= each.from)?.grade);
    }
  });

  test('locked books name everybody and miss nothing', async () => {
    expect(
      await count(sql`select count(*) as n from meetings.minutes where document::text like '%[chưa ghi%'`),
    ).toBe(0);
    expect(
      await count(sql`
        select count(*) as n from meetings.meeting as meeting
        left join meetings.minutes as minutes on minutes.meeting_id = meeting.id
        where (meeting.state in ('closed', 'sent')) <> (minutes.meeting_id is not null)`),
    ).toBe(0);
  });

  test('no open task lacks owner or deadline, and none is done before it was given or tomorrow', async () => {
    expect(
      await count(sql`
        select count(*) as n from tasks.task as task join meetings.meeting as meeting on meeting.id = task.meeting_id
        where task.owner_id is null or task.due_on < meeting.held_on
           or task.done_on < meeting.held_on or task.done_on > ${today}::date`),
    ).toBe(0);
  });

  test('the month runs as the story tells', async () => {
    const [row] = await ask(
      pool,
      sql`
        select count(*) filter (where extract(day from held_on) <= 7) as "inTime",
               count(*) filter (where extract(day from held_on) > 7) as late
        from meetings.meeting as meeting
        join organisation.profile as profile
          on profile.organisation_no = meeting.organisation_no and profile.valid @> ${today}::date
        where meeting.month = '2026-10-01' and meeting.kind = 'ordinary' and profile.code like '98.201.%'`,
    );
    expect(row).toEqual({ inTime: 38, late: 2 });
    const coming = await ask(
      pool,
      sql`
        select meeting.state, meeting.planned_on as "plannedOn",
               (select count(*) from meetings.agenda_item as item where item.meeting_id = meeting.id and item.origin_kind = 'task') as tasks,
               (select count(*) from meetings.agenda_item as item where item.meeting_id = meeting.id and item.origin_kind = 'paper') as papers
        from meetings.meeting as meeting
        join organisation.profile as profile
          on profile.organisation_no = meeting.organisation_no and profile.valid @> ${today}::date
        where meeting.month = '2026-11-01' and profile.name = 'Chi bộ thôn Nà Pồng'`,
    );
    expect(coming).toEqual([{ state: 'planned', plannedOn: '2026-11-23', tasks: 2, papers: 3 }]);
  });

  test('nothing was recorded after the moment of loading', async () => {
    expect(
      await count(
        sql`select count(*) as n from platform.ledger_entry where recorded_at > ${now}::timestamptz`,
      ),
    ).toBe(0);
  });

  test('three cells gave real orders under their own terms', async () => {
    const [row] = await ask<{ people: number; orders: number }>(
      pool,
      sql`
        select count(*) as orders, count(distinct entry.person_id) as people
        from platform.ledger_content as content join platform.ledger_entry as entry using (command_id)
        where content.name <> 'load-sample' and entry.outcome = 'applied'`,
    );
    expect(row?.orders).toBeGreaterThan(100);
    expect(row?.people).toBeGreaterThan(10);
  });

  test('everybody named at the start can sign in', async () => {
    expect(await count(sql`select count(*) as n from identity.login`)).toBe(sampleAccounts.length);
    expect(await count(sql`select count(*) as n from identity.administrator`)).toBe(1);
  });

  test('it is not loaded twice', async () => {
    await expect(loadSample('commune', database, database.folder, clock)).rejects.toThrow('còn trống');
  });
});

test.each(['2026-12-01T02:00:00.000Z', '2027-02-28T16:30:00.000Z'])(
  'it makes sense on other days too: %s',
  async (moment) => {
    const fresh = await freshDatabase();
    try {
      await loadSample('commune', fresh, fresh.folder, fixedClock(moment));
      const owner = openPool(fresh.superuserUrl, 1);
      const [row] = await ask<{ members: number; ahead: number }>(
        owner,
        sql`
          select (select count(*) from platform.ledger_entry where recorded_at > ${moment}::timestamptz) as ahead,
                 (select count(*) from members.affiliation as affiliation
                  join organisation.profile as profile using (organisation_no)
                  where profile.code like '98.201.%' and upper_inf(profile.valid)
                    and affiliation.valid @> ${moment.slice(0, 10)}::date) as members`,
      );
      await owner.end();
      expect(row).toEqual({ ahead: 0, members: 1684 });
    } finally {
      await fresh.drop();
    }
  },
  300_000,
);

test('the tiny set is one thread, and an unknown set is refused', async () => {
  const fresh = await freshDatabase();
  try {
    await expect(loadSample('huge', fresh, fresh.folder, clock)).rejects.toThrow('tiny, commune');
    await loadSample('tiny', fresh, fresh.folder, clock);
    const owner = openPool(fresh.superuserUrl, 1);
    expect(await ask(owner, sql`select count(*) as members from members.affiliation`)).toEqual([
      { members: 9 },
    ]);
    expect((await verify(owner, tables, () => undefined)).faults).toEqual([]);
    await owner.end();
  } finally {
    await fresh.drop();
  }
});
