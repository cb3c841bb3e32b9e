import { server } from '#client/wire.ts';
import { problems as clientProblems } from '#client/problems.ts';
import type { Problem } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { commandsPath, mostBytes, mostCommands, readCommandsAnswer, type Sealed } from '#kernel/sync/wire.ts';

/** What became of a copy. */
export interface Carried {
  readonly sent: number;
  readonly recorded: number;
  readonly review: number;
}

const notACopy: Problem = {
  code: 'account.not-a-copy',
  message: { vi: 'Tệp này không phải bản sao của sổ.', en: 'This file is no copy of the book.' },
  fix: {
    vi: 'Chọn tệp cất từ trang Chưa gửi, tên bắt đầu bằng so-chi-bo-chua-gui.',
    en: 'Choose the file kept from the page of unsent work.',
  },
};
const nothingIn: Problem = {
  code: 'account.copy-is-empty',
  message: { vi: 'Bản sao không có việc nào.', en: 'The copy holds nothing.' },
  fix: { vi: 'Máy kia không còn việc nào chờ gửi.', en: 'Nothing was waiting on the other device.' },
};

/** Reads the file that `book.sealedCopy()` has written. */
export function readCopy(text: string): Result<readonly Sealed[]> {
  try {
    const copy = JSON.parse(text) as { sochibo?: unknown; sealed?: unknown };
    if (copy.sochibo !== 'outbox 1' || !Array.isArray(copy.sealed)) return refuse(notACopy);
    return copy.sealed.length === 0 ? refuse(nothingIn) : ok(copy.sealed as Sealed[]);
  } catch {
    return refuse(notACopy);
  }
}

/** «Gửi hộ» — hands sealed commands to the server, in pieces it takes. Sending them again changes nothing. */
export async function carry(sealed: readonly Sealed[]): Promise<Result<Carried>> {
  let [sent, recorded] = [0, 0];
  for (const piece of piecesOf(sealed)) {
    const reply = await server.post(commandsPath, { sealed: piece });
    if (reply.kind === 'no-network') return refuse(clientProblems.noNetwork);
    const answer = reply.kind === 'answer' && reply.status === 200 ? readCommandsAnswer(reply.body) : null;
    if (!answer) return refuse(clientProblems.serverBusy);
    sent += piece.length;
    recorded += answer.receipts.filter(
      (receipt) => receipt.outcome === 'applied' || receipt.outcome === 'repeated',
    ).length;
  }
  return ok({ sent, recorded, review: sent - recorded });
}

function piecesOf(sealed: readonly Sealed[]): readonly (readonly Sealed[])[] {
  const pieces: Sealed[][] = [];
  let room = 0;
  for (const item of sealed) {
    const bytes = JSON.stringify(item).length;
    const last = pieces.at(-1);
    if (!last || last.length >= mostCommands || bytes > room) {
      pieces.push([item]);
      room = mostBytes - bytes;
    } else {
      last.push(item);
      room -= bytes;
    }
  }
  return pieces;
}
