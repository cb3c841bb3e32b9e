import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { NotGuarded, whyNoStart } from './no-start.ts';

test('a port in use is named, with what to do', async () => {
  const first = createServer();
  await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve));
  const port = (first.address() as { port: number }).port;
  const error = await new Promise((resolve) =>
    createServer().once('error', resolve).listen(port, '127.0.0.1'),
  );
  expect(whyNoStart(error)).toBe(
    `Cổng ${port} đang có chương trình khác dùng. Tắt chương trình ấy, hoặc đặt PORT khác.`,
  );
  first.close();
});

test('a database that is not there is a matter of its address, not a page of code', () => {
  const error = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });
  expect(whyNoStart(error)).toContain('Kiểm tra DATABASE_URL');
  expect(whyNoStart(error)).not.toContain('    at ');
});

test('open rows are named; a fault of ours keeps its trace', () => {
  const words = whyNoStart(new NotGuarded(['role x can bypass row-level security']));
  expect(words).toMatch(/role x can bypass row-level security$/);
  expect(whyNoStart(new Error('ours'))).toContain('no-start.test.ts');
});
