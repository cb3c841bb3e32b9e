import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTcvn3 } from '#support/old-letters.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});

afterAll(() => database.drop());

/** Runs the operator's command as a program of its own. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the JSON of every part is looked into
function sochibo(...words: string[]): Promise<{ code: number; json: any; said: string }> {
  const env = { ...process.env, DATABASE_URL: database.ownerUrl, SOCHIBO_DATA: database.folder };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [main, ...words, '--json'],
      { env, maxBuffer: 1 << 26 },
      (error, stdout, said) => {
        const code = typeof error?.code === 'number' ? error.code : 0;
        resolve({ code, json: stdout ? JSON.parse(stdout) : null, said });
      },
    );
  });
}

function fixture(name: string): string {
  return fileURLToPath(new URL(`../../tests/fixtures/quoc-oai/${name}`, import.meta.url));
}

test('a district is imported, counted, imported again and verified', { timeout: 300_000 }, async () => {
  const files = [fixture('to-chuc-dang.xlsx'), fixture('dang-vien.xlsx')];
  expect(await sochibo('import', ...files)).toMatchObject({
    code: 0,
    json: { read: 7101, saved: 7101, repeated: 0, problems: [], organisations: { saved: 323 } },
  });

  const counted = await sochibo('statistics', '--as-of', '2018-12-31');
  expect(counted.json.total).toEqual({
    grassrootsOrganisations: 44,
    cells: 296,
    members: 7101,
    official: 6885,
    probationary: 216,
  });
  expect(
    counted.json.rows.map((row: { block: string; members: number; share: number }) => [
      row.block,
      row.members,
      row.share,
    ]),
  ).toEqual([
    ['Xã, thị trấn', 6067, 85.44],
    ['Cơ quan', 474, 6.68],
    ['Doanh nghiệp', 114, 1.61],
    ['Chi bộ cơ sở', 446, 6.28],
  ]);
  expect(counted.json.sharesAddUpTo).toBe(100.01);

  expect(await sochibo('import', ...files)).toMatchObject({
    code: 0,
    json: { saved: 0, repeated: 7101, problems: [] },
  });
  expect(await sochibo('verify')).toMatchObject({ code: 0, json: { faults: [] } });
});

test(
  'a faulty file is refused as a whole, read without saving, and saved by its good rows',
  { timeout: 300_000 },
  async () => {
    const file = fixture('loi.xlsx');
    expect(await sochibo('import', file)).toMatchObject({ code: 1, json: { read: 183, saved: 0 } });
    expect((await sochibo('import', file, '--dry-run')).json.problems).toHaveLength(25);
    const saved = await sochibo('import', file, '--good-rows');
    expect(saved).toMatchObject({ code: 1, json: { saved: 165, repeated: 1 } });
    expect(saved.json.problems[0]).toMatchObject({
      file: 'loi.xlsx',
      sheet: 'Đảng viên',
      row: 12,
      column: 'AD',
      severity: 'error',
      code: 'intake.cell-unknown',
      message: expect.stringContaining('01.275.090.000.099'),
    });
  },
);

test('a day that does not exist and a file that is not there are a matter of usage', async () => {
  expect((await sochibo('import', fixture('xa-mau.xlsx'), '--as-of', '2018-02-30')).code).toBe(2);
  expect((await sochibo('import', fixture('khong-co.xlsx'))).code).toBe(2);
});

test('old letters are shown as they would be read, and saved only when that is agreed to', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sochibo-letters-'));
  const file = join(folder, 'danh-sach.csv');
  writeFileSync(
    file,
    inTcvn3(
      'Số liệu đến ngày 31/12/2018\nSTT;Họ và tên;Giới tính;Ngày sinh;Ngày vào Đảng;Ngày vào Đảng chính thức;Mã chi bộ;Trạng thái\n' +
        '1;Nguyễn Thị Phượng;Nữ;03/02/1971;05/06/1995;05/06/1996;01.275.090.000.001;Đang sinh hoạt Đảng\n',
    ),
  );
  const refused = await sochibo('import', file);
  expect(refused).toMatchObject({ code: 1, json: { saved: 0 } });
  expect(refused.said).toMatch(/TCVN3.*--confirm-encoding/);
  const agreed = await sochibo('import', file, '--confirm-encoding');
  expect(agreed).toMatchObject({ code: 0, json: { saved: 1 } });
  expect(agreed.said).not.toContain('--confirm-encoding');
  rmSync(folder, { recursive: true });
});

test('of nobody there are no shares, and a sample goes into an empty database alone', async () => {
  const before = await sochibo('statistics', '--as-of', '1930-02-03');
  expect(before).toMatchObject({ code: 0, json: { rows: [], total: { members: 0 }, exactSum: 0 } });
  expect(await sochibo('seed', 'tiny')).toMatchObject({
    code: 1,
    json: { error: { vi: expect.stringContaining('còn trống') } },
  });
});
