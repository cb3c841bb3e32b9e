import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { day, fileHash, id, line, prose } from '#kernel/shapes.ts';

const done = z.object({ id });
const ofOne = { shortcomingId: id };

/** «Ghi hạn chế phải khắc phục» — found by a review; `personId: null`: of the organisation itself. The same id again corrects it, but not whose it is. */
export const recordShortcoming = command('record-shortcoming', {
  summary: { vi: 'Ghi hạn chế phải khắc phục', en: 'Record a shortcoming to be put right' },
  input: z.object({
    id,
    personId: z.nullable(id),
    text: prose,
    source: line,
    foundOn: day,
    remedy: prose,
    responsibleId: id,
    dueOn: day,
  }),
  output: done,
});

/** «Báo đã khắc phục» — with what shows it. */
export const reportShortcoming = command('report-shortcoming', {
  summary: { vi: 'Báo đã khắc phục một hạn chế', en: 'Report a shortcoming as put right' },
  input: z.object({
    ...ofOne,
    evidence: prose,
    /** A paper or picture beside the words; left out: as before, `null`: none. Of one person's there is none. */
    file: z.optional(z.nullable(z.object({ sha256: fileHash, name: line }))),
  }),
  output: done,
});

/** «Kiểm tra, đóng lại» — by somebody else than who is responsible, has reported it or has it. */
export const closeShortcoming = command('close-shortcoming', {
  summary: { vi: 'Kiểm tra và đóng một hạn chế', en: 'Check and close a shortcoming' },
  input: z.object({ ...ofOne, verdict: line }),
  output: done,
});

/** «Mở lại» — not put right after all. */
export const reopenShortcoming = command('reopen-shortcoming', {
  summary: { vi: 'Mở lại một hạn chế', en: 'Open a shortcoming again' },
  input: z.object({ ...ofOne, reason: line }),
  output: done,
});

/** «Hạn chế của một tổ chức và các chi bộ» — open ones, the oldest first; closed ones of the last thirteen months are counted. */
export const shortcomingsBelow = query('shortcomings-below', {
  summary: {
    vi: 'Hạn chế phải khắc phục của tổ chức và cấp dưới',
    en: 'Shortcomings of an organisation and below',
  },
  input: z.object({ organisationId: id }),
  output: z.object({
    asOf: day,
    /** Who holds an office of the organisation itself. */
    people: z.array(z.object({ id, name: z.string() })),
    closed: z.int(),
    open: z.array(
      z.object({
        id,
        organisationId: id,
        name: z.string(),
        isOwn: z.boolean(),
        personId: z.nullable(id),
        person: z.nullable(z.string()),
        text: z.string(),
        source: z.string(),
        foundOn: day,
        remedy: z.string(),
        responsibleId: id,
        responsible: z.nullable(z.string()),
        dueOn: day,
        state: z.enum(['open', 'reported']),
        evidence: z.nullable(z.string()),
        evidenceFile: z.nullable(z.string()),
        evidenceFileName: z.nullable(z.string()),
        reportedBy: z.nullable(id),
        reopened: z.int(),
        reopenReason: z.nullable(z.string()),
      }),
    ),
  }),
});
