import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import { fold } from '#kernel/vietnamese.ts';
import { sql } from '#platform/database/pool.ts';
import type { Ordering, Reaction } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import type { BringOrganisations, NewOrganisation } from '../public.ts';
import { custody, placement, profile } from '../tables.ts';

/** «Đưa tổ chức vào sổ» — opens a chain for each, gives it name, superior and keepers, and answers their numbers. */
export const bringOrganisations: Reaction = {
  to: 'organisations-brought',
  async run(tx, event) {
    const { from, organisations } = event.of as BringOrganisations;
    const valid = `[${from},)`;
    const numbers = new Map<Id, number>();
    const founded = await tx.found(organisations.map((one) => one.id));
    organisations.forEach((one, index) => numbers.set(one.id, founded[index] ?? 0));
    const keepers = await keepersOf(tx, organisations, numbers);
    for (const one of organisations) {
      const organisationNo = numbers.get(one.id) ?? 0;
      tx.put(profile, [profileOf(one, organisationNo, newId(tx.now), valid)]);
      const above = one.parentId === null ? [] : (keepers.get(one.parentId) ?? []);
      const parentNo = above[0];
      if (parentNo !== undefined)
        tx.put(placement, [{ id: newId(tx.now), organisationId: one.id, organisationNo, parentNo, valid }]);
      const chain = [organisationNo, ...above];
      keepers.set(one.id, chain);
      tx.put(
        custody,
        chain.map((keeperNo, depth) => ({ keeperNo, organisationNo, depth })),
      );
    }
    return ok(numbers);
  },
};

/** The keepers of superiors that the book already has, the nearest first. */
async function keepersOf(
  tx: Ordering,
  organisations: readonly NewOrganisation[],
  brought: ReadonlyMap<Id, number>,
): Promise<Map<Id, number[]>> {
  const parents = organisations.flatMap(({ parentId }) =>
    parentId !== null && !brought.has(parentId) ? [parentId] : [],
  );
  const rows = await tx.ask<{ id: Id; keepers: number[] }>(sql`
    select head.organisation_id as id, array_agg(custody.keeper_no order by custody.depth) as keepers
    from platform.organisation_head as head join organisation.custody as custody using (organisation_no)
    where head.organisation_id = any(${[...new Set(parents)]}::uuid[]) group by 1`);
  return new Map(rows.map((row) => [row.id, row.keepers]));
}

function profileOf(one: NewOrganisation, organisationNo: number, id: Id, valid: string) {
  const { id: organisationId, parentId: _parent, ...said } = one;
  return { ...said, id, organisationId, organisationNo, searchName: fold(one.name), place: null, valid };
}
