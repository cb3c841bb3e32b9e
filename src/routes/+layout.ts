import { applySettings } from '#ui/settings.svelte.ts';

// One page for all addresses, drawn on the device.
export const ssr = false;

/** Theme and size of text stand before the first page is drawn. */
export function load(): void {
  applySettings();
}
