import { nearestFirst } from '#kernel/nearest-level.ts';
import type { OrganisationRow } from './rows-of-others.ts';

/** «Cấp trên trực tiếp» — the nearest of the levels above, among the names that an organisation follows: its own and theirs. */
export function superiorOf<Each extends Pick<OrganisationRow, 'organisationNo' | 'kind'>>(
  names: readonly Each[],
  no: number,
): Each | null {
  const others = names.filter((row) => row.organisationNo !== no);
  const from = nearestFirst.indexOf(names.find((row) => row.organisationNo === no)?.kind ?? '');
  const kind = nearestFirst.slice(Math.max(0, from)).find((each) => others.some((row) => row.kind === each));
  return others.find((row) => row.kind === kind) ?? null;
}
