import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { citation, day, id, line, ordinal, prose, text } from '#kernel/shapes.ts';
import { findingCodes } from '../rules/offices/watch.ts';

const seat = z.enum(['secretary', 'deputy-secretary', 'committee-member']);
const kind = z.enum(['committee', 'seats', 'upgrade', 'support']);
const count = z.int();

/** «Quyết định đã ký» — beside its number; screens always send it, commands recorded earlier did not know it. */
const signed = z.optional(z.object({ on: day, signer: line, basis: prose }));

/** «Lập đề nghị kiện toàn» — the cell asks its superior. */
export const proposeOffices = command('propose-offices', {
  summary: { vi: 'Đề nghị cấp trên kiện toàn cấp ủy', en: 'Propose offices to the superior' },
  input: z.object({
    proposalId: id,
    kind,
    text: prose,
    people: z.array(z.object({ personId: id, office: seat })).check(z.maxLength(15)),
    on: day,
  }),
  output: z.object({ proposalId: id }),
});

/** «Xét đề nghị kiện toàn» — the superior agrees, or says why not. */
export const reviewProposal = command('review-proposal', {
  summary: { vi: 'Xét đề nghị kiện toàn', en: 'Review a proposal' },
  input: z.object({
    proposalId: id,
    outcome: z.enum(['accepted', 'rejected']),
    reason: z.nullable(prose),
    on: day,
  }),
  output: z.object({ proposalId: id }),
});

/** «Quyết định chỉ định» — the superior fills the seats by a numbered decision. */
export const fillOffices = command('fill-offices', {
  summary: { vi: 'Ra quyết định chỉ định', en: 'Decide and fill the offices' },
  input: z.object({
    proposalId: id,
    decision: line,
    signed,
    from: day,
    /** Left out: no seat, the decision alone. */
    terms: z
      .array(
        z.object({
          termId: id,
          personId: id,
          office: seat,
          statePost: z.optional(z.nullable(line)),
          portfolio: z.optional(z.nullable(line)),
        }),
      )
      .check(z.maxLength(15)),
  }),
  output: z.object({ proposalId: id }),
});

/** «Kết thúc nhiệm kỳ» — an office ends with the day before `until`; the rights end with it. */
export const endTerm = command('end-term', {
  summary: { vi: 'Kết thúc một chức vụ', en: 'End a term of office' },
  input: z.object({
    termId: id,
    until: day,
    why: z.nullable(line),
    decision: z.nullable(line),
    signed,
  }),
  output: z.object({ termId: id }),
});

/** «Chức danh kiêm, khối phụ trách» — recorded with the seat. */
export const noteSeat = command('note-seat', {
  summary: { vi: 'Ghi chức danh kiêm, khối phụ trách', en: 'Note the state post and portfolio of a seat' },
  input: z.object({ termId: id, statePost: z.nullable(line), portfolio: z.nullable(line) }),
  output: z.object({ termId: id }),
});

const finding = z.object({
  code: z.enum(findingCodes),
  crossed: z.nullable(z.enum(['up', 'down'])),
  text,
  proposal: z.nullable(z.object({ kind, text: z.string() })),
  citation: z.nullable(citation),
});

/** «Theo dõi ngưỡng» — which organisations below crossed a threshold or lack an office, by the rule of the day. */
export const officeWatch = query('office-watch', {
  summary: { vi: 'Theo dõi ngưỡng và chức danh khuyết', en: 'Thresholds crossed and vacant offices' },
  input: z.object({
    organisationId: z.uuid(),
    asOf: day,
    since: day,
    code: z.optional(z.enum(findingCodes)),
    after: z.optional(z.nullable(ordinal)),
  }),
  output: z.object({
    counts: z.array(z.object({ code: z.enum(findingCodes), organisations: count })),
    rows: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        parentName: z.nullable(z.string()),
        isCell: z.boolean(),
        members: count,
        official: count,
        membersBefore: count,
        officialBefore: count,
        findings: z.array(finding),
      }),
    ),
    total: count,
    next: z.nullable(count),
  }),
});

/** «Đề nghị kiện toàn đang có» — asked for below an organisation, the open ones first. */
export const officeProposals = query('office-proposals', {
  summary: { vi: 'Đề nghị kiện toàn', en: 'Proposals about offices' },
  input: z.object({ organisationId: z.uuid() }),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        organisationId: z.uuid(),
        organisationName: z.string(),
        kind,
        text: z.string(),
        people: z.array(z.object({ personId: z.uuid(), fullName: z.nullable(z.string()), office: seat })),
        proposedOn: z.string(),
        reviewedOn: z.nullable(z.string()),
        outcome: z.nullable(z.enum(['accepted', 'rejected'])),
        reason: z.nullable(z.string()),
        decision: z.nullable(z.string()),
        decidedOn: z.nullable(z.string()),
      }),
    ),
  }),
});

export const seatFilters = ['ending', 'later', 'concurrent', 'forbidden'] as const;

/** «Nhiệm kỳ và chức vụ» — the seats below an organisation on a day, with what is to be seen to. */
export const seatsOf = query('seats-of', {
  summary: { vi: 'Nhiệm kỳ và chức vụ', en: 'Terms and offices' },
  input: z.object({
    organisationId: z.uuid(),
    asOf: day,
    only: z.optional(z.enum(seatFilters)),
    after: z.optional(z.nullable(ordinal)),
  }),
  output: z.object({
    counts: z.object({ seats: count, ending: count, later: count, concurrent: count, forbidden: count }),
    /** How many cells have each model of concurrent posts. */
    models: z.array(z.object({ office: z.string(), post: z.string(), cells: count })),
    rows: z.array(
      z.object({
        term: z.uuid(),
        personId: z.uuid(),
        fullName: z.string(),
        organisationId: z.uuid(),
        organisationName: z.string(),
        isCell: z.boolean(),
        office: z.string(),
        title: z.nullable(z.string()),
        statePost: z.nullable(z.string()),
        portfolio: z.nullable(z.string()),
        from: z.string(),
        decision: z.nullable(z.string()),
        signedOn: z.nullable(day),
        signer: z.nullable(z.string()),
        basis: z.nullable(z.string()),
        endsOn: z.nullable(z.string()),
        isLater: z.boolean(),
        pair: z.nullable(z.enum(['wished', 'forbidden'])),
      }),
    ),
    total: count,
    next: z.nullable(count),
    termCitation: z.nullable(citation),
    pairCitation: z.nullable(citation),
  }),
});
