import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { day, id, line, prose } from '#kernel/shapes.ts';

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const paper = {
  id,
  number: z.nullable(z.string()),
  title: z.string(),
  kind: z.nullable(z.string()),
  issuedOn: z.nullable(day),
  issuer: z.string(),
  issuerId: id,
  fileSha256: z.nullable(z.string()),
  audience: z.array(z.string()),
  discuss: z.boolean(),
  validFrom: day,
  validUntil: z.nullable(day),
  withdrawn: z.boolean(),
};

/** «Gửi văn bản xuống» — stored once, read by every cell of the audience (`[]`: all). `validUntil` is the first day without it. */
export const publishPaper = command('publish-paper', {
  summary: { vi: 'Gửi văn bản xuống các chi bộ', en: 'Publish a paper to the cells' },
  input: z.object({
    id,
    number: z.optional(z.nullable(line)),
    title: line,
    kind: z.optional(z.nullable(line)),
    issuedOn: day,
    fileSha256: z.optional(z.nullable(sha256)),
    audience: z.array(line).check(z.maxLength(50)),
    discuss: z.boolean(),
    validFrom: day,
    validUntil: z.optional(z.nullable(day)),
    /** What it says, where it is read in the book: news without a file. */
    text: z.optional(z.nullable(prose)),
  }),
  output: z.object({ id }),
});

/** «Thu hồi văn bản». */
export const withdrawPaper = command('withdraw-paper', {
  summary: { vi: 'Thu hồi văn bản', en: 'Withdraw a paper' },
  input: z.object({ paperId: id }),
  output: z.object({ id }),
});

/** «Đã nhận văn bản» — by the organisation of the envelope. */
export const receivePaper = command('receive-paper', {
  summary: { vi: 'Ghi đã nhận văn bản', en: 'Note that a paper was received' },
  input: z.object({ paperId: id }),
  output: z.object({ id }),
});

/** «Tôi đã đọc» — by the member; `takenBack` where it was pressed by mistake. */
export const confirmReading = command('confirm-reading', {
  summary: { vi: 'Ghi tôi đã đọc văn bản', en: 'Note that I have read a paper' },
  input: z.object({ paperId: id, takenBack: z.optional(z.boolean()) }),
  output: z.object({ id }),
});

/** «Ghi ai đã được quán triệt» — by the keeper, several at once; `how: null` takes the keeper's mark out. */
export const noteReading = command('note-reading', {
  summary: { vi: 'Ghi ai đã được quán triệt văn bản', en: 'Note whom a paper has reached' },
  input: z.object({
    paperId: id,
    personIds: z.array(id).check(z.minLength(1), z.maxLength(500)),
    how: z.nullable(z.enum(['printed', 'read-out'])),
    on: day,
  }),
  output: z.object({ id }),
});

/** «Văn bản của chi bộ» — in force today, meant for this organisation, newest first. */
export const papersFor = query('papers-for', {
  summary: { vi: 'Văn bản cấp trên gửi cho một chi bộ', en: 'Papers from above for a cell' },
  input: z.object({ organisationId: id }),
  output: z.object({
    papers: z.array(z.object({ ...paper, receivedAt: z.nullable(z.string()), discussedOn: z.nullable(day) })),
  }),
});

/** «Ai đã nhận» — every organisation the paper is meant for, received or not, and how many of its members it has reached. */
export const paperReceipts = query('paper-receipts', {
  summary: { vi: 'Các chi bộ đã nhận văn bản', en: 'Who has received a paper' },
  input: z.object({ paperId: id }),
  output: z.object({
    paper: z.object({ ...paper, text: z.nullable(z.string()) }),
    receipts: z.array(
      z.object({
        organisationId: id,
        name: z.string(),
        receivedAt: z.nullable(z.string()),
        /** Who belongs to the cell today, and how many of them the paper has reached. */
        members: z.int(),
        reached: z.int(),
      }),
    ),
  }),
});

/** «Văn bản đã gửi xuống» — of one issuer, the newest first, each with how many have received it. */
export const papersSent = query('papers-sent', {
  summary: { vi: 'Văn bản một tổ chức đã gửi xuống', en: 'Papers an organisation has published' },
  input: z.object({ organisationId: id }),
  output: z.object({
    papers: z.array(z.object({ ...paper, meantFor: z.int(), received: z.int() })),
  }),
});
