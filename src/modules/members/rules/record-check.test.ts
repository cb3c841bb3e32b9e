import { expect, test } from 'vitest';
import type { CivilDate } from '#kernel/civil-date.ts';
import { contradictionsIn, type CheckedRecord } from './record-check.ts';

const sound: CheckedRecord = {
  sex: 'female',
  birthDate: '1984-02-11',
  citizenNumber: '099184000123',
  cardDate: '2011-02-03',
  joinedOn: '2009-05-19',
  officialOn: '2010-05-25',
  standing: 'official',
  belongsFrom: '2009-05-19',
};
const found = (said: Partial<CheckedRecord>) =>
  contradictionsIn({ ...sound, ...said }, '2026-11-22' as CivilDate, 216).map(({ what }) => what);

test('a sound record, and one that is empty, contradicts nothing', () => {
  expect(found({})).toEqual([]);
  const nothing = { sex: null, birthDate: null, citizenNumber: null, cardDate: null, joinedOn: null };
  expect(found({ ...nothing, officialOn: null, belongsFrom: null })).toEqual([]);
});

test('days out of order are named with their field', () => {
  expect(found({ officialOn: '2009-05-19' })).toEqual(['official-before-joined']);
  expect(found({ standing: 'probationary' })).toEqual(['probationer-with-official-day']);
  expect(found({ birthDate: '1991-06-01', citizenNumber: null })).toEqual(['joined-too-young']);
  expect(found({ cardDate: '2008-01-01' })).toEqual(['card-before-joined']);
  expect(found({ belongsFrom: '2009-05-18' })).toEqual(['belongs-before-joined']);
});

test('the citizen number is held against year of birth and sex', () => {
  expect(found({ citizenNumber: '0991840001' })).toEqual(['citizen-number-malformed']);
  expect(found({ citizenNumber: '099185000123' })).toEqual(['citizen-number-of-other-year']);
  expect(found({ citizenNumber: '099084000123' })).toEqual(['citizen-number-of-other-sex']);
  expect(found({ citizenNumber: '099384000123' })).toEqual(['citizen-number-of-other-year']);
});
