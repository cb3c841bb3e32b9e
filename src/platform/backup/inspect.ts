import type { Client } from 'pg';

/** A table of ours. */
export interface TableName {
  readonly schema: string;
  readonly name: string;
}

/** Every table outside PostgreSQL's own schemas. */
export async function tablesOf(client: Client): Promise<TableName[]> {
  const { rows } = await client.query<TableName>(
    `select n.nspname as schema, c.relname as name
     from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
       and not exists (select from pg_depend as d where d.objid = c.oid and d.deptype = 'e')
     order by 1, 2`,
  );
  return rows;
}

/**
 * Reads every page of every table and every B-tree, and throws at the first that is damaged.
 * Answers how many tables and rows there are.
 */
export async function inspect(client: Client): Promise<{ tables: number; rows: number }> {
  await client.query('begin');
  try {
    await client.query('create extension if not exists amcheck');
    const damaged = await client.query<{ relation: string; message: string }>(
      `select c.oid::regclass::text as relation, h.msg as message
       from pg_class as c, lateral verify_heapam(c.oid, true) as h
       where c.relkind in ('r', 't', 'm') and c.relpersistence = 'p' limit 1`,
    );
    const [first] = damaged.rows;
    if (first) throw new Error(`The copy of ${first.relation} is damaged: ${first.message}`);
    await client.query(
      `select bt_index_check(c.oid) from pg_class as c join pg_index as i on i.indexrelid = c.oid
       join pg_am as a on a.oid = c.relam where a.amname = 'btree' and i.indisvalid and c.relpersistence = 'p'`,
    );
    const tables = await tablesOf(client);
    let rows = 0;
    for (const table of tables) rows += await countOf(client, table);
    return { tables: tables.length, rows };
  } finally {
    await client.query('rollback');
  }
}

/** How many rows a table has. */
export async function countOf(client: Client, { schema, name }: TableName): Promise<number> {
  const { rows } = await client.query<{ count: string | number }>(
    `select count(*) as count from ${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`,
  );
  return Number(rows[0]?.count ?? 0);
}
