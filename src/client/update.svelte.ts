import { dev, version } from '$app/env';

const everyHour = 60 * 60_000;
/** A browser lets go of the old worker when it rests; asked again until then. */
const askAgain = 2_000;
const patience = 15_000;

/** «Có bản mới» — a new version is offered, never forced. */
export function createUpdate() {
  let available = $state(false);
  let taking = $state(false);
  let slow = $state(false);
  let waiting: ServiceWorker | null = null;
  let begun = false;

  const offer = (worker: ServiceWorker | null): void => {
    if (!worker || !navigator.serviceWorker.controller) return;
    waiting = worker;
    available = true;
  };
  const check = async (registration: ServiceWorkerRegistration): Promise<void> => {
    try {
      const response = await fetch('/_app/version.json', { cache: 'no-store' });
      const latest = (await response.json()) as { version?: string };
      if (latest.version && latest.version !== version) await registration.update();
    } catch {
      // Without a network there is no newer version to be had.
    }
  };
  /** Registers the service worker; in production only. */
  const keep = async (): Promise<void> => {
    if (dev || begun || !('serviceWorker' in navigator)) return;
    begun = true;
    const registration = await navigator.serviceWorker.register(workerAddress(), { type: 'module' });
    navigator.serviceWorker.controller?.postMessage(`started ${version}`);
    offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed') offer(worker);
      });
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void check(registration);
    });
    setInterval(() => void check(registration), everyHour);
    void check(registration);
  };

  return {
    /** A new version lies ready on this device. */
    get available() {
      return available;
    },
    /** Asked for, and being switched to. */
    get taking() {
      return taking;
    },
    /** The browser does not let go of the old version before the app is closed. */
    get slow() {
      return slow;
    },
    /** Looks after the app that is kept on this device, where it is. Once, by the root layout. */
    start: async (): Promise<void> => {
      if (await isKept()) await keep();
    },
    /** «Giữ sổ trên máy» — keeps the app for starting without a network; asked for by each page that is shown. */
    keep,
    /** «Lấy bản mới» — the person has asked for it: switches and starts again. */
    take: (): void => {
      taking = true;
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      const ask = (): void => waiting?.postMessage('take over');
      ask();
      setInterval(ask, askAgain);
      setTimeout(() => (slow = true), patience);
    },
  };
}

async function isKept(): Promise<boolean> {
  return 'serviceWorker' in navigator && (await navigator.serviceWorker.getRegistration()) !== undefined;
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): {
    createScriptURL(address: string): string;
  };
}

/** The one script address that this page makes itself; the content security policy lets no other through. */
function workerAddress(): string {
  const address = '/service-worker.js';
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  return trustedTypes
    ? trustedTypes.createPolicy('sochibo-worker', { createScriptURL: () => address }).createScriptURL(address)
    : address;
}

/** The update state of this tab. */
export const update = createUpdate();
