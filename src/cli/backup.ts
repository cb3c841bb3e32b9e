import { resolve } from 'node:path';
import { statSync } from 'node:fs';
import type { Part } from './part.ts';
import { exit } from './part.ts';

/** «Sao lưu» — everything of the installation in one file, while people go on working. */
export const backup: Part = {
  name: 'backup',
  summary: {
    vi: 'Sao lưu toàn bộ vào một tệp, trong khi máy chủ vẫn làm việc. SOCHIBO_PASSPHRASE khóa phần bí mật trong tệp.',
    en: 'Back everything up into one file while the server works. SOCHIBO_PASSPHRASE seals the secret inside.',
  },
  usage: 'FILE',
  takes: { least: 1, most: 1 },
  options: {
    rows: {
      type: 'boolean',
      help: {
        vi: 'chỉ chép các dòng dữ liệu (luôn như vậy với DATABASE_URL), để chuyển sang PostgreSQL khác',
        en: 'copy rows alone (always so with DATABASE_URL), to move to another PostgreSQL',
      },
    },
  },
  async run(context) {
    const file = resolve(context.positionals[0] ?? '');
    const { backUpCluster } = await import('#platform/backup/cluster-backup.ts');
    const { backUpTables } = await import('#platform/backup/tables-backup.ts');
    const { machineClock } = await import('#platform/clock.ts');
    context.progress({ vi: 'Đang mở cơ sở dữ liệu', en: 'Opening the database' });
    const { postgres, ownerUrl } = await context.database();
    const order = {
      file,
      folder: context.folder,
      madeAt: machineClock.now(),
      passphrase: process.env.SOCHIBO_PASSPHRASE || undefined,
      progress: (done: number, total: number) =>
        context.progress({ vi: 'Đang sao lưu', en: 'Backing up' }, done, total),
    };
    const isWhole = postgres !== undefined && context.options.rows !== true;
    const manifest = isWhole ? await backUpCluster(postgres, order) : await backUpTables(ownerUrl, order);
    if (!order.passphrase) {
      context.say({
        vi: 'Tệp này chứa cả bí mật của máy chủ: hãy cất như cất con dấu (hoặc đặt SOCHIBO_PASSPHRASE).',
        en: 'The file holds the secret of the server: keep it like the seal (or set SOCHIBO_PASSPHRASE).',
      });
    }
    const { size } = statSync(file);
    const value = {
      file,
      kind: isWhole ? 'cluster' : 'tables',
      bytes: size,
      files: manifest.length,
      madeAt: order.madeAt,
    };
    context.result(value, {
      vi: `Đã sao lưu và đọc lại kiểm tra xong: ${file} (${size} byte).`,
      en: `Backed up, read again and verified: ${file} (${size} bytes).`,
    });
    return exit.done;
  },
};
