import type pg from 'pg';
import { meeting } from '../src/modules/meetings/tables.ts';
import { affiliation } from '../src/modules/members/tables.ts';
import { custody, profile } from '../src/modules/organisation/tables.ts';

/** How large a province the workloads run against. */
export interface Size {
  readonly communes: number;
  readonly cellsEach: number;
  readonly months: number;
}

/** «Tỉnh» — 97 communes, 9,000 cells, 165,000 members and two years of meetings, all invented. */
export const whole: Size = { communes: 97, cellsEach: 93, months: 24 };
/** The same shape for a look while working. */
export const quick: Size = { communes: 12, cellsEach: 40, months: 3 };

const names = {
  family: ['Lò', 'Vàng', 'Giàng', 'Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Đỗ', 'Bùi', 'Đặng', 'Ngô'],
  middle: ['Văn', 'Thị', 'A', 'Đức', 'Minh', 'Thanh', 'Quốc', 'Ngọc'],
  given: ['Mẫu', 'Ví', 'Dụ', 'Thử', 'Hùng', 'Lan', 'Ánh', 'Ổn', 'Đào', 'Sơn', 'Ước', 'Yến', 'Bình', 'Khánh'],
};

/**
 * Fills an empty, migrated database, set-based: a third of the cells has 35 members, the others 10;
 * the first cell has 43 (the measure of a first download). Nobody in it exists.
 */
export async function buildProvince(owner: pg.Client, size: Size): Promise<void> {
  await owner.query(`set synchronous_commit = off; set work_mem = '256MB'`);
  await owner.query(organisations(size));
  await owner.query(people());
  for (const fold of [affiliation, profile, custody].flatMap((table) => table.rollUp ?? [])) {
    await owner.query(fold, [
      (await owner.query<{ no: number }>(`select no from bench_place`)).rows.map((row) => row.no),
    ]);
  }
  await owner.query(meetings(size.months));
  for (const fold of meeting.rollUp ?? [])
    await owner.query(fold, [
      (await owner.query<{ no: number }>(`select no from bench_place`)).rows.map((row) => row.no),
    ]);
  await owner.query(papers());
  await owner.query(work());
  await owner.query('drop table bench_place, bench_member');
  await owner.query('vacuum analyze');
}

function organisations(size: Size): string {
  return `
    create table bench_place as
      select 0 as n, null::integer as parent, 'province-chapter' as kind, gen_random_uuid() as id
      union all select n, 0, 'commune-chapter', gen_random_uuid() from generate_series(1, ${size.communes}) as n
      union all select ${size.communes} + n, 1 + (n - 1) / ${size.cellsEach}, 'cell', gen_random_uuid()
                from generate_series(1, ${Math.min(size.communes * size.cellsEach, 9000)}) as n;
    alter table bench_place add column no integer;
    insert into platform.organisation_head (organisation_id) select id from bench_place order by n;
    update bench_place set no = head.organisation_no
      from platform.organisation_head as head where head.organisation_id = bench_place.id;
    insert into organisation.profile (id, organisation_id, organisation_no, name, search_name, kind, category, position, valid, recorded_at)
      select uuidv7(), id, no,
             case kind when 'cell' then 'Chi bộ thôn ' when 'commune-chapter' then 'Đảng bộ xã ' else 'Đảng bộ tỉnh ' end || n,
             case kind when 'cell' then 'chi bo thon ' when 'commune-chapter' then 'dang bo xa ' else 'dang bo tinh ' end || n,
             kind, case when kind = 'cell' then (array['village', 'village', 'street', 'agency', 'public-service'])[1 + n % 5] end,
             n, '[2024-07-01,)', '2024-07-01' from bench_place;
    insert into organisation.placement (id, organisation_id, organisation_no, parent_no, valid, recorded_at)
      select uuidv7(), place.id, place.no, parent.no, '[2024-07-01,)', '2024-07-01'
      from bench_place as place join bench_place as parent on parent.n = place.parent;
    insert into organisation.custody (keeper_no, organisation_no, depth, recorded_at)
      select no, no, 0, timestamptz '2024-07-01' from bench_place
      union all select parent.no, place.no, 1, '2024-07-01' from bench_place as place join bench_place as parent on parent.n = place.parent
      union all select root.no, place.no, 2, '2024-07-01' from bench_place as place, bench_place as root where place.kind = 'cell' and root.n = 0;`;
}

