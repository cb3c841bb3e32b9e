import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Text } from '#kernel/text.ts';
import type { Restored, RestoreOrder } from '#platform/backup/cluster-restore.ts';
import type { Fault } from '#platform/ledger/verify.ts';
import type { Context, Part } from './part.ts';
import { exit, Stop } from './part.ts';

const STEPS = {
  reading: { vi: 'Đang đọc và kiểm tra tệp sao lưu', en: 'Reading and verifying the backup' },
  checking: { vi: 'Đang kiểm tra bản phục hồi', en: 'Checking the restored copy' },
  switching: { vi: 'Đang chuyển sang bản phục hồi', en: 'Switching to the restored copy' },
} satisfies Record<string, Text>;

/** «Phục hồi» — beside the live data, proved, then switched; devices offer again what came after. */
export const restore: Part = {
  name: 'restore',
  summary: {
    vi: 'Phục hồi từ tệp sao lưu: dựng bên cạnh, kiểm tra, rồi mới chuyển. Dữ liệu cũ được giữ lại.',
    en: 'Restore from a backup: build beside, verify, and only then switch. The old data is kept.',
  },
  usage: 'FILE',
  takes: { least: 1, most: 1 },
  options: {
    'despite-faults': {
      type: 'boolean',
      help: {
        vi: 'chuyển sang cả khi sổ trong bản sao không khớp (khi không còn bản nào khác)',
        en: 'switch even if the record in the copy disagrees with itself (when there is no other)',
      },
    },
  },
  async run(context) {
    const file = resolve(context.positionals[0] ?? '');
    if (!existsSync(file)) {
      throw new Stop(exit.usage, { vi: `Không thấy tệp ${file}.`, en: `There is no file ${file}.` });
    }
    const restored = await restoreFrom(file, context);
    const kept = restored.kept;
    context.result(restored, {
      vi: `Đã phục hồi ${restored.rows} dòng trong ${restored.tables} bảng; sổ đã được kiểm tra. Số văn bản nhảy một khoảng, doctor nói rõ.${kept ? ` Dữ liệu cũ còn ở ${kept}.` : ''}`,
      en: `Restored ${restored.rows} rows in ${restored.tables} tables; the record was verified. Numbers of papers jump, doctor says how far.${kept ? ` The old data is kept in ${kept}.` : ''}`,
    });
    return exit.done;
  },
};

async function restoreFrom(file: string, context: Context): Promise<Restored> {
  const { machineClock } = await import('#platform/clock.ts');
  const { aboutArchive, DamagedArchive } = await import('#platform/backup/archive.ts');
  const { restoreCluster, WrongPassphrase } = await import('#platform/backup/cluster-restore.ts');
  const { OtherRelease } = await import('#platform/backup/tables-restore.ts');
  const order: RestoreOrder = {
    file,
    folder: context.folder,
    passphrase: process.env.SOCHIBO_PASSPHRASE || undefined,
    now: machineClock.now(),
    progress: (step) => context.progress(STEPS[step]),
    prove: async (copy) => {
      const { judgeCopy } = await import('./judge-copy.ts');
      const { faults } = await judgeCopy(copy, context);
      if (faults.length === 0) return;
      for (const fault of faults.slice(0, MOST_NAMED)) context.say(wordsOf(fault));
      if (context.options['despite-faults'] !== true) throw new Stop(exit.problems, disagrees(faults.length));
    },
  };
  try {
    const { kind } = await aboutArchive(file);
    if (kind === 'tables') return await restoreRows(order, context);
    if (process.env.DATABASE_URL) throw new Stop(exit.usage, wholeNotRows);
    return await restoreCluster(order);
  } catch (error) {
    if (error instanceof DamagedArchive) throw new Stop(exit.problems, damaged);
    if (error instanceof WrongPassphrase) throw new Stop(exit.noRight, wrongPassphrase);
    if (error instanceof OtherRelease) throw new Stop(exit.problems, otherRelease);
    throw error;
  }
}

async function restoreRows(order: RestoreOrder, context: Context): Promise<Restored> {
  const { restoreTables } = await import('#platform/backup/tables-restore.ts');
  const { migrateHouse } = await import('../house.ts');
  const { postgres, ownerUrl } = await context.database();
  await migrateHouse(ownerUrl, context.folder);
  const ours = ['sochibo_app', 'sochibo_auth'];
  if (!postgres) return restoreTables(order, ownerUrl, ours);
  const all = [...ours, postgres.owner.user, postgres.superuser.user];
  return restoreTables(order, postgres.url('sochibo'), all);
}

const MOST_NAMED = 20;

function wordsOf({ what, organisation, entry, table, key }: Fault): Text {
  const line = [what, organisation, entry, table, key].filter((part) => part !== null).join(' ');
  return { vi: line, en: line };
}

const disagrees = (count: number): Text => ({
  vi: `Sổ trong bản sao lưu không khớp ở ${count} chỗ. Dữ liệu hiện có không bị đụng đến; dùng bản sao khác, hoặc --despite-faults nếu không còn bản nào.`,
  en: `The record in the backup disagrees in ${count} places. The live data was not touched; use another copy, or --despite-faults if there is none.`,
});

const damaged: Text = {
  vi: 'Tệp sao lưu bị hỏng hoặc không phải tệp sao lưu. Dữ liệu hiện có không bị đụng đến; hãy dùng bản sao khác.',
  en: 'The backup is damaged or is no backup. The live data was not touched; use another copy.',
};

const wrongPassphrase: Text = {
  vi: 'Tệp sao lưu được khóa: đặt đúng SOCHIBO_PASSPHRASE rồi chạy lại. Dữ liệu hiện có không bị đụng đến.',
  en: 'The backup is sealed: set the right SOCHIBO_PASSPHRASE and run again. The live data was not touched.',
};

const otherRelease: Text = {
  vi: 'Tệp sao lưu do phiên bản khác tạo: phục hồi bằng đúng phiên bản đó rồi mới nâng cấp. Dữ liệu hiện có không bị đụng đến.',
  en: 'Another release made the backup: restore it with that release, then upgrade. The live data was not touched.',
};

const wholeNotRows: Text = {
  vi: 'Tệp này là bản sao cả máy chủ đi kèm. Với DATABASE_URL hãy dùng bản sao tạo bằng "backup --rows".',
  en: 'This is a copy of the whole embedded server. With DATABASE_URL use one made by "backup --rows".',
};
