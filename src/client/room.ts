/** What one meeting takes on this device: its rows, its commands and their words, encrypted. */
const bytesOfAMeeting = 300 * 1024;
const enoughBytes = 20 * 1024 * 1024;

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
