import { carryOut } from '#platform/decide.ts';
import { sendDraft } from '../contract.ts';
import { decideSendingDraft } from '../rules/drafts.ts';
import { problems } from '../rules/problems.ts';
import { haveArrived } from '../sql/files.ts';
import { draftParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Gửi dự thảo lấy góp ý». */
export const handleSendDraft = carryOut(
  sendDraft,
  {
    right: 'meetings.keep',
    tables,
    load: (tx, input) => draftParts(tx.home.no, input.id, tx.person, input.meetingId, input.itemId ?? null),
    before: (tx, { files = [] }) => haveArrived(tx, tx.home.no, files, problems.draftFileHasNotArrived),
  },
  decideSendingDraft,
);
