import { carryOut } from '#platform/decide.ts';
import { correctDraft } from '../contract.ts';
import { decideDraftCorrection } from '../rules/drafts.ts';
import { problems } from '../rules/problems.ts';
import { haveArrived } from '../sql/files.ts';
import { draftParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Sửa dự thảo». */
export const handleCorrectDraft = carryOut(
  correctDraft,
  {
    right: 'meetings.keep',
    tables,
    load: (tx, input) => draftParts(tx.home.no, input.draftId, tx.person),
    before: (tx, { files = [] }) => haveArrived(tx, tx.home.no, files, problems.draftFileHasNotArrived),
  },
  decideDraftCorrection,
);
