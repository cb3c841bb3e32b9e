import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { day, id, line, prose } from '#kernel/shapes.ts';

const done = z.object({ id });
const count = z.int();

/** «Chuyển lên cấp trên» — in words of the cell's own; the same id again corrects them while nobody has answered. */
export const passConcern = command('pass-concern', {
  summary: { vi: 'Chuyển một điều lên cấp trên', en: 'Pass a concern to the level above' },
  input: z.object({ id, concernId: id, text: prose, agreed: z.boolean() }),
  output: done,
});

/** «Rút điều đã chuyển» — while it waits where it was sent first. */
export const takeBackConcern = command('take-back-concern', {
  summary: { vi: 'Rút điều đã chuyển lên', en: 'Take back what was passed up' },
  input: z.object({ passedId: id }),
  output: done,
});

/** «Cấp trên trả lời» — to the cell of the envelope; a second time corrects it. */
export const answerPassedConcern = command('answer-passed-concern', {
  summary: { vi: 'Trả lời điều chi bộ chuyển lên', en: 'Answer what a cell passed up' },
  input: z.object({ passedId: id, answer: prose }),
  output: done,
});

/** «Chuyển tiếp» — to the next level above. */
export const passConcernOn = command('pass-concern-on', {
  summary: { vi: 'Chuyển tiếp lên cấp trên nữa', en: 'Pass it on to the next level' },
  input: z.object({ passedId: id, words: z.optional(z.nullable(line)) }),
  output: done,
});

/** «Gộp kiến nghị giống nhau» — under one title with others; `null` takes it out again. By the level where it lies. */
export const groupPassedConcern = command('group-passed-concern', {
  summary: { vi: 'Gộp kiến nghị giống nhau', en: 'Group petitions that are alike' },
  input: z.object({ passedId: id, petition: z.nullable(z.object({ id, title: line })) }),
  output: done,
});

/** «Điều các chi bộ chuyển lên» — that lie or lay with an organisation; waiting ones first, the oldest before the others. */
export const passedConcerns = query('passed-concerns', {
  summary: { vi: 'Điều các chi bộ chuyển lên', en: 'What the cells have passed up' },
  input: z.object({ organisationId: id }),
  output: z.object({
    /** The next level, if there is one to pass things on to. */
    above: z.nullable(z.string()),
    figures: z.object({
      waiting: count,
      answered: count,
      medianDays: z.nullable(z.number()),
      longestWait: z.nullable(count),
    }),
    passed: z.array(
      z.object({
        id,
        organisationId: id,
        name: z.string(),
        kind: z.enum(['wish', 'people', 'matter']),
        text: z.string(),
        saidBy: z.nullable(z.string()),
        /** The petition under which it stands with others. */
        petitionId: z.nullable(id),
        petition: z.nullable(z.string()),
        passedOn: day,
        /** Where it lies now. */
        holder: z.string(),
        isHere: z.boolean(),
        trail: z.array(z.object({ name: z.string(), on: day, words: z.nullable(z.string()) })),
        state: z.enum(['waiting', 'answered']),
        answer: z.nullable(z.string()),
        answeredOn: z.nullable(day),
      }),
    ),
    /** What members assigned to the cells below heard from people there; counted in `figures` with the rest. */
    opinions: z.array(
      z.object({
        id,
        attachmentId: id,
        name: z.string(),
        fullName: z.string(),
        words: z.string(),
        passedOn: day,
        state: z.enum(['waiting', 'answered']),
        answer: z.nullable(z.string()),
        answeredOn: z.nullable(day),
      }),
    ),
  }),
});

const logged = {
  open: count,
  closed: count,
  medianDays: z.nullable(z.number()),
  longestWait: z.nullable(count),
};

/** «Điều nêu ra ở các chi bộ» — counted for the levels above, without the words and the people. */
export const concernsOfCells = query('concerns-of-cells', {
  summary: {
    vi: 'Điều nêu ra ở các chi bộ: còn chờ, đã trả lời, mấy ngày',
    en: 'Concerns of the cells, counted',
  },
  input: z.object({ organisationId: id }),
  output: z.object({
    total: z.object(logged),
    /** Those with something raised, the longest waiting first; of thousands of cells the first. */
    cells: z.array(z.object({ organisationId: id, name: z.string(), ...logged })),
    rest: count,
  }),
});
