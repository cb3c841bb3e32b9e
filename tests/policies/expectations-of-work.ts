import { above, below, internal, oneself, personal, work, type Expectation } from './viewers.ts';

export const moves: readonly Expectation[] = [
  {
    table: 'members.transfer',
    row: { kind: 'official', state: 'requested' },
    seen: [...internal, ...oneself],
    ...work,
  },
  {
    table: 'members.arrival',
    row: { kind: 'official', state: 'coming', standing: 'official' },
    seen: [...internal, ...oneself],
    ...work,
  },
  { table: 'members.letter', seen: [...personal, ...oneself], ...work },
  { table: 'members.reason', row: { about: 'request' }, seen: personal, ...work },
  { table: 'members.departure', row: { how: 'died' }, seen: personal, ...work },
  { table: 'members.absence_case', seen: personal, ...work },
  { table: 'members.case_step', seen: personal, ...work },
  {
    table: 'members.attachment',
    row: { kind: 'attend', standing: 'official' },
    seen: [...internal, ...oneself],
    ...work,
  },
  {
    table: 'members.attachment',
    when: 'of somebody whose home is the neighbour cell',
    row: { kind: 'attend', standing: 'official', home_no: 'neighbour', valid: '[2011-01-01,2011-02-01)' },
    seen: [...internal, ...oneself, 'secretary of the neighbour cell'],
  },
  {
    table: 'members.attachment_note',
    row: { kind: 'activity' },
    seen: [...internal, ...oneself],
    ...work,
  },
  {
    table: 'members.attachment_note',
    when: 'of somebody whose home is the neighbour cell',
    row: { kind: 'comment', home_no: 'neighbour' },
    seen: [...internal, ...oneself, 'secretary of the neighbour cell'],
  },
];

export const careers: readonly Expectation[] = [
  { table: 'careers.employment', seen: [...personal, ...oneself], ...work },
  {
    table: 'careers.employment',
    when: 'of somebody who works at the neighbour cell',
    row: { workplace_no: 'neighbour', workplace: 'Nơi khác', valid: '[2011-01-01,2011-02-01)' },
    seen: [...personal, ...oneself, 'secretary of the neighbour cell'],
  },
  { table: 'careers.schooling', row: { kind: 'theory' }, seen: [...personal, ...oneself], ...work },
  { table: 'careers.appraisal', row: { grade: null }, seen: [...personal, ...oneself], ...work },
  {
    table: 'careers.appraisal',
    when: 'of somebody who works at the neighbour cell',
    row: { grade: null, year: 2011, workplace_no: 'neighbour' },
    seen: [...personal, ...oneself, 'secretary of the neighbour cell'],
  },
  {
    table: 'careers.rating',
    row: { year: 2011, grade: 'good', full_name: 'A' },
    seen: [...internal, ...oneself],
    ...work,
  },
];

const programmeRow = {
  kind: 'programme',
  begun_on: '2026-01-01',
  due_on: '2026-12-31',
  closed_on: null,
  conclusion: null,
};
const measureRow = {
  begun_on: '2026-01-01',
  due_on: '2026-12-31',
  indicator: null,
  goal: null,
  stated: null,
  stated_reason: null,
  stated_on: null,
};
const modelUnitRow = {
  planned_on: '2026-01-01',
  level: null,
  chosen_by: null,
  ended_on: null,
  end_reason: null,
};

export const programmes: readonly Expectation[] = [
  { table: 'programmes.programme', row: programmeRow, seen: internal, ...work },
  {
    table: 'programmes.programme',
    when: 'from the commune',
    row: programmeRow,
    ofCommune: true,
    seen: [...below, ...above],
  },
  { table: 'programmes.measure', row: measureRow, seen: internal, ...work },
  {
    table: 'programmes.measure',
    when: 'from the commune',
    row: measureRow,
    ofCommune: true,
    seen: [...below, ...above],
  },
  { table: 'programmes.measure_tag', row: { of: 'task', meeting_id: null }, seen: internal, ...work },
  { table: 'programmes.model', row: { review_months: null }, seen: internal, ...work },
  {
    table: 'programmes.model',
    when: 'from the commune',
    row: { review_months: null },
    ofCommune: true,
    seen: [...below, ...above],
  },
  { table: 'programmes.model_unit', row: modelUnitRow, seen: internal, ...work },
  {
    table: 'programmes.model_unit',
    when: 'from the commune',
    row: modelUnitRow,
    ofCommune: true,
    seen: [...below, ...above],
  },
  { table: 'programmes.review', row: { of: 'pilot' }, seen: internal, ...work },
  {
    table: 'programmes.review',
    when: 'by the commune',
    row: { of: 'pilot' },
    ofCommune: true,
    seen: [...below, ...above],
  },
  {
    table: 'programmes.review',
    when: 'on a person',
    row: { of: 'secretary' },
    seen: personal,
    ...work,
  },
  {
    table: 'programmes.review',
    when: 'on a person, by the commune',
    row: { of: 'attachment' },
    ofCommune: true,
    seen: above,
  },
];
