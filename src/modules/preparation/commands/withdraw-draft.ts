import { carryOut } from '#platform/decide.ts';
import { withdrawDraft } from '../contract.ts';
import { decideDraftWithdrawal } from '../rules/drafts.ts';
import { draftParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Thu lại dự thảo». */
export const handleWithdrawDraft = carryOut(
  withdrawDraft,
  { right: 'meetings.keep', tables, load: (tx, input) => draftParts(tx.home.no, input.draftId, tx.person) },
  decideDraftWithdrawal,
);
