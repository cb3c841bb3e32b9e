import { carryOut } from '#platform/decide.ts';
import { closeCase, noteStep, openCase } from '../contract/standings.ts';
import { decideCloseCase, decideOpenCase, decideStep } from '../rules/absences.ts';
import { casesPart, memberParts, rollParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Mở vụ việc bỏ sinh hoạt» — what the rolls show is looked at again. */
export const handleOpenCase = carryOut(
  openCase,
  {
    tables,
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
export const handleNoteStep = carryOut(
  noteStep,
  { tables, right: 'members.keep', load: (tx) => [casesPart(tx.home)] },
  decideStep,
);

/** «Khép vụ việc». */
export const handleCloseCase = carryOut(
  closeCase,
  { tables, right: 'members.keep', load: (tx) => [casesPart(tx.home)] },
  decideCloseCase,
);