function people(): string {
  const list = (words: readonly string[]) => `array[${words.map((word) => `'${word}'`).join(', ')}]`;
  const pick = (words: readonly string[], salt: number) =>
    `(${list(words)})[1 + (hashint4((m * 8 + ${salt})::integer) & 1048575) % ${words.length}]`;
  const folded = `lower(replace(replace(regexp_replace(normalize(name, nfd), '[\\u0300-\\u036f]', '', 'g'), 'đ', 'd'), 'Đ', 'd'))`;
  return `
    create table bench_member as
      select m, id, no, (place).n as cell, seat, name, ${folded} as folded,
             regexp_replace(name, '^(.*) (\\S+)$', '\\2 \\1') as sorted
      from (
        select m, uuidv7() as id, place, (place).no as no, seat,
               ${pick(names.family, 1)} || ' ' || ${pick(names.middle, 2)} || ' ' || ${pick(names.given, 3)} as name
        from (
          select row_number() over () as m, place, seat
          from (select place, row_number() over (order by n) as nth from bench_place as place where kind = 'cell') as cell,
               lateral generate_series(1, case when nth = 1 then 43 when nth % 3 = 1 then 35 else 10 end) as seat) as seats) as named;
    insert into members.person (id, organisation_no, full_name, sort_name, search_name, recorded_at)
      select id, no, name, sorted, folded, '2024-07-01' from bench_member;
    insert into members.personal_record (person_id, organisation_no, sex, birth_date, card_number, joined_on, official_on, recorded_at)
      select id, no, case when m % 3 = 0 then 'female' else 'male' end, date '1950-01-01' + (m * 37 % 18000)::integer,
             lpad(m::text, 9, '0'), date '1985-01-01' + (m * 13 % 14000)::integer, date '1986-01-01' + (m * 13 % 14000)::integer, '2024-07-01'
      from bench_member;
    insert into members.affiliation (id, person_id, organisation_no, valid, recorded_at)
      select uuidv7(), id, no, '[2024-07-01,)', '2024-07-01' from bench_member;
    insert into members.standing (id, person_id, organisation_no, standing, valid, recorded_at)
      select uuidv7(), id, no, case when m % 25 = 0 then 'probationary' else 'official' end, '[2024-07-01,)', '2024-07-01' from bench_member;
    insert into members.office_term (id, person_id, organisation_no, office, valid, recorded_at)
      select uuidv7(), id, no, case seat when 1 then 'secretary' else 'deputy-secretary' end, '[2024-07-01,)', '2024-07-01'
      from bench_member where seat <= 2;
    insert into members.office_term (id, person_id, organisation_no, office, valid, recorded_at)
      select uuidv7(), member.id, above.no, 'office-staff', '[2024-07-01,)', '2024-07-01'
      from (select distinct on (cell.parent) cell.parent, cell.n from bench_place as cell where cell.kind = 'cell' order by cell.parent, cell.n) as first
      join bench_place as above on above.n = first.parent
      join bench_member as member on member.cell = first.n and member.seat = 3;
    insert into members.office_term (id, person_id, organisation_no, office, valid, recorded_at)
      select uuidv7(), member.id, root.no, 'office-staff', '[2024-07-01,)', '2024-07-01'
      from bench_member as member, bench_place as root where member.m = 4 and root.n = 0;`;
}

/**
 * A meeting a month in every cell, written month after month; of a hundred, two were excused and three never held. Days
 * and marks differ from cell to cell. The present month's is open and not locked anywhere; large cells have not begun their roll.
 */
