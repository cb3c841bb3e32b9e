import type { Id } from '#kernel/id.ts';
import { todayOf, type Decide } from '#kernel/decision.ts';
import { writePeriod } from '#kernel/period.ts';
import { ok, refuse } from '#kernel/result.ts';
import { tidy } from '#kernel/vietnamese.ts';
import type { PublishPaper, ReceivePaper, WithdrawPaper } from './orders.ts';
import { problems } from './problems.ts';
import type { PaperReceiptRow, PaperRow, PaperTextRow } from './rows.ts';

const marks = [
  /(^|[^\p{L}])(TỐI |TUYỆT )?MẬT([^\p{L}]|$)/u,
  /[([](tối |tuyệt )?mật[)\]]/iu,
  /(^|[^\p{L}])độ mật/iu,
];

/** «Có dấu mật» — marks of secrecy as they are stamped; `bí mật` in a sentence is none. */
export function bearsSecrecyMark(text: string): boolean {
  const composed = text.normalize('NFC');
  return marks.some((mark) => mark.test(composed));
}

/** «Đúng đối tượng» — whether a paper is meant for cells of this category. */
export function isMeantFor(paper: Pick<PaperRow, 'audience'>, category: string | null): boolean {
  return paper.audience.length === 0 || (category !== null && paper.audience.includes(category));
}

/** «Gửi văn bản xuống». */
export const decidePublishing: Decide<PublishPaper, { readonly id: Id }> = (rows, input, desk) => {
  if (rows.one('paper', input.id)) return refuse(problems.paperIsPublished);
  if ([input.title, input.kind ?? '', input.number ?? '', input.text ?? ''].some(bearsSecrecyMark))
    return refuse(problems.secretPaper);
  if (input.issuedOn > todayOf(desk)) return refuse(problems.paperIsToBeIssued);
  if (input.validFrom < input.issuedOn) return refuse(problems.validBeforeIssued);
  const until = input.validUntil ?? null;
  if (until !== null && until <= input.validFrom) return refuse(problems.periodIsEmpty);
  const row: PaperRow = {
    id: input.id,
    organisationNo: desk.organisation.no,
    number: input.number ? tidy(input.number) : null,
    title: tidy(input.title),
    kind: input.kind ? tidy(input.kind) : null,
    issuedOn: input.issuedOn,
    fileSha256: input.fileSha256 ?? null,
    audience: [...new Set(input.audience)],
    discuss: input.discuss,
    valid: writePeriod({ from: input.validFrom, until }),
    withdrawn: false,
  };
  const text: PaperTextRow | null = input.text
    ? { paperId: row.id, organisationNo: row.organisationNo, text: input.text.normalize('NFC').trim() }
    : null;
  const said = text ? [{ kind: 'paper-text', key: row.id, row: text }] : [];
  return ok({ changes: [{ kind: 'paper', key: row.id, row }, ...said], value: { id: row.id } });
};

/** «Thu hồi văn bản» — by its issuer; cells keep seeing that it was there. */
export const decideWithdrawal: Decide<WithdrawPaper, { readonly id: Id }> = (rows, input, desk) => {
  const paper = rows.one<PaperRow>('paper', input.paperId);
  if (paper?.organisationNo !== desk.organisation.no) return refuse(problems.paperNotFound);
  const row: PaperRow = { ...paper, withdrawn: true };
  return ok({ changes: [{ kind: 'paper', key: row.id, row }], value: { id: row.id } });
};

/** «Đã nhận văn bản» — once; the first receipt stands. */
export const decideReceiving: Decide<ReceivePaper, { readonly id: Id }> = (rows, input, desk) => {
  const paper = rows.one<PaperRow>('paper', input.paperId);
  if (!paper) return refuse(problems.paperNotFound);
  if (paper.withdrawn) return refuse(problems.paperIsWithdrawn);
  const profiles = rows.all<{ organisationNo: number; category: string | null }>('organisation');
  const category = profiles.find((row) => row.organisationNo === desk.organisation.no)?.category ?? null;
  if (!isMeantFor(paper, category)) return refuse(problems.paperIsNotForYou);
  const received = rows
    .all<PaperReceiptRow>('paper-receipt')
    .some((row) => row.paperId === input.paperId && row.organisationNo === desk.organisation.no);
  const row: PaperReceiptRow = {
    paperId: input.paperId,
    organisationNo: desk.organisation.no,
    personId: desk.person,
    receivedAt: desk.now,
  };
  const changes = received
    ? []
    : [{ kind: 'paper-receipt', key: `${input.paperId}/${desk.organisation.no}`, row }];
  return ok({ changes, value: { id: input.paperId } });
};
