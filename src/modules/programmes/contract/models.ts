import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { day, id, line, prose } from '#kernel/shapes.ts';
import { levels } from '../rules/words.ts';

const done = z.object({ id });
const level = z.enum(levels);
const months = z.int().check(z.minimum(1), z.maximum(60));

/** «Ghi, sửa mô hình» — the same id again changes it. */
export const setModel = command('set-model', {
  summary: { vi: 'Ghi, sửa mô hình', en: 'Set up or change a model' },
  input: z.object({
    id,
    name: line,
    description: prose,
    document: line,
    /** `null`: as the rule pack says. */
    reviewMonths: z.nullable(months),
    begunOn: day,
  }),
  output: done,
});

/** «Chọn đơn vị điểm» — who chose it, at which level, by which paper, from which day. */
export const choosePilot = command('choose-pilot', {
  summary: { vi: 'Chọn đơn vị điểm của mô hình', en: 'Choose a pilot of a model' },
  input: z.object({
    modelId: id,
    unitId: id,
    level,
    chosenBy: line,
    decision: z.nullable(line),
    on: day,
  }),
  output: done,
});

/** «Đưa vào kế hoạch nhân rộng» — units below, from a day on, each to begin by another. */
export const planUnits = command('plan-units', {
  summary: { vi: 'Đưa đơn vị vào kế hoạch nhân rộng', en: 'Plan units of a roll-out' },
  input: z.object({
    modelId: id,
    unitIds: z.array(id).check(z.minLength(1), z.maxLength(300)),
    on: day,
    dueOn: z.nullable(day),
  }),
  output: z.object({ planned: z.int() }),
});

/** «Ghi đơn vị đã làm theo mô hình». */
export const startUnit = command('start-unit', {
  summary: { vi: 'Ghi đơn vị đã làm theo mô hình', en: 'Record that a unit works by the model' },
  input: z.object({ modelId: id, unitId: id, on: day }),
  output: done,
});

/** «Thôi làm theo mô hình» — or out of the plan, with the reason. */
export const endUnit = command('end-unit', {
  summary: { vi: 'Đơn vị thôi mô hình, ra khỏi kế hoạch', en: 'A unit leaves the model or its plan' },
  input: z.object({ modelId: id, unitId: id, on: day, reason: line }),
  output: done,
});

const model = {
  id,
  name: z.string(),
  document: z.string(),
  begunOn: day,
  organisationId: id,
  organisationName: z.string(),
};
const rollout = { planned: z.int(), done: z.int(), late: z.int() };
const chosen = { level: z.nullable(level), chosenBy: z.nullable(z.string()) };

/** «Các mô hình» — of an organisation, of those above and below, with every pilot by level, on a day. */
export const modelsOf = query('models-of', {
  summary: { vi: 'Mô hình, đơn vị điểm, nhân rộng', en: 'Models, pilots, roll-out' },
  input: z.object({ organisationId: id, asOf: day }),
  output: z.object({
    models: z.array(z.object({ ...model, ...rollout, pilots: z.int() })),
    pilots: z.array(
      z.object({
        modelId: id,
        modelName: z.string(),
        unitId: id,
        unitName: z.string(),
        level,
        chosenBy: z.string(),
        startedOn: day,
      }),
    ),
  }),
});

const unit = {
  unitId: id,
  unitName: z.string(),
  superiorName: z.nullable(z.string()),
  ...chosen,
  decision: z.nullable(z.string()),
  plannedOn: z.nullable(day),
  dueOn: z.nullable(day),
  startedOn: z.nullable(day),
  endedOn: z.nullable(day),
  endReason: z.nullable(z.string()),
};

/** «Trang mô hình» — pilots, and every unit of the plan with its day and its place among its siblings, on a day. */
export const modelPage = query('model-page', {
  summary: { vi: 'Một mô hình: điểm, nhân rộng, nơi còn thiếu', en: 'A model: pilots, roll-out, gaps' },
  input: z.object({ modelId: id, asOf: day }),
  output: z.object({
    model: z.object({ ...model, description: z.string(), reviewMonths: z.nullable(z.int()) }),
    ...rollout,
    units: z.array(
      z.object({
        ...unit,
        /** On the day; units that had no part in it then are not listed. */
        standing: z.enum(['working', 'late', 'waiting']),
        /** By the day it began, among those of the plan. */
        rank: z.nullable(z.int()),
      }),
    ),
    /** Who left, and why. */
    left: z.array(z.object(unit)),
    /** Planned units that have not begun by superior: where the gaps are. */
    gaps: z.array(z.object({ name: z.string(), planned: z.int(), done: z.int() })),
  }),
});

/** «Mô hình nơi này tham gia» — on a day. */
export const modelsOfUnit = query('models-of-unit', {
  summary: { vi: 'Mô hình mà một tổ chức tham gia', en: 'The models a unit takes part in' },
  input: z.object({ organisationId: id, asOf: day }),
  output: z.object({
    models: z.array(
      z.object({
        modelId: id,
        name: z.string(),
        ...chosen,
        standing: z.enum(['working', 'late', 'waiting']),
        startedOn: z.nullable(day),
        dueOn: z.nullable(day),
      }),
    ),
  }),
});
