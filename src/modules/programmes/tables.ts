import { among, table } from '#platform/database/table.ts';
import type {
  MeasureRow,
  MeasureTagRow,
  ModelRow,
  ModelUnitRow,
  ProgrammeRow,
  ReviewRow,
} from './rules/rows.ts';

/** What a committee sets out is for everybody below it too. */
const fromAbove = among('above');

export const programme = table<ProgrammeRow>('programmes.programme', {
  key: ['id'],
  class: 'internal',
  besides: fromAbove,
  feed: {
    kind: 'programme',
    columns: ['id', 'kind', 'title', 'begunOn', 'dueOn', 'closedOn'],
    first: null,
    rest: 't.closed_on is null',
    downwards: true,
  },
});

export const measure = table<MeasureRow>('programmes.measure', {
  key: ['id'],
  class: 'internal',
  besides: fromAbove,
  feed: {
    kind: 'measure',
    columns: ['id', 'programmeId', 'position', 'title', 'unitName', 'dueOn'],
    first: null,
    rest: 'exists (select from programmes.programme as whole where whole.id = t.programme_id and whole.closed_on is null)',
    downwards: true,
  },
});

export const measureTag = table<MeasureTagRow>('programmes.measure_tag', {
  key: ['itemId'],
  class: 'internal',
  feed: {
    kind: 'measure-tag',
    columns: ['itemId', 'of', 'measureId', 'meetingId'],
    first: null,
    rest: `t.recorded_at >= date_trunc('month', $today) - interval '13 months'`,
  },
});

export const model = table<ModelRow>('programmes.model', {
  key: ['id'],
  class: 'internal',
  besides: fromAbove,
});

export const modelUnit = table<ModelUnitRow>('programmes.model_unit', {
  key: ['modelId', 'unitId'],
  class: 'internal',
  besides: fromAbove,
});

export const review = table<ReviewRow>('programmes.review', {
  key: ['id'],
  class: 'internal',
  // On a person it is for the committee that concluded and those above it, not for the cells below.
  closer: { when: `of <> 'pilot'`, class: 'personal' },
  besides: `of = 'pilot' and ${fromAbove}`,
});

export const tables = [programme, measure, measureTag, model, modelUnit, review];
