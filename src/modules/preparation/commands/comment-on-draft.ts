import { carryOut } from '#platform/decide.ts';
import { commentOnDraft } from '../contract.ts';
import { decideComment } from '../rules/drafts.ts';
import { draftParts, officePart } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Góp ý dự thảo». */
export const handleCommentOnDraft = carryOut(
  commentOnDraft,
  {
    right: 'meetings.propose',
    tables,
    load: (tx, input) => [...draftParts(tx.home.no, input.draftId, tx.person), officePart(tx.home.no)],
  },
  decideComment,
);
