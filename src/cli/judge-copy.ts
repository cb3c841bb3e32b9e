import type { Copy } from '#platform/backup/cluster-restore.ts';
import type { Verification } from '#platform/ledger/verify.ts';
import { migrateHouse } from '../house.ts';
import { tables } from '../modules.ts';
import type { Context } from './part.ts';

/** «Xét bản phục hồi» — brings the copy up to this release and compares its whole record with itself. */
export async function judgeCopy(copy: Copy, context: Pick<Context, 'progress'>): Promise<Verification> {
  const { verify } = await import('#platform/ledger/verify.ts');
  if (copy.migrating) await migrateHouse(copy.migrating.ownerUrl, copy.migrating.folder);
  return verify(copy.client, tables, (done, total) =>
    context.progress({ vi: 'Đang kiểm tra sổ trong bản phục hồi', en: 'Verifying the copy' }, done, total),
  );
}
