import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { code, day, id, line } from '#kernel/shapes.ts';

/** «Một dòng danh sách đảng viên». */
export const memberLine = z.object({
  personId: z.uuid(),
  fullName: z.string(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  standing: z.enum(['official', 'probationary']),
  circumstances: z.array(z.string()),
  offices: z.array(z.string()),
});
export type MemberLine = z.infer<typeof memberLine>;

const place = z.tuple([code, z.uuid()]);

/** «Danh sách đảng viên» — of an organisation and all below it, as of a day, by given name. */
export const membersOf = query('members-of', {
  summary: { vi: 'Danh sách đảng viên', en: 'List of members' },
  typed: true,
  input: z.object({
    organisationId: z.nullable(z.uuid()),
    asOf: day,
    search: z.optional(z.string().check(z.maxLength(100))),
    standing: z.optional(z.enum(['official', 'probationary'])),
    circumstance: z.optional(
      z.enum(['exempt', 'suspended', 'temporarily-elsewhere', 'temporarily-here', 'away']),
    ),
    office: z.optional(code),
    block: z.optional(code),
    kind: z.optional(code),
    category: z.optional(code),
    after: z.optional(z.nullable(place)),
  }),
  output: z.object({ rows: z.array(memberLine), total: z.int(), next: z.nullable(place) }),
});

const dated = { from: z.string(), until: z.nullable(z.string()) };

/** «Trang đảng viên» — one person: belonging, standing, offices, and what the reader's right opens. */
export const memberPage = query('member-page', {
  summary: { vi: 'Trang của một đảng viên', en: 'Page of one member' },
  input: z.object({ personId: z.uuid(), asOf: day }),
  output: z.object({
    personId: z.uuid(),
    fullName: z.string(),
    affiliations: z.array(
      z.object({
        organisationId: z.uuid(),
        name: z.string(),
        earlierUnknown: z.boolean(),
        ...dated,
        /** Where it ended with the membership, and the reader may see why: how, and by what paper. */
        left: z.optional(z.nullable(z.object({ how: z.string(), decision: z.string() }))),
      }),
    ),
    standings: z.array(z.object({ standing: z.string(), ...dated })),
    circumstances: z.array(z.object({ kind: z.string(), ground: z.nullable(z.string()), ...dated })),
    offices: z.array(
      z.object({ office: z.string(), title: z.nullable(z.string()), organisation: z.string(), ...dated }),
    ),
    /** Where the person attends by assignment, also before; the office that came with it is not told again. */
    attachments: z.array(
      z.object({
        id: z.uuid(),
        host: z.string(),
        kind: z.string(),
        duty: z.nullable(z.string()),
        decision: z.string(),
        meetings: z.int(),
        attended: z.int(),
        ...dated,
      }),
    ),
    /** `null` where the reader's right does not open personal data. */
    record: z.nullable(z.record(z.string(), z.nullable(z.union([z.string(), z.boolean()])))),
    sensitive: z.nullable(
      z.object({
        ethnicGroup: z.nullable(z.string()),
        religion: z.nullable(z.string()),
        purpose: z.string(),
      }),
    ),
    /** Who may see this page today: office, place, and what it opens. */
    openTo: z.array(
      z.object({ office: z.string(), place: z.string(), people: z.int(), personal: z.boolean() }),
    ),
  }),
});

/** «Tôi là ai trong sổ» — the person behind the session: offices held today, cells belonged to. */
export const me = query('me', {
  summary: { vi: 'Người đang mở sổ', en: 'Who is signed in' },
  input: z.object({}),
  output: z.object({
    person: z.object({ id: z.uuid(), fullName: z.nullable(z.string()) }),
    offices: z.array(
      z.object({
        /** `null`: by belonging to the cell, without a term. */
        term: z.nullable(z.uuid()),
        office: z.string(),
        title: z.nullable(z.string()),
        organisation: z.object({
          id: z.uuid(),
          no: z.int(),
          name: z.string(),
          code: z.nullable(z.string()),
          kind: z.string(),
          category: z.nullable(z.string()),
          isCell: z.boolean(),
        }),
        from: z.string(),
        until: z.nullable(z.string()),
      }),
    ),
  }),
});

/** «Giao chức vụ» — a term of office from a day on. Whoever is not in the register yet is entered by name. */
export const appoint = command('appoint', {
  summary: { vi: 'Giao chức vụ', en: 'Appoint to an office' },
  input: z.object({
    termId: id,
    personId: id,
    fullName: z.optional(line),
    organisationId: id,
    office: z.enum(['secretary', 'deputy-secretary', 'committee-member', 'follower', 'office-staff']),
    title: z.optional(z.nullable(line)),
    from: day,
    decision: z.nullable(line),
  }),
  output: z.object({ termId: id, personId: id }),
});
