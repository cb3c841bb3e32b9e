import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { citation, day, id, line } from '#kernel/shapes.ts';

const kind = z.enum(['official', 'temporary']);
const standing = z.enum(['official', 'probationary']);
const done = z.object({ id });

/** «Đề nghị chuyển sinh hoạt» — by the cell the member belongs to. */
export const requestTransfer = command('request-transfer', {
  summary: { vi: 'Đề nghị chuyển sinh hoạt', en: 'Request a transfer' },
  input: z.object({
    transferId: id,
    personId: id,
    kind,
    toOrganisationId: z.nullable(id),
    toName: line,
    effectiveOn: day,
    untilOn: z.nullable(day),
    forStudy: z.boolean(),
    reason: z.nullable(line),
  }),
  output: done,
});

/** «Thôi chuyển» — until the other side has received. */
export const withdrawTransfer = command('withdraw-transfer', {
  summary: { vi: 'Thôi chuyển sinh hoạt', en: 'Withdraw a transfer' },
  input: z.object({ transferId: id }),
  output: done,
});

/** «Cấp giấy giới thiệu» — by the committee above the cell; the server numbers it. */
export const issueLetter = command('issue-letter', {
  summary: { vi: 'Cấp giấy giới thiệu sinh hoạt đảng', en: 'Issue a letter of introduction' },
  input: z.object({ transferId: id, letterId: id, signer: line }),
  output: z.object({ id, number: z.string(), validUntil: day }),
});

/** «Xác nhận nơi ngoài sổ đã nhận» — the acknowledgement came back on paper. */
export const confirmDeparture = command('confirm-departure', {
  summary: { vi: 'Ghi phiếu báo đã nhận đảng viên', en: 'Note the acknowledgement of a place outside' },
  input: z.object({ transferId: id, on: day }),
  output: done,
});

/** «Tiếp nhận» — by the cell the letter is addressed to. */
export const receiveArrival = command('receive-arrival', {
  summary: { vi: 'Tiếp nhận đảng viên chuyển đến', en: 'Receive a member' },
  input: z.object({ arrivalId: id, on: day }),
  output: done,
});

/** «Trả lại giấy» — with the reason. */
export const refuseArrival = command('refuse-arrival', {
  summary: { vi: 'Trả lại giấy giới thiệu', en: 'Return the letter' },
  input: z.object({ arrivalId: id, reason: line }),
  output: done,
});

/** «Đến từ nơi ngoài sổ» — somebody new, with the letter of another house. */
export const recordArrival = command('record-arrival', {
  summary: { vi: 'Ghi đảng viên đến từ nơi ngoài sổ', en: 'Record an arrival from outside' },
  input: z.object({
    arrivalId: id,
    personId: id,
    fullName: line,
    standing,
    kind,
    fromName: line,
    letterNumber: z.nullable(line),
    on: day,
    untilOn: z.nullable(day),
    forStudy: z.boolean(),
    joinedOn: z.nullable(day),
    citizenNumber: z.nullable(z.string().check(z.regex(/^\d{12}$/))),
  }),
  output: done,
});

/** «Kết thúc sinh hoạt tạm thời» — by either side, before its day. */
export const endTemporary = command('end-temporary', {
  summary: { vi: 'Kết thúc sinh hoạt tạm thời', en: 'End a temporary stay' },
  input: z.object({ transferId: id, on: day }),
  output: done,
});

/** «Một việc chuyển» — as one side sees it. */
export const move = z.object({
  id,
  side: z.enum(['out', 'in']),
  organisationNo: z.int(),
  organisationId: id,
  organisationName: z.string(),
  personId: id,
  fullName: z.string(),
  kind,
  otherName: z.string(),
  otherIsHere: z.boolean(),
  state: z.enum(['requested', 'issued', 'received', 'refused', 'withdrawn', 'returned', 'coming']),
  turn: z.enum(['mine', 'others', 'coming', 'below', 'over']),
  effectiveOn: z.nullable(day),
  untilOn: z.nullable(day),
  letterId: z.nullable(id),
  letterNumber: z.nullable(z.string()),
  issuedOn: z.nullable(day),
  validUntil: z.nullable(day),
  answeredOn: z.nullable(day),
  lapsed: z.boolean(),
  dueOn: z.nullable(day),
  overdue: z.boolean(),
  citation: z.nullable(citation),
  /** Why: only for those who may see personal data. */
  reason: z.nullable(z.string()),
  refusal: z.nullable(z.string()),
});

/** «Danh sách chuyển sinh hoạt» — of a cell, or of all cells an organisation keeps. */
export const movesOf = query('moves-of', {
  summary: { vi: 'Chuyển sinh hoạt đảng', en: 'Transfers' },
  input: z.object({ organisationId: id, personId: z.optional(id) }),
  output: z.object({
    moves: z.array(move),
    /** How many more there are. */
    rest: z.int(),
  }),
});

/** «Chi bộ có thể chuyển đến» — by name, without marks; those under the same superior first. */
export const cellsNamed = query('cells-named', {
  summary: { vi: 'Tìm chi bộ theo tên', en: 'Find a cell by name' },
  input: z.object({ organisationId: id, search: z.string().check(z.maxLength(100)) }),
  output: z.object({ cells: z.array(z.object({ id, name: z.string(), superior: z.nullable(z.string()) })) }),
});

/** «Giấy giới thiệu để in» — as it was issued. */
export const letterPaper = query('letter-paper', {
  summary: { vi: 'Giấy giới thiệu sinh hoạt đảng', en: 'Letter of introduction' },
  input: z.object({ letterId: id }),
  output: z.object({ number: z.string(), issuedOn: day, document: z.unknown() }),
});

/** «Đảng viên đã tiếp nhận» — between two days, by cell, origin and day. */
export const receivedMembers = query('received-members', {
  summary: { vi: 'Đảng viên đã tiếp nhận theo nơi đi, ngày đến', en: 'Members received by origin and day' },
  input: z.object({ organisationId: id, from: day, until: day }),
  output: z.object({
    groups: z.array(
      z.object({
        organisationId: id,
        organisationName: z.string(),
        /** `null` where nobody knows. */
        fromName: z.nullable(z.string()),
        on: day,
        by: z.enum(['arrival', 'restructuring']),
        count: z.int(),
        people: z.array(z.object({ personId: id, fullName: z.string() })),
      }),
    ),
    /** Of all of them, also of what is not listed. */
    total: z.int(),
    /** How many more lines there are. */
    rest: z.int(),
  }),
});
