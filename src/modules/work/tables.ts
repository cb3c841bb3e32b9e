import { table } from '#platform/database/table.ts';
import type { AppraisalRow, EmploymentRow, SchoolingRow } from './rules/rows.ts';

/** Who keeps the book of the workplace sees its own people, whatever cell they belong to. */
const atWork = `workplace_no <@ (select platform.within('personal'))`;

export const employment = table<EmploymentRow>('work.employment', {
  key: ['id'],
  class: 'personal',
  mine: 'personId',
  besides: atWork,
});

export const schooling = table<SchoolingRow>('work.schooling', {
  key: ['id'],
  class: 'personal',
  mine: 'personId',
});

export const appraisal = table<AppraisalRow>('work.appraisal', {
  key: ['id'],
  class: 'personal',
  mine: 'personId',
  besides: atWork,
});

export const tables = [employment, schooling, appraisal];
