import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** Extensions only a superuser may make on every build; they stand in the template, so every database has them. */
const EXTENSIONS = ['btree_gist', 'pg_trgm', 'unaccent'];

/** What the embedded server's superuser does for a new cluster: the owner's role, the extensions, the database. */
export async function prepareCluster(
  login: { host: string; port: number; user: string; password: string },
  owner: { readonly user: string; readonly password: string },
): Promise<void> {
  await within({ ...login, database: 'postgres' }, async (client) => {
    // One statement tells that nothing is to be done, which is every start but the first.
    const { rows } = await client.query('select 1 from pg_database where datname = $1', ['sochibo']);
    if (rows.length > 0) return;
    await makeOwner(client, owner);
    await within({ ...login, database: 'template1' }, makeExtensions);
    await client.query(`create database sochibo owner ${escapeIdentifier(owner.user)}`);
  });
}

async function makeOwner(client: Client, owner: { user: string; password: string }): Promise<void> {
  const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [owner.user]);
  const verb = rows.length > 0 ? 'alter' : 'create';
  await client.query(
    `${verb} role ${escapeIdentifier(owner.user)} login createrole nosuperuser nobypassrls ` +
      `password ${escapeLiteral(owner.password)}`,
  );
}

async function makeExtensions(client: Client): Promise<void> {
  for (const extension of EXTENSIONS) await client.query(`create extension if not exists ${extension}`);
}

async function within(
  login: { host: string; port: number; user: string; password: string; database: string },
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new Client(login);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
