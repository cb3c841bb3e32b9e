import { table } from '#platform/database/table.ts';
import type { AppraisalRow, EmploymentRow, RatingRow, SchoolingRow } from './rules/rows.ts';

/** Who keeps the book of the workplace sees its own people, whatever cell they belong to. */
const atWork = `workplace_no <@ (select platform.within('personal'))`;

export const employment = table<EmploymentRow>('careers.employment', {
  key: ['id'],
  class: 'personal',
  mine: 'personId',
  besides: atWork,
});

export const schooling = table<SchoolingRow>('careers.schooling', {
  key: ['id'],
  class: 'personal',
  mine: 'personId',
});

export const appraisal = table<AppraisalRow>('careers.appraisal', {
  key: ['id'],
  class: 'personal',
  mine: 'personId',
  besides: atWork,
});

export const rating = table<RatingRow>('careers.rating', {
  key: ['id'],
  class: 'internal',
  mine: 'personId',
});

export const tables = [employment, schooling, appraisal, rating];
