import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { code, day, id, line } from '#kernel/shapes.ts';
import { appraisalGrades, jobCategories, schoolingKinds } from './rules/words.ts';

const job = z.enum(jobCategories);
const kind = z.enum(schoolingKinds);
const grade = z.nullable(z.enum(appraisalGrades));
const dated = { from: day, until: z.nullable(day) };

/** «Ghi công tác» — what a member of the cell works as, and where, from a day on. */
export const recordEmployment = command('record-employment', {
  summary: { vi: 'Ghi nghề nghiệp, nơi công tác', en: 'Record work and workplace' },
  input: z.object({
    id,
    personId: id,
    from: day,
    category: z.nullable(job),
    /** An organisation of the tree; `null`: a unit outside it, or none. */
    workplaceId: z.nullable(id),
    workplace: z.nullable(line),
    sector: z.nullable(line),
    post: z.nullable(line),
  }),
  output: z.object({ id }),
});

/** «Ghi trình độ» — a level reached, from a day on. */
export const recordSchooling = command('record-schooling', {
  summary: { vi: 'Ghi trình độ', en: 'Record a level' },
  input: z.object({
    id,
    personId: id,
    from: day,
    kind,
    level: line,
    source: z.nullable(line),
  }),
  output: z.object({ id }),
});

/** «Nghề nghiệp, trình độ của một đảng viên» — the latest first. */
export const workOf = query('work-of', {
  summary: { vi: 'Nghề nghiệp, nơi công tác, trình độ', en: 'Work, workplace, levels' },
  input: z.object({ personId: id }),
  output: z.object({
    fullName: z.nullable(z.string()),
    employments: z.array(
      z.object({
        category: z.nullable(job),
        workplaceId: z.nullable(id),
        workplace: z.nullable(z.string()),
        sector: z.nullable(z.string()),
        post: z.nullable(z.string()),
        ...dated,
      }),
    ),
    schooling: z.array(z.object({ kind, level: z.string(), source: z.nullable(z.string()), ...dated })),
    appraisals: z.array(
      z.object({
        year: z.int(),
        workplace: z.string(),
        words: z.nullable(z.string()),
        grade,
        givenOn: z.nullable(day),
        givenBy: z.nullable(z.string()),
      }),
    ),
    /** «Từng năm» — meetings of their own cell, tasks by the year they were due, and the rating. */
    years: z.array(
      z.object({
        year: z.int(),
        meetings: z.int(),
        attended: z.int(),
        tasks: z.int(),
        done: z.int(),
        grade,
        decision: z.nullable(z.string()),
        signedOn: z.nullable(day),
      }),
    ),
  }),
});

/** «Tìm nơi công tác» — names of organisations are public. */
export const workplacesNamed = query('workplaces-named', {
  summary: { vi: 'Tìm nơi công tác trong sổ', en: 'Find a workplace in the book' },
  typed: true,
  input: z.object({ search: z.string().check(z.maxLength(100)) }),
  output: z.object({
    places: z.array(z.object({ id, name: z.string(), superior: z.nullable(z.string()) })),
  }),
});

const year = z.int().check(z.minimum(1930), z.maximum(2200));
const state = z.enum(['missing', 'asked', 'given']);
/** «Nhận xét» — as lists show it. */
const appraised = z.object({
  /** `null`: not asked for yet. */
  appraisalId: z.nullable(id),
  state,
  askedOn: z.nullable(day),
  words: z.nullable(z.string()),
  grade,
  givenOn: z.nullable(day),
  givenBy: z.nullable(z.string()),
});

/** «Người công tác tại đơn vị» — whoever works here and belongs to another cell, with tasks and the year's appraisal. */
export const peopleAtWork = query('people-at-work', {
  summary: { vi: 'Người công tác ở đây, sinh hoạt nơi khác', en: 'Who works here and belongs elsewhere' },
  input: z.object({ organisationId: id, year }),
  output: z.object({
    people: z.array(
      z.extend(appraised, {
        personId: id,
        fullName: z.string(),
        cellName: z.string(),
        category: z.nullable(job),
        post: z.nullable(z.string()),
        sector: z.nullable(z.string()),
        from: day,
        tasks: z.array(
          z.object({
            id,
            title: z.string(),
            dueOn: z.nullable(day),
            state: z.enum(['open', 'done', 'dropped']),
            result: z.nullable(z.string()),
            /** Who gave it; `null`: the cell. */
            givenBy: z.nullable(z.string()),
          }),
        ),
      }),
    ),
  }),
});

