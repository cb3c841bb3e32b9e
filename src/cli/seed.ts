import type { Part } from './part.ts';
import { exit, Stop } from './part.ts';

/** «Nạp dữ liệu mẫu» — fills an empty database with an invented province. */
export const seed: Part = {
  name: 'seed',
  summary: {
    vi: 'Nạp bộ dữ liệu mẫu (hư cấu) vào cơ sở dữ liệu còn trống.',
    en: 'Load a set of invented sample data into an empty database.',
  },
  usage: '[tiny|commune]',
  takes: { least: 0, most: 1 },
  options: {},
  async run(context) {
    const [name = 'commune'] = context.positionals;
    const database = await context.database();
    const { migrateHouse } = await import('../house.ts');
    context.progress({ vi: 'Đang nâng cấp cơ sở dữ liệu', en: 'Migrating the database' });
    await migrateHouse(database.ownerUrl, context.folder);
    context.progress({ vi: `Đang nạp dữ liệu mẫu «${name}»`, en: `Loading the sample "${name}"` });
    const [{ loadSample, NotLoadable }, { machineClock }] = await Promise.all([
      import('../samples/load.ts'),
      import('#platform/clock.ts'),
    ]);
    try {
      await loadSample(name, database, context.folder, machineClock, (progress) =>
        context.progress(progress),
      );
    } catch (error) {
      if (error instanceof NotLoadable) throw new Stop(exit.problems, error.text);
      throw error;
    }
    context.result(
      { loaded: name },
      { vi: `Đã nạp dữ liệu mẫu «${name}».`, en: `The sample "${name}" is loaded.` },
    );
    return exit.done;
  },
};
