import type pg from 'pg';
import { ask, sql } from './database/pool.ts';

/**
 * Why the server must not start under this role; empty when all is well. What it may become by `set role` it can do too.
 * Asked in one go: it is asked at every start.
 */
export async function faultsOfRole(pool: pg.Pool): Promise<string[]> {
  const [role] = await ask<{ name: string; bypasses: boolean; owns: number; open: string[] }>(
    pool,
    sql`
      select rolname as name,
             exists (select from pg_roles as other
                     where (other.rolsuper or other.rolbypassrls)
                       and pg_has_role(pg_roles.oid, other.oid, 'member')) as bypasses,
             (select count(*) from pg_class join pg_namespace on pg_namespace.oid = relnamespace
              where pg_has_role(pg_roles.oid, relowner, 'member') and nspname not like 'pg\_%'
                and nspname <> 'information_schema') as owns,
             array(
               select nspname || '.' || relname
               from pg_class join pg_namespace on pg_namespace.oid = relnamespace
               where relkind in ('r', 'p') and nspname not in ('pg_catalog', 'information_schema')
                 and nspname not like 'pg\_%'
                 and has_any_column_privilege(current_user, pg_class.oid, 'select, insert, update, references')
                 and not (relrowsecurity and relforcerowsecurity
                          and exists (select from pg_policy where polrelid = pg_class.oid))) as open
      from pg_roles where rolname = current_user`,
  );
  if (!role) return ['the role could not be looked at'];
  return [
    ...(role.bypasses ? [bypasses(role.name)] : []),
    ...(role.owns > 0 ? [`role ${role.name} owns tables`] : []),
    ...role.open.map((table) => `table ${table} is not guarded by policies`),
  ];
}

/** The same of a role that may own what it likes: whether policies bind it. */
export async function bypassing(pool: pg.Pool): Promise<string[]> {
  const roles = await ask<{ name: string }>(
    pool,
    sql`
      select current_user as name
      where exists (select from pg_roles
                    where (rolsuper or rolbypassrls) and pg_has_role(current_user, oid, 'member'))`,
  );
  return roles.map(({ name }) => bypasses(name));
}

function bypasses(name: string): string {
  return `role ${name} can bypass row-level security`;
}
