import { ok } from '#kernel/result.ts';
import type { Reaction } from '#platform/handle.ts';
import type { RowsTakenBack } from '../public.ts';
import { custody, placement, profile } from '../tables.ts';

/** «Gỡ tổ chức khỏi sổ» — ends the rows that an undone act had brought; their numbers stay taken for ever. */
export const takeBackOrganisations: Reaction = {
  to: 'rows-taken-back',
  async run(tx, event) {
    const rows = event.of as RowsTakenBack;
    const keys = (table: { readonly name: string }) => rows.get(table.name) ?? [];
    tx.remove(
      profile,
      keys(profile).map((id) => ({ id })),
    );
    tx.remove(
      placement,
      keys(placement).map((id) => ({ id })),
    );
    tx.remove(
      custody,
      keys(custody).map((key) => {
        const [keeperNo = 0, organisationNo = 0] = key.split('/').map(Number);
        return { keeperNo, organisationNo };
      }),
    );
    return ok(null);
  },
};
