import type pg from 'pg';
import type { Instant } from '#kernel/civil-date.ts';
import { sql, ask } from '../database/pool.ts';
import type { ServerKeys } from '../identity/server-keys.ts';
import { merkleRoot, type Leaf } from './merkle.ts';

/** «Mốc niêm phong» — the heads of all chains at one moment, under one signed root. Kept outside, it proves a cut tail. */
export interface Checkpoint {
  readonly tree: number;
  readonly recordedAt: string;
  readonly root: string;
  readonly key: string;
  readonly signature: string;
  /** Organisation number, entry number, hash of the entry. */
  readonly leaves: readonly (readonly [number, number, string])[];
}

const lockNumber = 7_041_931;

/** What is signed: the moment, the size of the tree and its root. */
export function signedText(recordedAt: string, size: number, root: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`sochibo checkpoint 1\n${recordedAt}\n${size}\n${root}\n`);
}

/**
 * Takes all chain heads in one snapshot, builds the tree and signs its root. Does nothing where
 * nothing was written since the last one, or while another server is at it.
 */
export async function takeCheckpoint(pool: pg.Pool, keys: ServerKeys, now: Instant): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read');
    const [locked] = await ask<{ got: boolean }>(
      client,
      sql`select pg_try_advisory_xact_lock(${lockNumber}) as got`,
    );
    const heads = await ask<Leaf>(
      client,
      sql`
        select organisation_no as "organisationNo", entry_no as "entryNo", hash
        from platform.organisation_head where entry_no > 0 order by organisation_no`,
    );
    const root = merkleRoot(heads);
    const [last] = await ask<{ root: Buffer }>(
      client,
      sql`select root from platform.checkpoint order by tree_no desc limit 1`,
    );
    if (!locked?.got || heads.length === 0 || last?.root.equals(root)) {
      await client.query('rollback');
      return false;
    }
    const { key, signature } = await keys.sign(
      'checkpoint',
      signedText(now, heads.length, root.toString('hex')),
    );
    await ask(
      client,
      sql`
        with tree as (
          insert into platform.checkpoint (recorded_at, size, root, key_id, signature)
          values (${now}, ${heads.length}, ${root}, ${key}, ${Buffer.from(signature, 'base64url')}) returning tree_no)
        insert into platform.checkpoint_leaf (tree_no, organisation_no, entry_no, hash)
        select tree.tree_no, leaf.no, leaf.entry, leaf.hash
        from tree, unnest(${heads.map((head) => head.organisationNo)}::integer[], ${heads.map((head) => head.entryNo)}::bigint[],
                          ${heads.map((head) => head.hash)}::bytea[]) as leaf (no, entry, hash)`,
    );
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** The newest checkpoint as a file that can be kept where no administrator of this server reaches it. */
export async function latestCheckpoint(pool: pg.Pool): Promise<Checkpoint | null> {
  const [row] = await ask<{ tree: number; recordedAt: string; root: string; key: string; signature: string }>(
    pool,
    sql`
      select tree_no as tree, recorded_at as "recordedAt", encode(root, 'hex') as root, key_id as key,
             translate(encode(signature, 'base64'), E'+/=\n', '-_') as signature
      from platform.checkpoint order by tree_no desc limit 1`,
  );
  if (!row) return null;
  const leaves = await ask<{ no: number; entry: number; hash: string }>(
    pool,
    sql`
      select organisation_no as no, entry_no as entry, encode(hash, 'hex') as hash
      from platform.checkpoint_leaf where tree_no = ${row.tree} order by organisation_no`,
  );
  return { ...row, leaves: leaves.map((leaf) => [leaf.no, leaf.entry, leaf.hash] as const) };
}
