import { sealingTools } from '#client/device.ts';
import { fetchReceiptKeys } from '#client/proof.ts';
import { receiptsMark } from '#client/sealed-copy.ts';
import { server } from '#client/wire.ts';
import { problems as clientProblems } from '#client/problems.ts';
import type { Problem } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { isProven } from '#kernel/receipts.ts';
import {
  commandsPath,
  mostBytes,
  mostCommands,
  readCommandsAnswer,
  type Receipt,
  type Sealed,
} from '#kernel/sync/wire.ts';

/** What became of a copy. */
export interface Carried {
  readonly sent: number;
  readonly recorded: number;
  readonly review: number;
}

/** One line of a file of receipts. */
interface SignedReceipt {
  readonly sealed: Sealed;
  readonly epoch: string;
  readonly code: string | null;
  readonly receipt: Receipt;
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

/** «Biên nhận được kiểm» — how many bear the signature of this server for the letters beside them, and which do not. */
export interface Checked {
  readonly true: readonly Receipt[];
  readonly false: number;
}

/** Reads the file of receipts that a device has kept; `null` where it is another file. */
export function readReceipts(text: string): readonly SignedReceipt[] | null {
  try {
    const file = JSON.parse(text) as { sochibo?: unknown; receipts?: unknown };
    return file.sochibo === receiptsMark && Array.isArray(file.receipts) ? file.receipts : null;
  } catch {
    return null;
  }
}

/** «Kiểm biên nhận» — by the keys of the server of this page. */
export async function checkReceipts(signed: readonly SignedReceipt[]): Promise<Result<Checked>> {
  const keys = await fetchReceiptKeys(server);
  if (keys.length === 0) return refuse(clientProblems.noNetwork);
  const proven = await Promise.all(
    signed.map(async ({ sealed, epoch, code, receipt }) => {
      const whole = code === null ? receipt : { ...receipt, problem: { code } as Problem };
      const isSame = sealed.id === receipt.id;
      return isSame && (await isProven(sealingTools, keys, { epoch, sealed, receipt: whole }));
    }),
  );
  const good = signed.filter((_, index) => proven[index]).map(({ receipt }) => receipt);
  return ok({ true: good, false: signed.length - good.length });
}