/** «Nhận xét theo ngành, theo đơn vị» — how many work there, whose appraisal is given, and its grades. */
export const appraisalsByPlace = query('appraisals-by-place', {
  summary: { vi: 'Nhận xét trong năm theo ngành, đơn vị', en: 'Appraisals by sector and work unit' },
  input: z.object({ organisationId: id, year, by: z.enum(['sector', 'unit']) }),
  output: z.object({
    places: z.array(
      z.object({
        /** `''`: not recorded. */
        name: z.string(),
        people: z.int(),
        given: z.int(),
        excellent: z.int(),
        good: z.int(),
        done: z.int(),
        notDone: z.int(),
        ungraded: z.int(),
      }),
    ),
  }),
});

/** «Nhận xét của nơi công tác» — of a cell or of all below: who works elsewhere, and whose appraisal is missing this year. */
export const appraisalsOf = query('appraisals-of', {
  summary: { vi: 'Nhận xét của nơi công tác trong năm', en: 'Appraisals by workplaces this year' },
  typed: true,
  input: z.object({
    organisationId: id,
    year,
    /** Only those of a sector or of a work unit; `name` `''`: not recorded. */
    of: z.optional(z.object({ by: z.enum(['sector', 'unit']), name: z.string().check(z.maxLength(500)) })),
  }),
  output: z.object({
    people: z.array(
      z.extend(appraised, {
        personId: id,
        fullName: z.string(),
        organisationId: id,
        organisationName: z.string(),
        workplace: z.string(),
        /** Whether the workplace keeps a book here and can answer itself. */
        inTree: z.boolean(),
        sector: z.nullable(z.string()),
      }),
    ),
    /** How many more there are. */
    rest: z.int(),
  }),
});

/** «Đề nghị nhận xét» — of members of the cell who work elsewhere, for a year. */
export const askAppraisals = command('ask-appraisals', {
  summary: { vi: 'Đề nghị nơi công tác nhận xét', en: 'Ask workplaces for appraisals' },
  input: z.object({
    year,
    people: z.array(z.object({ id, personId: id })).check(z.minLength(1), z.maxLength(300)),
  }),
  output: z.object({ asked: z.int() }),
});

const given = { appraisalId: id, words: line, grade, on: day, by: line };

/** «Nhận xét đảng viên công tác tại đơn vị» — by the workplace itself. */
export const giveAppraisal = command('give-appraisal', {
  summary: { vi: 'Nhận xét người công tác tại đơn vị', en: 'Appraise who works here' },
  input: z.object(given),
  output: z.object({ id }),
});

/** «Ghi bản nhận xét» — the cell enters the paper of a workplace that keeps no book here. */
export const recordAppraisal = command('record-appraisal', {
  summary: { vi: 'Ghi bản nhận xét nhận được', en: 'Record an appraisal received' },
  input: z.object(given),
  output: z.object({ id }),
});

/** «Ngành, đơn vị công tác» — whose values are names that people gave. */
export const placeFigures = ['sector', 'unit'] as const;

/** «Đếm theo» — job category, one of the kinds of schooling, the sector or the work unit. */
export const workFigures = ['job', ...schoolingKinds, ...placeFigures] as const;

/** «Cơ cấu nghề nghiệp, trình độ» — of everybody below on the day whose record is open to the reader. */
export const peopleByWork = query('people-by-work', {
  summary: { vi: 'Đảng viên theo nghề nghiệp, trình độ', en: 'Members by work and schooling' },
  input: z.object({ organisationId: id, asOf: day, by: z.enum(workFigures) }),
  output: z.object({
    members: z.int(),
    /** By value; `''`: not recorded. */
    counts: z.record(z.string(), z.int()),
    parts: z.array(
      z.object({
        organisationId: id,
        name: z.string(),
        isCell: z.boolean(),
        members: z.int(),
        counts: z.record(z.string(), z.int()),
      }),
    ),
  }),
});

/** «Danh sách sau con số» — the people whom a figure of that table counts. */
export const peopleOfWork = query('people-of-work', {
  summary: { vi: 'Đảng viên sau một con số', en: 'The members behind a figure' },
  typed: true,
  input: z.object({
    organisationId: id,
    asOf: day,
    by: z.enum(workFigures),
    values: z.array(code).check(z.maxLength(20)),
    after: z.optional(z.nullable(z.tuple([code, id]))),
  }),
  output: z.object({
    rows: z.array(
      z.object({ personId: id, fullName: z.string(), organisationName: z.string(), value: z.string() }),
    ),
    total: z.int(),
    next: z.nullable(z.tuple([code, id])),
  }),
});
