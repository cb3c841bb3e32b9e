import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAmount, writeAmount } from './amount.ts';

test('an amount is read in hundredths and written without empty decimals', () => {
  expect([readAmount('10'), readAmount('1,5'), readAmount('0,25'), readAmount('1.250')]).toEqual([
    1000, 150, 25, 125_000,
  ]);
  expect([writeAmount(1000), writeAmount(150), writeAmount(-200), writeAmount(125_000)]).toEqual([
    '10',
    '1,5',
    '−2',
    '1.250',
  ]);
});

test('words, shares, three decimals and figures beyond all measure are no amounts', () => {
  expect(['', 'mười', '5 %', '10 hộ', 'trên 3', '0,125', '99999999999'].map(readAmount)).toEqual(
    Array.from({ length: 7 }, () => null),
  );
});

test('what is written is read as the same amount', () => {
  fc.assert(
    fc.property(fc.nat(1_999_999_999), (amount) => {
      expect(readAmount(writeAmount(amount))).toBe(amount);
    }),
  );
});
