import { Client } from 'pg';
import { rolePassword, secretOf } from '../secret.ts';
import type { Postgres } from './start.ts';
import { startPostgres } from './start.ts';

/** How to reach the database of a data folder: the embedded one, or the one DATABASE_URL names. */
export interface DatabaseAccess {
  /** Owns the tables and runs migrations; DATABASE_URL is this role's. */
  readonly ownerUrl: string;
  /** Bound by the policies. */
  readonly appUrl: string;
  /** Keeps accounts and sessions. */
  readonly authUrl: string;
  /** The embedded server; absent where DATABASE_URL names another. */
  readonly postgres: Postgres | undefined;
  /** For a visitor: ends the embedded server if we started it and nobody else uses it. */
  close(): Promise<void>;
  /** For the server, when its pools are closed: ends the embedded server, unless somebody else uses it. */
  stop(): Promise<void>;
}

/** Opens the database of a data folder, starting the embedded PostgreSQL if need be. */
export async function openDatabase(folder: string): Promise<DatabaseAccess> {
  const given = process.env.DATABASE_URL;
  const secret = secretOf(folder);
  if (given) {
    const of = (role: string) => asRole(given, role, rolePassword(secret, role));
    const nothing = () => Promise.resolve();
    return {
      ownerUrl: given,
      appUrl: of('sochibo_app'),
      authUrl: of('sochibo_auth'),
      postgres: undefined,
      close: nothing,
      stop: nothing,
    };
  }
  const postgres = await startPostgres({ folder, durable: true });
  const of = (role: string) => postgres.url('sochibo', role, rolePassword(secret, role));
  return {
    ownerUrl: of(postgres.owner.user),
    appUrl: of('sochibo_app'),
    authUrl: of('sochibo_auth'),
    postgres,
    close: async () => (postgres.adopted ? undefined : stopIfAlone(postgres)),
    stop: () => stopIfAlone(postgres),
  };
}

function asRole(given: string, role: string, password: string): string {
  const url = new URL(given);
  url.username = role;
  url.password = password;
  return url.href;
}

// Another server may have come meanwhile and adopted the PostgreSQL that we started.
async function stopIfAlone(postgres: Postgres): Promise<void> {
  if (!postgres.isRunning()) return;
  if ((await otherSessions(postgres.url('postgres'))) === 0) await postgres.stop();
}

/** How many other sessions the server has just now. */
export async function otherSessions(superuserUrl: string): Promise<number> {
  const client = new Client(superuserUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ others: number }>(
      `select count(*)::int as others from pg_stat_activity
       where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    return rows[0]?.others ?? 0;
  } finally {
    await client.end();
  }
}
