import { createInterface } from 'node:readline/promises';
import { Client, escapeIdentifier } from 'pg';
import { otherSessions } from '#platform/postgres/access.ts';
import type { Postgres } from '#platform/postgres/start.ts';
import type { Context, Part } from './part.ts';
import { exit, Stop } from './part.ts';

/** «Làm lại từ đầu» — throws the embedded database away and makes an empty one. */
export const reset: Part = {
  name: 'reset',
  summary: {
    vi: 'Xóa HẾT dữ liệu của cơ sở dữ liệu đi kèm và tạo lại cơ sở dữ liệu trống.',
    en: 'Delete ALL data of the embedded database and make an empty one.',
  },
  usage: '[--yes]',
  takes: { least: 0, most: 0 },
  options: { yes: { type: 'boolean', help: { vi: 'không hỏi lại', en: 'do not ask again' } } },
  async run(context) {
    if (process.env.DATABASE_URL) {
      throw new Stop(exit.usage, {
        vi: 'Cơ sở dữ liệu do DATABASE_URL chỉ định: hãy xóa và tạo lại bằng công cụ của máy chủ đó.',
        en: 'The database is named by DATABASE_URL: drop and create it with the tools of that server.',
      });
    }
    if (context.options.yes !== true) await confirm(context);
    const { postgres, ownerUrl } = await context.database();
    if (postgres) await recreate(postgres);
    context.progress({ vi: 'Đang tạo cơ sở dữ liệu trống', en: 'Making an empty database' });
    const { migrateHouse } = await import('../house.ts');
    await migrateHouse(ownerUrl, context.folder);
    context.result({ reset: true }, { vi: 'Đã có cơ sở dữ liệu trống.', en: 'The database is empty.' });
    return exit.done;
  },
};

async function confirm(context: Context): Promise<void> {
  const refusal = {
    vi: 'Chưa xóa gì. Thêm --yes nếu thật sự muốn xóa hết dữ liệu.',
    en: 'Nothing was deleted. Add --yes if you really want to delete all data.',
  };
  if (!process.stdin.isTTY) throw new Stop(exit.usage, refusal);
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const question = {
    vi: `Xóa hết dữ liệu trong ${context.folder}? Gõ «xóa» để đồng ý: `,
    en: `Delete all data in ${context.folder}? Type "delete" to agree: `,
  };
  const answer = (await prompt.question(question[context.language])).trim().normalize('NFC').toLowerCase();
  prompt.close();
  if (answer !== 'xóa' && answer !== 'delete') throw new Stop(exit.usage, refusal);
}

async function recreate(postgres: Postgres): Promise<void> {
  if ((await otherSessions(postgres.url('postgres'))) > 0) {
    throw new Stop(exit.outage, {
      vi: 'Máy chủ đang chạy trên thư mục dữ liệu này: hãy dừng máy chủ trước.',
      en: 'A server is running on this data folder: stop it first.',
    });
  }
  const client = new Client(postgres.url('postgres'));
  await client.connect();
  try {
    await client.query('drop database if exists sochibo');
    await client.query(`create database sochibo owner ${escapeIdentifier(postgres.owner.user)}`);
  } finally {
    await client.end();
  }
}