function meetings(months: number): string {
  const month = `(date_trunc('month', current_date) - make_interval(months => past))::date`;
  return `
    create temporary table bench_meeting as
      select *, case when state in ('planned', 'excused') then null when past = 0 then month + 2 else month + 2 + (chance / 100) % 7 end as held
      from (
        select uuidv7() as id, no, n, past, chance, ${month} as month, ${month} + 2 as day,
               case when past = 0 then 'open' when chance % 100 < 3 then 'planned' when chance % 100 < 5 then 'excused'
                    when chance % 100 < 8 then 'closed' else 'sent' end as state
        from (select no, n, past, hashint4(n * 64 + past) & 1048575 as chance from bench_place, generate_series(${months - 1}, 0, -1) as past
              where kind = 'cell' order by past desc, n) as planned) as drawn;
    insert into meetings.meeting (id, organisation_no, month, kind, planned_on, starts_at, place, state, held_on, sent_at, recorded_at)
      select id, no, month, 'ordinary', day, '19:30', 'Nhà văn hóa thôn', state, held,
             case state when 'sent' then (held + (chance / 1000) % 4)::timestamp end, day
      from bench_meeting;
    insert into meetings.agenda_item (id, meeting_id, organisation_no, position, part, kind, title, state, recorded_at)
      select uuidv7(), id, no, position, 'proceedings', 'discussion', 'Nội dung thứ ' || position, 'open', day
      from bench_meeting, generate_series(1, 5) as position where past < 2;
    insert into meetings.roll_entry (meeting_id, person_id, organisation_no, standing, attendance, recorded_at)
      select meeting.id, member.id, member.no, case when m % 25 = 0 then 'probationary' else 'official' end,
             case when past > 0 or n % 3 <> 1 then case when (m + past) % 11 = 0 then 'excused' else 'present' end end, day
      from bench_meeting as meeting join bench_member as member on member.no = meeting.no
      where meeting.held is not null
      order by meeting.id;
    insert into reports.attendance (meeting_id, organisation_no, month, expected, present, absent, local_items, upper_items, recorded_at)
      select meeting.id, meeting.no, meeting.month, count(*), count(*) filter (where entry.attendance = 'present'), 0, 2, 3, meeting.day
      from bench_meeting as meeting join meetings.roll_entry as entry on entry.meeting_id = meeting.id
      where meeting.past > 0 group by meeting.id, meeting.no, meeting.month, meeting.day;
    insert into meetings.score_sheet (meeting_id, organisation_no, frame, total, grade, recorded_at)
      select id, no, 'A', score, case when score >= 90 then 'good' when score >= 70 then 'fair' when score >= 50 then 'average' else 'poor' end, day
      from (select *, 40 + (chance / 7) % 60 as score from bench_meeting where past > 0 and held is not null) as scored;
    insert into tasks.task (id, organisation_no, title, owner_id, due_on, state, done_on, recorded_at)
      select uuidv7(), meeting.no, 'Việc sau buổi họp', member.id, month + 20, case when chance % 5 = 0 then 'open' else 'done' end,
             case when chance % 5 > 0 then month + 12 + (chance / 50) % 14 end, day
      from bench_meeting as meeting join bench_member as member on member.no = meeting.no and member.seat = 1
      where held is not null;
    drop table bench_meeting;`;
}

/** Sixty papers that the first commune has issued, and one a month from the others. */
function papers(): string {
  return `
    insert into kit.paper (id, organisation_no, number, title, kind, issued_on, valid, recorded_at)
      select uuidv7(), no, k || '-CV/ĐU', 'Về việc chuẩn bị sinh hoạt chi bộ kỳ ' || k, 'CV', current_date - k * 12,
             daterange(current_date - k * 12, null), now()
      from bench_place, generate_series(1, 60) as k where kind = 'commune-chapter' and (n = 1 or k <= 24);`;
}

/** Records that lack this and that, work that three of four have recorded and changed, levels, and the ratings of a year. */
function work(): string {
  return `
    update members.personal_record as record set
      citizen_number = case when m % 10 < 8 then lpad(m::text, 12, '0') end, birth_place = case when m % 7 < 6 then 'Xã ' || m % 97 end,
      home_place = case when m % 9 < 8 then 'Xã ' || m % 97 end, residence = case when m % 5 < 4 then 'Thôn ' || m % 10 end,
      occupation = (array['Nông dân', 'Cán bộ hưu trí', 'Giáo viên', 'Bộ đội', 'Buôn bán nhỏ', null])[1 + m % 6],
      theory_level = (array['Trung cấp', 'Sơ cấp', null, null])[1 + m % 4]
      from bench_member as member where member.id = record.person_id;
    insert into careers.employment (id, person_id, organisation_no, full_name, category, workplace, sector, valid, recorded_at)
      select uuidv7(), id, no, name, (array['farmer', 'pensioner', 'public-employee', 'worker', 'cadre'])[1 + m % 5],
             case when m % 5 = 0 then 'Cơ quan ' || m % 300 end,
             case when m % 5 = 0 then (array['Giáo dục', 'Y tế', 'Nông nghiệp'])[1 + (m / 5) % 3] end,
             daterange('2024-08-01', case when m % 10 = 1 then date '2025-09-01' end), '2024-08-01'
      from bench_member where m % 4 < 3;
    insert into careers.schooling (id, person_id, organisation_no, kind, level, earlier, valid, recorded_at)
      select uuidv7(), id, no, 'theory', (array['Sơ cấp', 'Trung cấp', 'Cao cấp'])[1 + m % 3], 'Sơ cấp', '[2025-02-01,)', '2025-02-01'
      from bench_member where m % 3 = 1;
    insert into careers.rating (id, organisation_no, rated_no, person_id, full_name, year, grade, decision, signed_on, signer, recorded_at)
      select uuidv7(), no, no, id, name, 2025, (array['excellent', 'good', 'good', 'done'])[1 + m % 4], '1-QĐ/ĐU', '2025-12-20', 'Người ký', '2025-12-21'
      from bench_member where m % 50 > 0;
    insert into members.office_term (id, person_id, organisation_no, office, valid, recorded_at)
      select uuidv7(), id, no, 'committee-member', '[2025-01-01,)', '2025-01-01' from bench_member where seat between 4 and 6;`;
}
