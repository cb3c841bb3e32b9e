import { statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Text } from '#kernel/text.ts';
import { machineClock } from '#platform/clock.ts';
import type { Context, Part } from './part.ts';
import { exit } from './part.ts';

/** One thing that was looked at. */
interface Finding {
  readonly check: string;
  readonly isWell: boolean;
  readonly words: Text;
}

/** «Khám máy chủ» — looks at everything that makes the server safe, and says how to mend what is not. */
export const doctor: Part = {
  name: 'doctor',
  summary: {
    vi: 'Khám máy chủ: ổ đĩa, cơ sở dữ liệu, vai trò, khóa an toàn. Không sửa gì.',
    en: 'Examine the server: disk, database, roles, policies. Changes nothing.',
  },
  usage: '',
  takes: { least: 0, most: 0 },
  options: {},
  async run(context) {
    const findings = [node(), secret(context.folder), disk(context.folder), ...(await inDatabase(context))];
    const isWell = findings.every((finding) => finding.isWell);
    const list = (language: keyof Text) =>
      findings.map(({ isWell, words }) => `${isWell ? '✓' : '✗'} ${words[language]}`).join('\n');
    context.result({ isWell, findings }, { vi: list('vi'), en: list('en') });
    return isWell ? exit.done : exit.problems;
  },
};

function node(): Finding {
  const version = process.versions.node;
  const isWell = version.startsWith('24.');
  return {
    check: 'node',
    isWell,
    words: {
      vi: `Node ${version}${isWell ? '' : ': chạy qua "npm run sochibo" để dùng đúng Node 24'}`,
      en: `Node ${version}${isWell ? '' : ': run through "npm run sochibo" for Node 24'}`,
    },
  };
}

function secret(folder: string): Finding {
  const found = statSync(join(folder, 'secret'), { throwIfNoEntry: false });
  const isOpen = process.platform !== 'win32' && found !== undefined && (found.mode & 0o077) !== 0;
  const state = isOpen
    ? { vi: 'người khác đọc được: chạy chmod 600', en: 'readable by others: run chmod 600' }
    : { vi: 'chỉ máy chủ đọc được', en: 'readable by the server alone' };
  return {
    check: 'secret',
    isWell: !isOpen,
    words: { vi: `Tệp bí mật ${state.vi}`, en: `The secret is ${state.en}` },
  };
}

const LEAST_FREE = 2 * 1024 ** 3;

function disk(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder);
  const gigabytes = ((bavail * bsize) / 1024 ** 3).toFixed(1);
  const isWell = bavail * bsize >= LEAST_FREE;
  return {
    check: 'disk',
    isWell,
    words: {
      vi: `Ổ đĩa còn ${gigabytes} GB${isWell ? '' : ': dọn bớt để còn ít nhất 2 GB'}`,
      en: `${gigabytes} GB free on the disk${isWell ? '' : ': make room for at least 2 GB'}`,
    },
  };
}

async function inDatabase(context: Context): Promise<Finding[]> {
  context.progress({ vi: 'Đang hỏi cơ sở dữ liệu', en: 'Asking the database' });
  const { ownerUrl } = await context.database();
  const client = new Client(ownerUrl);
  await client.connect();
  try {
    const { rowCount } = await client.query(
      "select from pg_class where oid = to_regclass('public.migration')",
    );
    if (!rowCount) return [notLaid];
    const findings: Finding[] = [];
    for (const [check, { statement, words }] of Object.entries(QUESTIONS)) {
      const { rows } = await client.query<{ detail: string; isWell: boolean }>(statement);
      const { detail = '', isWell = false } = rows[0] ?? {};
      findings.push({ check, isWell, words: words(detail, isWell) });
    }
    return [
      ...findings,
      await clock(client),
      await trialFinding(context.folder),
      ...(await restores(client)),
    ];
  } finally {
    await client.end();
  }
}

const notLaid: Finding = {
  check: 'laid-down',
  isWell: false,
  words: {
    vi: 'Cơ sở dữ liệu còn trống, chưa có bảng nào: chạy "npm start" một lần',
    en: 'The database is still empty, without tables: run "npm start" once',
  },
};

async function clock(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ seconds: number }>(
    'select abs(extract(epoch from clock_timestamp() - $1::timestamptz))::int as seconds',
    [machineClock.now()],
  );
  const seconds = rows[0]?.seconds ?? 0;
  const isWell = seconds < 60;
  return {
    check: 'clock',
    isWell,
    words: {
      vi: isWell
        ? 'Đồng hồ của máy và của cơ sở dữ liệu khớp nhau'
        : `Đồng hồ lệch ${seconds} giây: bật đồng bộ giờ`,
      en: isWell
        ? 'The clocks of machine and database agree'
        : `The clocks differ by ${seconds} s: synchronise them`,
    },
  };
}

async function trialFinding(folder: string): Promise<Finding> {
  const { trialState } = await import('#platform/backup/trial.ts');
  const { trialWords } = await import('#modules/account/rules/trial.ts');
  const { trial, isAlarming } = trialState(folder, machineClock.now());
  return { check: 'trial', isWell: !isAlarming, words: trialWords(trial, isAlarming) };
}

