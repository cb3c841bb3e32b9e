import type pg from 'pg';

const waysOf = new WeakMap<pg.Pool, () => void>();

/** What stands over a pool only to be read and is to be taken back before somebody writes for good. */
export function giveWay(pool: pg.Pool, way: () => void): void {
  waysOf.set(pool, way);
}

/** «Nhường người ghi» — called before each command of this server. */
export function makeWay(pool: pg.Pool): void {
  waysOf.get(pool)?.();
}
