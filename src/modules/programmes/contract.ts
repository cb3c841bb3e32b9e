import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { day, id, line, prose } from '#kernel/shapes.ts';
import { named, ratio } from './contract/shapes.ts';
import { indicators, measureStates, programmeKinds, tagKinds } from './rules/words.ts';

const done = z.object({ id });
const kind = z.enum(programmeKinds);
const state = z.enum(measureStates);
const indicator = z.nullable(z.enum(indicators));
/** Hundredths of a point, or of a percent: at most 100. */
const goal = z.nullable(z.int().check(z.minimum(1), z.maximum(10_000)));

/** «Lập, sửa chương trình» — the same id again changes it. */
export const setProgramme = command('set-programme', {
  summary: { vi: 'Lập, sửa chương trình, đề án', en: 'Set up or change a programme' },
  input: z.object({
    id,
    kind,
    title: line,
    /** Number, day and issuer of the programme itself. */
    document: line,
    basis: prose,
    paperId: z.nullable(id),
    begunOn: day,
    dueOn: day,
  }),
  output: done,
});

/** «Kết thúc chương trình» — with what came of it; what was not done stays to be read. */
export const closeProgramme = command('close-programme', {
  summary: { vi: 'Kết thúc chương trình', en: 'Close a programme' },
  input: z.object({ programmeId: id, on: day, conclusion: prose }),
  output: done,
});

/** «Đặt, sửa giải pháp» — the same id again changes it. */
export const setMeasure = command('set-measure', {
  summary: { vi: 'Đặt, sửa giải pháp', en: 'Set or change a measure' },
  input: z.object({
    id,
    programmeId: id,
    title: line,
    unitId: z.nullable(id),
    unitName: line,
    begunOn: day,
    dueOn: day,
    indicator,
    goal,
  }),
  output: done,
});

/** «Bỏ giải pháp» — as long as no work is linked. */
export const dropMeasure = command('drop-measure', {
  summary: { vi: 'Bỏ một giải pháp', en: 'Drop a measure' },
  input: z.object({ measureId: id }),
  output: done,
});

/** «Ghi tình trạng giải pháp» — with the reason, where no work tells it. */
export const stateMeasure = command('state-measure', {
  summary: { vi: 'Ghi tình trạng giải pháp', en: 'State how a measure stands' },
  input: z.object({ measureId: id, state, reason: line }),
  output: done,
});

const programme = {
  id,
  kind,
  title: z.string(),
  begunOn: day,
  dueOn: day,
  closedOn: z.nullable(day),
  organisationId: id,
  organisationName: z.string(),
};

/** «Các chương trình» — of an organisation and of those above it, with how many measures stand how. */
export const programmesOf = query('programmes-of', {
  summary: { vi: 'Chương trình, đề án của cấp mình và cấp trên', en: 'Programmes here and above' },
  input: z.object({ organisationId: id }),
  output: z.object({
    programmes: z.array(
      z.object({
        ...programme,
        measures: z.int(),
        done: z.int(),
        late: z.int(),
        /** Measures for which this organisation itself is responsible. */
        mine: z.int(),
      }),
    ),
  }),
});

/** «Trang chương trình» — measures, the late ones first, with what is linked to each. */
export const programmePage = query('programme-page', {
  summary: { vi: 'Một chương trình, từng giải pháp', en: 'A programme, measure by measure' },
  input: z.object({ programmeId: id }),
  output: z.object({
    programme: z.object({
      ...programme,
      document: z.string(),
      basis: z.string(),
      paperId: z.nullable(id),
      paperTitle: z.nullable(z.string()),
      conclusion: z.nullable(z.string()),
    }),
    measures: z.array(
      z.object({
        id,
        position: z.int(),
        title: z.string(),
        unitId: z.nullable(id),
        unitName: z.string(),
        begunOn: day,
        dueOn: day,
        state,
        /** What says so: what is linked, somebody's word, or nothing but the days. */
        by: z.enum(['work', 'stated', 'plan']),
        done: z.int(),
        all: z.int(),
        indicator,
        goal,
        /** The indicator so far, over the months that have passed since the measure began. */
        reached: z.nullable(ratio),
        stated: z.nullable(state),
        statedReason: z.nullable(z.string()),
        statedOn: z.nullable(day),
        work: z.array(
          z.object({
            of: z.enum(tagKinds),
            itemId: id,
            organisationId: id,
            organisationName: z.string(),
            /** `null`: an item whose words stay in the cell. */
            title: z.nullable(z.string()),
            state: z.enum(['draft', 'open', 'done', 'dropped']),
            /** The deadline, or the day of the meeting. */
            on: z.nullable(day),
            /** Of a target: how much of the goal, in hundredths of the unit. */
            target: z.nullable(z.object({ part: z.int(), whole: z.int(), unit: z.string() })),
          }),
        ),
      }),
    ),
  }),
});

/** «Đơn vị, văn bản để chọn» — what a programme or a model of this organisation can name. */
export const programmeChoices = query('programme-choices', {
  summary: { vi: 'Đơn vị, văn bản để chọn khi lập chương trình', en: 'Units and papers to choose from' },
  input: z.object({ organisationId: id }),
  output: z.object({
    units: z.array(named),
    papers: z.array(z.object({ id, title: z.string(), issuedOn: day })),
  }),
});
