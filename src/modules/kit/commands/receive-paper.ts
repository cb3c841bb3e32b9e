import { carryOut } from '#platform/decide.ts';
import { receivePaper } from '../contract.ts';
import { decideReceiving } from '../rules/papers.ts';
import { paperFromAboveParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Đã nhận văn bản». */
export const handleReceivePaper = carryOut(
  receivePaper,
  { right: 'papers.receive', tables, load: (tx, input) => paperFromAboveParts(tx.home.no, input.paperId) },
  decideReceiving,
);
