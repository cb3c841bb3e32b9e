import type pg from 'pg';
import type { Id } from '#kernel/id.ts';
import type { Clock } from './clock.ts';
import { ask, sql } from './database/pool.ts';

const chunkBytes = 256 * 1024;

/** Who keeps a file that came in at the machine itself. */
export interface FileKeeper {
  readonly pool: pg.Pool;
  readonly road: { readonly clock: Clock };
  readonly person: Id;
  readonly no: number;
}

/** Stores bytes under their SHA-256; the same file twice is stored once. It may be empty: then it has no chunk. */
export async function storeFile(
  keeper: FileKeeper,
  file: { readonly name: string; readonly bytes: Buffer; readonly sha256: string },
): Promise<void> {
  const { bytes, name, sha256 } = file;
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, index) =>
    bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes),
  );
  await ask(
    keeper.pool,
    sql`
      with stored as (
        insert into platform.file (organisation_no, sha256, name, media_type, size, person_id, recorded_at)
        values (${keeper.no}, ${sha256}, ${name}, 'application/octet-stream', ${bytes.length}, ${keeper.person},
                ${keeper.road.clock.now()})
        on conflict do nothing returning organisation_no, sha256)
      insert into platform.file_chunk (organisation_no, sha256, position, bytes)
      select stored.organisation_no, stored.sha256, chunk.position, chunk.bytes
      from stored, unnest(${chunks}::bytea[]) with ordinality as chunk (bytes, position)`,
  );
}
