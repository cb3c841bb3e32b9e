import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { citation, day, id, line } from '#kernel/shapes.ts';

const done = z.object({ id });
const how = z.enum(['left', 'removed', 'expelled', 'died']);
const outcome = z.enum(['returned', 'exempted', 'transferred', 'removal-proposed', 'mistaken']);

/** «Ghi trường hợp» — away, exempt, suspended. */
export const setCircumstance = command('set-circumstance', {
  summary: { vi: 'Ghi trường hợp của đảng viên', en: 'Record a circumstance' },
  input: z.object({
    circumstanceId: id,
    personId: id,
    kind: z.enum(['away', 'exempt', 'suspended']),
    from: day,
    until: z.nullable(day),
    decision: z.nullable(line),
    ground: z.nullable(line),
    place: z.nullable(line),
    contact: z.nullable(line),
  }),
  output: done,
});

/** «Kết thúc trường hợp». */
export const endCircumstance = command('end-circumstance', {
  summary: { vi: 'Kết thúc trường hợp', en: 'End a circumstance' },
  input: z.object({ circumstanceId: id, on: day }),
  output: done,
});

/** «Bỏ trường hợp ghi nhầm» — until a locked meeting rests on it. */
export const undoCircumstance = command('undo-circumstance', {
  summary: { vi: 'Bỏ trường hợp ghi nhầm', en: 'Take back a circumstance' },
  input: z.object({ circumstanceId: id }),
  output: done,
});

/** «Công nhận đảng viên chính thức». */
export const recogniseMember = command('recognise-member', {
  summary: { vi: 'Công nhận đảng viên chính thức', en: 'Recognise as official member' },
  input: z.object({ standingId: id, personId: id, on: day, decision: line }),
  output: done,
});

/** «Bỏ công nhận ghi nhầm». */
export const undoRecognition = command('undo-recognition', {
  summary: { vi: 'Bỏ công nhận ghi nhầm', en: 'Take back a recognition' },
  input: z.object({ personId: id }),
  output: done,
});

/** «Ra khỏi Đảng, từ trần». */
export const endMembership = command('end-membership', {
  summary: { vi: 'Ghi ra khỏi Đảng, từ trần', en: 'Record the end of a membership' },
  input: z.object({ departureId: id, personId: id, how, on: day, decision: line, reason: z.nullable(line) }),
  output: done,
});

/** «Bỏ dòng ra khỏi Đảng ghi nhầm». */
export const undoDeparture = command('undo-departure', {
  summary: { vi: 'Bỏ dòng ra khỏi Đảng ghi nhầm', en: 'Take back the end of a membership' },
  input: z.object({ departureId: id }),
  output: done,
});

/** «Mở vụ việc bỏ sinh hoạt». */
export const openCase = command('open-case', {
  summary: { vi: 'Mở vụ việc bỏ sinh hoạt', en: 'Open a case of absence' },
  input: z.object({ caseId: id, personId: id }),
  output: done,
});

/** «Ghi bước giải quyết». */
export const noteStep = command('note-step', {
  summary: { vi: 'Ghi bước giải quyết', en: 'Note a step of a case' },
  input: z.object({ stepId: id, caseId: id, on: day, words: line }),
  output: done,
});

/** «Khép vụ việc». */
export const closeCase = command('close-case', {
  summary: { vi: 'Khép vụ việc bỏ sinh hoạt', en: 'Close a case of absence' },
  input: z.object({ caseId: id, outcome }),
  output: done,
});

const whose = { personId: id, fullName: z.string(), organisationId: id, organisationName: z.string() };

/** «Trường hợp đang có» — away, exempt, suspended, elsewhere for a time, of a cell or of all below; those that end soon first. */
export const circumstancesOf = query('circumstances-of', {
  summary: { vi: 'Đi xa, miễn, đình chỉ, tạm thời', en: 'Away, exempt, suspended, temporary' },
  input: z.object({
    organisationId: id,
    /** Left out: today. */
    asOf: z.optional(day),
  }),
  output: z.object({
    lines: z.array(
      z.object({
        ...whose,
        id,
        kind: z.enum(['exempt', 'suspended', 'temporarily-elsewhere', 'temporarily-here', 'away']),
        from: day,
        until: z.nullable(day),
        decision: z.nullable(z.string()),
        ground: z.nullable(z.string()),
        place: z.nullable(z.string()),
        contact: z.nullable(z.string()),
        withTransfer: z.boolean(),
        /** Ends within the days of the reminder, or has ended in as many. */
        endsSoon: z.boolean(),
        hasEnded: z.boolean(),
      }),
    ),
    /** How many more lines there are. */
    rest: z.int(),
    remindDays: z.int(),
  }),
});

/** «Bỏ sinh hoạt» — who was absent without reason too often, and the cases. */
export const absencesOf = query('absences-of', {
  summary: { vi: 'Vắng không lý do liên tiếp', en: 'Absent without reason in a row' },
  input: z.object({ organisationId: id }),
  output: z.object({
    absent: z.array(z.object({ ...whose, missed: z.int(), sinceOn: day })),
    /** How many grassroots committees below count those of their own cells; `absent` leaves these out. */
    nearer: z.int(),
    cases: z.array(
      z.object({
        ...whose,
        id,
        openedOn: day,
        missed: z.int(),
        sinceOn: day,
        dueOn: day,
        overdue: z.boolean(),
        outcome: z.nullable(outcome),
        closedOn: z.nullable(day),
        steps: z.array(z.object({ id, onDay: day, words: z.string() })),
      }),
    ),
    /** How many more cases there are. */
    rest: z.int(),
    least: z.int(),
    citation: z.nullable(citation),
    /** From how many months on the cell considers removal, with its citation. */
    removal: z.nullable(z.object({ months: z.int(), citation })),
  }),
});

/** «Những người đã ra» — left, removed, expelled, died: for those who may see personal data. */
export const departuresOf = query('departures-of', {
  summary: { vi: 'Ra khỏi Đảng, từ trần', en: 'Ends of membership' },
  input: z.object({ organisationId: id }),
  output: z.object({
    departures: z.array(
      z.object({ ...whose, id, how, onDay: day, decision: z.string(), reason: z.nullable(z.string()) }),
    ),
    /** How many more there are. */
    rest: z.int(),
  }),
});
