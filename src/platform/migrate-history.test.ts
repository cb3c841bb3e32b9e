import { expect, test } from 'vitest';
import pg from 'pg';
import { guards } from '#platform/database/policies.ts';
import { freshDatabase } from '#support/database.ts';
import { migrateHouse } from '../house.ts';
import { affiliation } from '#modules/members/tables.ts';

test('a column that a migration added comes to the history too, before the period of the version', async () => {
  const database = await freshDatabase();
  const owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  try {
    const columnsOf = async (name: string) =>
      (
        await owner.query<{ name: string }>(
          `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
          [name],
        )
      ).rows.map((row) => row.name);
    const columns = await columnsOf('members.affiliation');
    // As it was before the release that brought these two.
    await owner.query(
      'alter table members.affiliation_history drop column begun_act cascade, drop column ended_act',
    );
    await owner.query(guards([affiliation]));
    expect(await columnsOf('members.affiliation_history')).not.toContain('recorded_last');
    expect((await columnsOf('members.affiliation_history')).at(-1)).toBe('recorded');
    expect((await columnsOf('members.affiliation_history')).toSorted()).toEqual(
      [...columns, 'recorded'].toSorted(),
    );
  } finally {
    await owner.end();
    await database.drop();
  }
});

test('a start that finds nothing new waits for no lock, and one that finds anything amiss does', async () => {
  const database = await freshDatabase();
  const owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  // Whoever waits for the lock of the migrations has found something to do; it is sent away before it does it.
  const find = async () => {
    const starting = migrateHouse(database.ownerUrl, database.folder, () => Promise.resolve(true)).then(
      () => 'nothing new',
      () => 'something to do',
    );
    let asked: Promise<unknown> = Promise.resolve();
    const sendAway = setInterval(() => {
      asked = owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event = 'advisory'`,
      );
    }, 20);
    const found = await starting;
    clearInterval(sendAway);
    await asked;
    return found;
  };
  try {
    await owner.query('select pg_advisory_lock(7041930)');
    expect(await find()).toBe('nothing new');
    for (const spoil of [
      `update public.migration set checksum = '' where name = 'guards'`,
      `delete from public.migration where name like '0001-%'`,
      `drop table public.migration`,
    ]) {
      await owner.query(`begin; ${spoil}; commit`);
      expect(await find()).toBe('something to do');
    }
  } finally {
    await owner.end();
    await database.drop();
  }
});
