import { expect, test } from 'vitest';
import { gathered } from './gathered.ts';

test('what is asked while one go is under way is done in the next, together', async () => {
  const goes: number[][] = [];
  const do_ = gathered(async (all: readonly number[]) => {
    goes.push([...all]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return all.map((one) => one * 10);
  });
  const first = do_(1);
  await Promise.resolve().then(() => undefined);
  expect(await Promise.all([first, do_(2), do_(3)])).toEqual([10, 20, 30]);
  await do_(4);
  expect(goes).toEqual([[1], [2, 3], [4]]);
});

test('a go that fails fails those who were in it, and nobody else', async () => {
  const do_ = gathered(async (all: readonly string[]) => {
    if (all.includes('bad')) throw new Error('no');
    return [];
  });
  await expect(do_('bad')).rejects.toThrow('no');
  await expect(do_('good')).resolves.toBeUndefined();
});
