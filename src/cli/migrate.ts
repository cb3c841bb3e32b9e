import type { Part } from './part.ts';
import { exit } from './part.ts';

/** «Nâng cấp cơ sở dữ liệu» — brings tables, roles and policies up to this release. */
export const migrate: Part = {
  name: 'migrate',
  summary: {
    vi: 'Đưa cơ sở dữ liệu lên phiên bản này. Chạy lại nhiều lần không sao.',
    en: 'Bring the database up to this release. Safe to run again.',
  },
  usage: '',
  takes: { least: 0, most: 0 },
  options: {},
  async run(context) {
    const { ownerUrl } = await context.database();
    context.progress({ vi: 'Đang nâng cấp cơ sở dữ liệu', en: 'Migrating the database' });
    const { migrateHouse } = await import('../house.ts');
    await migrateHouse(ownerUrl, context.folder);
    context.result(
      { migrated: true },
      { vi: 'Cơ sở dữ liệu đã ở phiên bản này.', en: 'The database is up to date.' },
    );
    return exit.done;
  },
};