/** Not faults: why numbers of papers are missing. */
async function restores(client: Client): Promise<Finding[]> {
  const { gapWords } = await import('#modules/account/rules/trial.ts');
  const there = await client.query(
    `select from pg_tables where schemaname = 'platform' and tablename = 'restore'`,
  );
  if (!there.rowCount) return [];
  const { rows } = await client.query<{ day: string; madeOn: string; gap: number }>(
    `select (restored_at at time zone 'Asia/Ho_Chi_Minh')::date::text as day,
            (backup_made_at at time zone 'Asia/Ho_Chi_Minh')::date::text as "madeOn", gap
     from platform.restore order by restored_at desc limit 12`,
  );
  return rows.map((restore) => ({ check: 'restored', isWell: true, words: gapWords(restore) }));
}

interface Question {
  readonly statement: string;
  words(detail: string, isWell: boolean): Text;
}

/** Each statement answers one row: a detail for the sentence, and whether all is well. */
const QUESTIONS: Readonly<Record<string, Question>> = {
  version: {
    statement: `select current_setting('server_version') as detail,
                       current_setting('server_version_num')::int >= 180000 as "isWell"`,
    words: (detail, isWell) => ({
      vi: `PostgreSQL ${detail}${isWell ? '' : ': cần PostgreSQL 18 trở lên'}`,
      en: `PostgreSQL ${detail}${isWell ? '' : ': PostgreSQL 18 or later is needed'}`,
    }),
  },
  durability: {
    statement: `select string_agg(name, ', ') filter (where setting <> 'on') as detail,
                       bool_and(setting = 'on') as "isWell"
                from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums')`,
    words: (detail, isWell) => ({
      vi: isWell ? 'Dữ liệu được ghi bền và có tổng kiểm tra' : `Phải bật: ${detail}`,
      en: isWell ? 'Data is written durably, with checksums' : `Must be on: ${detail}`,
    }),
  },
  corruption: {
    statement: `select coalesce(sum(checksum_failures), 0)::text as detail,
                       coalesce(sum(checksum_failures), 0) = 0 as "isWell" from pg_stat_database`,
    words: (detail, isWell) => ({
      vi: isWell
        ? 'Chưa thấy trang dữ liệu nào hỏng'
        : `${detail} trang dữ liệu hỏng: phục hồi từ bản sao lưu, thay ổ đĩa`,
      en: isWell
        ? 'No damaged page was met'
        : `${detail} damaged pages: restore from a backup, replace the disk`,
    }),
  },
  // No fault of the server: its writer sees it on the phone from the first minute, and may have let it go there.
  held: {
    statement: `select count(*)::text as detail, true as "isWell" from platform.kept_command as kept
                where kept.why = 'held' and kept.arrived_at < clock_timestamp() - interval '24 hours'
                  and not exists (select from platform.receipt where receipt.command_id = kept.command_id)`,
    words: (detail) => ({
      vi:
        detail === '0'
          ? 'Không việc nào của điện thoại phải chờ quá một ngày'
          : `${detail} việc của điện thoại chờ quá một ngày vì thiếu việc ghi trước: người ghi mở trang Chưa gửi để xem`,
      en:
        detail === '0'
          ? 'No entry of a phone has been held for more than a day'
          : `${detail} entries of phones held for more than a day: their writers find them on the page of unsent work`,
    }),
  },
  roles: {
    statement: `select string_agg(rolname, ', ') filter (where rolsuper or rolbypassrls) as detail,
                       count(*) = 2 and not bool_or(rolsuper or rolbypassrls) as "isWell"
                from pg_roles where rolname in ('sochibo_app', 'sochibo_auth')`,
    words: (detail, isWell) => ({
      vi: isWell
        ? 'Vai trò của ứng dụng không vượt được quyền xem dòng'
        : `Vai trò thiếu hoặc quá quyền (${detail}): chạy "sochibo migrate"`,
      en: isWell
        ? "The application's roles pass no policy"
        : `Roles missing or too strong (${detail}): run "sochibo migrate"`,
    }),
  },
  policies: {
    statement: `select string_agg(c.oid::regclass::text, ', ') as detail, count(*) = 0 as "isWell"
                from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
                where c.relkind = 'r' and n.nspname not in ('public', 'information_schema') and n.nspname not like 'pg\\_%'
                  and not (c.relrowsecurity and c.relforcerowsecurity)
                  and exists (select from pg_roles as r where r.rolname = 'sochibo_app'
                              and has_any_column_privilege(r.oid, c.oid, 'select, insert, update, references'))`,
    words: (detail, isWell) => ({
      vi: isWell
        ? 'Mọi bảng ứng dụng chạm tới đều có chính sách bắt buộc'
        : `Bảng thiếu chính sách: ${detail}`,
      en: isWell
        ? 'Every table the application reaches has forced policies'
        : `Tables without policies: ${detail}`,
    }),
  },
};
