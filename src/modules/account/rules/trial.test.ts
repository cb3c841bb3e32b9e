import { expect, test } from 'vitest';
import { gapWords, trialFaults, trialWords } from './trial.ts';

const lastNight = {
  isWell: true,
  why: null,
  day: '2026-11-22',
  clock: '02:41',
  minutes: 14,
  isOfLastNight: true,
};

test('the administrator reads in one sentence whether the backup is one', () => {
  expect(trialWords(lastNight, false).vi).toBe('Đêm qua đã phục hồi thử thành công lúc 02:41, 14 phút.');
  expect(trialWords({ ...lastNight, isOfLastNight: false }, false).vi).toContain('ngày 22-11-2026');
  expect(trialWords({ ...lastNight, isOfLastNight: false }, true).vi).toContain('đã cũ');
  expect(trialWords(null, false).vi).toContain('đêm nay');
  expect(trialWords(null, true).vi).toContain('sochibo trial');
  for (const why of Object.keys(trialFaults) as (keyof typeof trialFaults)[])
    expect(trialWords({ ...lastNight, isWell: false, why }, true)).toBe(trialFaults[why]);
});

test('missing numbers are explained by the restore that jumped over them', () => {
  expect(gapWords({ day: '2026-11-22', madeOn: '2026-11-21', gap: 15 }).vi).toContain('nhảy 15 số');
});
