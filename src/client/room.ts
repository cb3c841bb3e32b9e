import { deleteDB, openDB } from 'idb';

/** What one meeting takes on this device: its rows, its commands and their words, encrypted. */
const bytesOfAMeeting = 300 * 1024;
const enoughBytes = 20 * 1024 * 1024;
/** More than an evening of a large cell writes. */
const trialBytes = 1024 * 1024;
const trialName = 'sochibo trial';

/** «Chỗ trống» — free storage, told in meetings, and whether the browser has promised not to evict it. */
export interface Room {
  readonly meetings: number;
  readonly isEnough: boolean;
  readonly persisted: boolean;
}

/** Looks how much room there is; `null` where the browser does not tell. */
export async function lookForRoom(): Promise<Room | null> {
  if (!navigator.storage?.estimate) return null;
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  const free = Math.max(0, quota - usage);
  const persisted = (await navigator.storage.persisted?.()) ?? false;
  return { meetings: Math.floor(free / bytesOfAMeeting), isEnough: free >= enoughBytes, persisted };
}

/** Asks the browser never to evict the book. Worth asking again after the app is installed. */
export async function askToStay(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false;
}

/** «Ghi thử» — writes a megabyte to the end and takes it away again; `false` where the device does not keep it. */
export async function tryWriting(): Promise<boolean> {
  try {
    const db = await openDB(trialName, 1, {
      upgrade: (fresh) => {
        fresh.createObjectStore('trial');
      },
    });
    try {
      const tx = db.transaction('trial', 'readwrite', { durability: 'strict' });
      // Chance bytes: a store that packs what it keeps must not get away with zeros.
      const bytes = new Uint8Array(trialBytes);
      for (let at = 0; at < trialBytes; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
      await Promise.all([tx.store.put(bytes, 'trial'), tx.done]);
      return true;
    } finally {
      db.close();
    }
  } catch {
    return false;
  } finally {
    await deleteDB(trialName).catch(() => undefined);
  }
}
