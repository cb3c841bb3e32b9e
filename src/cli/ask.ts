import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Text } from '#kernel/text.ts';
import type { Context } from './part.ts';
import { exit, Stop } from './part.ts';

const noTerminal: Text = {
  vi: 'Không có màn hình để hỏi. Đặt SOCHIBO_USER_NAME, SOCHIBO_USER_FULL_NAME và SOCHIBO_USER_PASSWORD.',
  en: 'There is no terminal to ask on. Set SOCHIBO_USER_NAME, SOCHIBO_USER_FULL_NAME and SOCHIBO_USER_PASSWORD.',
};

/** Asks the operator for a line; on stderr, for stdout belongs to results. */
export function ask(context: Context, question: Text): Promise<string> {
  return line(context, question, process.stderr);
}

/** Asks for a line that is not shown while it is typed. Pasting works. */
export async function askSecretly(context: Context, question: Text): Promise<string> {
  process.stderr.write(question[context.language]);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const answer = await line(context, { vi: '', en: '' }, silence);
  process.stderr.write('\n');
  return answer;
}

async function line(context: Context, question: Text, output: NodeJS.WritableStream): Promise<string> {
  if (!process.stdin.isTTY) throw new Stop(exit.usage, noTerminal);
  const reader = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return await reader.question(question[context.language]);
  } finally {
    reader.close();
  }
}
