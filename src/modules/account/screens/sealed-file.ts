import { book } from '#client/book.svelte.ts';
import { deviceClock } from '#client/clock.ts';

const name = 'so-chi-bo-chua-gui';

/** Whether this device can hand a file on, as by Zalo or mail. Asked with a file of the very kind. */
export function canHandOn(): boolean {
  return navigator.canShare?.({ files: [asText('')] }) ?? false;
}

/** «Gửi tay bản sao» — through whatever the phone offers; `false` where the person turned back. */
export async function handOnCopy(): Promise<boolean> {
  try {
    await navigator.share({ files: [asText(await book.sealedCopy())] });
    return true;
  } catch {
    return false;
  }
}

/** «Cất bản sao» — as a file of this device. */
export async function saveCopy(): Promise<void> {
  saveFile(name, await book.sealedCopy());
}

/** «Cất biên nhận» — what the server has signed of what this device sent. */
export function saveReceipts(): void {
  const receipts = book.signedReceipts();
  if (receipts) saveFile('so-chi-bo-bien-nhan', receipts);
}

function saveFile(title: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${title}-${deviceClock.today()}.json`;
  link.click();
  deviceClock.later(1_000, () => URL.revokeObjectURL(url));
}

/** Phones hand on texts, but not every kind of file. */
function asText(copy: string): File {
  return new File([copy], `${name}-${deviceClock.today()}.txt`, { type: 'text/plain' });
}
