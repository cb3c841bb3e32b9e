import { existsSync, openSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import { closedFile, misread } from './errors.ts';
import { exit } from './part.ts';

function thrownBy(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

test('a file closed to the operator is a matter of rights, and the sentence names it', () => {
  const refused = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', path: '/so/kin' });
  expect(closedFile(refused)).toMatchObject({
    code: exit.noRight,
    text: { vi: expect.stringContaining('/so/kin') },
  });
});

test('a file that is not there, and a server that refuses, are no matter of rights', () => {
  expect(existsSync('/khong-co')).toBe(false);
  expect(closedFile(thrownBy(() => openSync('/khong-co', 'r')))).toBeUndefined();
  expect(closedFile(Object.assign(new Error('28P01'), { code: '28P01' }))).toBeUndefined();
  expect(closedFile('no error at all')).toBeUndefined();
});

test('a wrong option is named in the language of the operator', () => {
  const options = { day: { type: 'string' } } as const;
  const unknown = thrownBy(() => parseArgs({ args: ['--dai'], options }));
  expect(misread(unknown)).toEqual({ vi: 'Không có tùy chọn --dai.', en: 'There is no option --dai.' });
  const bare = thrownBy(() => parseArgs({ args: ['--day'], options }));
  expect(misread(bare).vi).toContain('Tùy chọn --day viết chưa đúng');
});
