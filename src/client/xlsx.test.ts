import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { xlsxOf } from './xlsx.ts';

test('what was written is read back: texts as texts, figures as figures, gaps as gaps', async () => {
  const lines = [
    ['Ngày', '2026-11-22'],
    ['Chi bộ "Một" & <Hai>', 12, null, '=1+1'],
    [],
    ['Cộng', -0.5],
  ] as const;
  const read = await readXlsx(await xlsxOf('So sánh: 2025/2026', lines));
  const [sheet] = read.sheets;
  expect(sheet?.name).toBe('So sánh  2025 2026');
  const [first, second, , last] = sheet?.rows ?? [];
  expect(first?.slice(0, 2)).toEqual(['Ngày', '2026-11-22']);
  expect(second?.slice(0, 4)).toEqual(['Chi bộ "Một" & <Hai>', 12, null, '=1+1']);
  expect(last?.slice(0, 2)).toEqual(['Cộng', -0.5]);
});
