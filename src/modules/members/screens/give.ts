import { cell } from '#client/cell.svelte.ts';
import { orderAt } from '#client/order.ts';
import { session } from '#client/session.svelte.ts';
import type { CommandContract } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';

/**
 * «Ghi cho tổ chức này» — a cell that writes for itself keeps the order on its device and sends it when it can;
 * an office writes in the book of a cell below it and is answered at once.
 */
export async function give<Input, Output>(
  contract: CommandContract<string, Input, Output>,
  organisationId: Id,
  input: Input,
): Promise<Problem | null> {
  const { office } = session;
  const sent =
    office?.organisation.isCell && office.organisation.id === organisationId
      ? await cell.send(contract, input)
      : await orderAt(organisationId, office?.term ?? null, contract, input);
  return sent.ok ? null : sent.problem;
}

/** Whether the office one writes in is that of a cell. */
export function isOwnCell(organisationId: string): boolean {
  const { office } = session;
  return office?.organisation.isCell === true && office.organisation.id === organisationId;
}
