import type { Place } from '#kernel/sync/entry.ts';
import type { Text } from '#kernel/text.ts';

/** «Nơi cất» — where an entry is safe, in one short phrase that begins its line. */
export const placeWords: Readonly<Record<Place, Text>> = {
  device: { vi: 'Trên máy này', en: 'On this phone' },
  server: { vi: 'Trên máy chủ', en: 'On the server' },
  backup: { vi: 'Trong bản sao đã kiểm', en: 'In a verified backup' },
};
