import { ok, refuse } from '#kernel/result.ts';
import { several } from '#kernel/text.ts';
import { handle } from '#platform/handle.ts';
import { undoImport } from '../contract.ts';
import { importProblems } from '../rules/import-problems.ts';
import { entriesOf, findBatch, rowsOf, whatRests, type Resting } from '../sql/batches.ts';
import { batch } from '../tables.ts';

/** «Hoàn tác lần nhập» — as one act, until something rests on it. The history keeps what was taken back. */
export const handleUndoImport = handle(
  undoImport,
  {
    right: 'import.save',
    async touches(tx, { batchId }) {
      return (await entriesOf(tx, batchId)).map((one) => one.no);
    },
  },
  async (tx, { batchId }) => {
    const found = await findBatch(tx, batchId);
    if (!found || found.organisationNo !== tx.home.no) return refuse(importProblems.batchNotFound);
    if (found.undoneAt !== null) return refuse(importProblems.alreadyUndone);
    const entries = await entriesOf(tx, batchId);
    const rows = await rowsOf(tx, entries);
    const resting = await whatRests(tx, entries, rows.get('members.person') ?? []);
    const words = wordsFor(resting);
    if (words) return refuse(importProblems.somethingRests(words.vi, words.en));
    const taken = await tx.react({ name: 'rows-taken-back', of: rows });
    if (!taken.ok) return taken;
    tx.amend(batch, [{ id: batchId, undoneAt: tx.now }]);
    return ok({ batchId });
  },
);

function wordsFor({ changed, added, naming }: Resting): { vi: string; en: string } | null {
  const parts = [
    changed > 0
      ? { vi: `${changed} mục của lần nhập được sửa`, en: `${changed} changed entries of this import` }
      : null,
    added > 0
      ? {
          vi: `${added} mục mới ở các tổ chức vừa nhập`,
          en: `${added} new entries in the imported organisations`,
        }
      : null,
    naming > 0
      ? {
          vi: `${naming} mục nhắc tới người vừa nhập`,
          en: `${several(naming, 'entry', 'entries')} naming imported people`,
        }
      : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return { vi: parts.map((one) => one.vi).join(', '), en: parts.map((one) => one.en).join(', ') };
}
