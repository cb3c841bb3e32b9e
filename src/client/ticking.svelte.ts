import { createSubscriber } from 'svelte/reactivity';
import { deviceClock } from './clock.ts';

const every = 10_000;

const subscribe = createSubscriber((update) => {
  let cancel = (): void => undefined;
  const tick = (): void => {
    update();
    cancel = deviceClock.later(every, tick);
  };
  cancel = deviceClock.later(every, tick);
  return () => cancel();
});

/** The time on this device; read in markup it goes on by itself. */
export function ticking(): number {
  subscribe();
  return deviceClock.now();
}
