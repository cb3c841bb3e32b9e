import { closeCase, noteStep, openCase } from '../contract/standings.ts';
import { decideCloseCase, decideOpenCase, decideStep } from '../rules/absences.ts';
import { casesPart, memberParts, rollParts } from '../sql/parts.ts';
import { carry } from './carry.ts';

/** «Mở vụ việc bỏ sinh hoạt» — what the rolls show is looked at again. */
export const handleOpenCase = carry(
  openCase,
  {
    right: 'members.keep',
    load: (tx, { personId }) => [
      ...memberParts(tx.home, personId),
      casesPart(tx.home),
      ...rollParts(tx.home, tx.today),
    ],
  },
  decideOpenCase,
);

/** «Ghi bước giải quyết». */
export const handleNoteStep = carry(
  noteStep,
  { right: 'members.keep', load: (tx) => [casesPart(tx.home)] },
  decideStep,
);

/** «Khép vụ việc». */
export const handleCloseCase = carry(
  closeCase,
  { right: 'members.keep', load: (tx) => [casesPart(tx.home)] },
  decideCloseCase,
);
