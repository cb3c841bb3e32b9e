import { todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { bearsSecrecyMark } from '#modules/kit/public.ts';
import type { DeclineProposal, ProposeItem, WithdrawProposal } from './orders.ts';
import { problems } from './problems.ts';
import type { ItemProposalRow, ItemWithOrigin } from './rows.ts';

type Done = { readonly id: Id };

/** «Đề nghị đưa vào chương trình» — of the one who writes; the same matter waits once. */
export const decideProposal: Decide<ProposeItem, Done> = (rows, input, desk) => {
  if (rows.one('item-proposal', input.id)) return refuse(problems.proposedAlready);
  const title = tidy(input.title);
  const reason = tidy(input.reason ?? '');
  if ([title, reason].some(bearsSecrecyMark)) return refuse(problems.secretMatter);
  const twice = rows
    .all<ItemProposalRow>('item-proposal')
    .some(
      (row) =>
        row.personId === desk.person &&
        row.organisationNo === desk.organisation.no &&
        row.title === title &&
        isWaiting(rows, row),
    );
  if (twice) return refuse(problems.proposedAlready);
  const row: ItemProposalRow = {
    id: input.id,
    organisationNo: desk.organisation.no,
    personId: desk.person,
    title,
    reason: reason === '' ? null : reason,
    proposedOn: todayOf(desk),
    standing: 'waiting',
    answer: null,
    answeredBy: null,
    answeredOn: null,
  };
  return ok({ changes: [put(row)], value: { id: row.id } });
};

/** «Rút đề nghị» — one's own, as long as nobody has answered it. */
export const decideProposalWithdrawal: Decide<WithdrawProposal, Done> = (rows, input, desk) => {
  const found = openProposal(rows, input.proposalId, desk);
  if (!found.ok) return found;
  if (found.value.personId !== desk.person) return refuse(problems.proposalNotFound);
  return ok({ changes: [put({ ...found.value, standing: 'withdrawn' })], value: { id: input.proposalId } });
};

/** «Không đưa vào chương trình» — with the reason, which the proposer reads. */
export const decideDeclining: Decide<DeclineProposal, Done> = (rows, input, desk) => {
  const found = openProposal(rows, input.proposalId, desk);
  if (!found.ok) return found;
  const row: ItemProposalRow = {
    ...found.value,
    standing: 'declined',
    answer: tidy(input.reason),
    answeredBy: desk.person,
    answeredOn: todayOf(desk),
  };
  return ok({ changes: [put(row)], value: { id: row.id } });
};

/** «Mục của đề nghị» — the item of an agenda that took the proposal up. */
export function itemOfProposal(rows: Rows, proposalId: Id): ItemWithOrigin | null {
  return rows.all<ItemWithOrigin>('agenda-item').find((item) => item.originId === proposalId) ?? null;
}

/** «Đề nghị đang chờ» — neither answered nor on an agenda; the oldest first. */
export function waitingProposals(rows: Rows, organisationNo: number): readonly ItemProposalRow[] {
  return rows
    .all<ItemProposalRow>('item-proposal')
    .filter((row) => row.organisationNo === organisationNo && isWaiting(rows, row))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** «Đề nghị của một người» — the newest first. */
export function proposalsOf(rows: Rows, organisationNo: number, personId: Id): readonly ItemProposalRow[] {
  return rows
    .all<ItemProposalRow>('item-proposal')
    .filter((row) => row.organisationNo === organisationNo && row.personId === personId)
    .toSorted((one, other) => (one.id > other.id ? -1 : 1));
}

function isWaiting(rows: Rows, row: ItemProposalRow): boolean {
  return row.standing === 'waiting' && itemOfProposal(rows, row.id) === null;
}

function openProposal(rows: Rows, id: Id, desk: Desk): Result<ItemProposalRow> {
  const row = rows.one<ItemProposalRow>('item-proposal', id);
  if (row?.organisationNo !== desk.organisation.no) return refuse(problems.proposalNotFound);
  if (row.standing !== 'waiting') return refuse(problems.proposalIsAnswered);
  return itemOfProposal(rows, id) === null ? ok(row) : refuse(problems.proposalIsOnAgenda);
}

function put(row: ItemProposalRow): RowChange {
  return { kind: 'item-proposal', key: row.id, row };
}
