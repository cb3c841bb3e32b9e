import { accessRules } from '#kernel/access.ts';
import { among, once, snake, type AnyTable } from './table.ts';

/**
 * The SQL that guards the tables: history tables, forced row-level security,
 * policies and grants. It is made again at every migration, from the tables as
 * declared, so no table can be without a policy.
 */
export function guards(tables: readonly AnyTable[]): string {
  return [schemas(tables), scope, accessRuleRows(), ...platformTables, ...tables.map(guard)].join('\n');
}

function schemas(tables: readonly AnyTable[]): string {
  const names = new Set(['platform', ...tables.map((table) => table.name.split('.')[0] ?? '')]);
  return [
    ...[...names].map((name) => `grant usage on schema ${name} to sochibo_app;`),
    'grant usage on sequence platform.organisation_head_organisation_no_seq to sochibo_app;',
  ].join('\n');
}

function accessRuleRows(): string {
  const rows = accessRules.flatMap((rule) =>
    (['own', 'below'] as const).flatMap((reach) => [
      ...rule[reach].see.map((name) => `('${rule.office}', '${reach}', 'see', '${name}')`),
      ...rule[reach].may.map((name) => `('${rule.office}', '${reach}', 'may', '${name}')`),
    ]),
  );
  return `delete from platform.access_rule; insert into platform.access_rule values ${rows.join(', ')};`;
}

const touched = among('touched');

/**
 * The numbers a policy compares with: found at the first question of a transaction, then kept in its
 * settings. A command that stays in the organisation it has locked never asks.
 */
const scope = `
create or replace function platform.within(class text) returns int4multirange
  language plpgsql stable parallel restricted set search_path = '' as $$
  begin
    if coalesce(current_setting('app.' || class, true), '') = '' then
      perform set_config('app.' || class, '{}', true);
      perform set_config('app.' || found.class, coalesce(found.numbers, '{}')::text, true)
        from platform.sights() as found;
    end if;
    return current_setting('app.' || class)::int4multirange;
  end $$;
-- Whose name has this part: the comparison may not go before a policy, so the index would not be used. It tells
-- ids alone, of people in the asker's own sight; what else a statement shows of them passes the policies (ADR 0035).
create or replace function platform.named(part text) returns setof uuid
  language sql stable security definer rows 1000 set search_path = '' as $$
  select person.id from members.person as person
  where person.search_name like part
    and (person.organisation_no <@ (select platform.within('internal'))
         or person.id = (select platform.person())
         or (select true from members.roster as once
             where once.person_id = person.id and once.organisation_no <@ (select platform.within('internal')) limit 1)) $$;`;

function guard(table: AnyTable): string {
  // What the command has locked comes first: then the wider scope is not even computed.
  const ways = [
    touched,
    seenBy(table),
    ...(table.mine ? [`${snake(table.mine)} = (select platform.person())`] : []),
    ...(table.besides ? [`(${table.besides})`] : []),
  ].join(' or ');
  const sees = table.unkept ? `(${ways}) and not (${unkept} and (${table.unkept}))` : ways;
  const history = `${table.name}_history`;
  return [
    ...(table.pastIsPublished ? [`drop view if exists ${publishedPast(table)};`] : []),
    `create table if not exists ${history} (like ${table.name}, recorded tstzrange not null);`,
    catchUp(table.name, history),
    `create index if not exists ${history.split('.')[1]}_by_key on ${history} (${table.key.map(snake).join(', ')});`,
    ...protect(table.name, [
      `create policy app_sees on ${table.name} for select to sochibo_app using (${sees});`,
      `create policy app_adds on ${table.name} for insert to sochibo_app with check (${touched});`,
      `create policy app_changes on ${table.name} for update to sochibo_app using (${touched}) with check (${touched});`,
      `create policy app_removes on ${table.name} for delete to sochibo_app using (${touched});`,
      `grant select, insert, update, delete on ${table.name} to sochibo_app;`,
    ]),
    ...protect(history, [
      `create policy app_sees on ${history} for select to sochibo_app using (${seenBy(table)});`,
      `create policy app_adds on ${history} for insert to sochibo_app with check (${touched});`,
      `grant select, insert on ${history} to sochibo_app;`,
    ]),
    ...(table.pastIsPublished
      ? [`create view ${publishedPast(table)} with (security_invoker = true) as select * from ${history};`]
      : []),
  ].join('\n');
}

/** Answers go to a device that nobody has approved, to be kept there. */
const unkept = `coalesce((select current_setting('app.unkept', true)), '') = 'on'`;

/** By the class of the table; rows that are held more closely by theirs. */
function seenBy({ class: held, closer }: AnyTable): string {
  if (held === 'public') return '(select platform.person()) is not null';
  return closer
    ? `(case when ${closer.when} then ${among(closer.class)} else ${among(held)} end)`
    : among(held);
}

/** A column that a migration has added comes to the history too; `recorded` stays the last, for versions are copied by place. */
function catchUp(name: string, history: string): string {
  const missing = `
    select attribute.attname, format_type(attribute.atttypid, attribute.atttypmod) as type
    from pg_attribute as attribute
    where attribute.attrelid = '${name}'::regclass and attribute.attnum > 0 and not attribute.attisdropped
      and not exists (select from pg_attribute as kept where kept.attrelid = '${history}'::regclass
                      and kept.attname = attribute.attname and not kept.attisdropped)
    order by attribute.attnum`;
  return `do $$ declare added record; many boolean := false; begin
    for added in ${missing} loop
      execute format('alter table ${history} add column %I %s', added.attname, added.type);
      many := true;
    end loop;
    if many then
      alter table ${history} add column recorded_last tstzrange;
      update ${history} set recorded_last = recorded;
      alter table ${history} drop column recorded;
      alter table ${history} rename column recorded_last to recorded;
      alter table ${history} alter column recorded set not null;
    end if;
  end $$;`;
}

function publishedPast({ name }: AnyTable): string {
  const [schema = '', own = ''] = name.split('.');
  return `${schema}_read.${own}_history`;
}

function protect(name: string, policies: readonly string[]): string[] {
  return [
    `do $$ declare old record; begin for old in select policyname from pg_policies where schemaname || '.' || tablename = '${name}' loop execute format('drop policy %I on ${name}', old.policyname); end loop; end $$;`,
    `alter table ${name} enable row level security; alter table ${name} force row level security;`,
    `revoke all on ${name} from sochibo_app;`,
    `create policy owner_keeps on ${name} to sochibo_owner using (true) with check (true);`,
    ...policies,
  ];
}

/** A table of the platform with its policies, written out: each guards something of its own. */
function own(name: string, grants: string, ...policies: readonly string[]): string {
  return protect(name, [
    ...policies.map((policy, index) => `create policy app_${index} on ${name} ${policy};`),
    ...(grants ? [`grant ${grants} on ${name} to sochibo_app;`] : []),
  ]).join('\n');
}

/** Those whose commands are written together: their receipts are found and written, nothing else of theirs. */
const aboard = `person_id = any((select nullif(current_setting('app.aboard', true), '')::uuid[])::uuid[])`;
const mine = 'person_id is not distinct from (select platform.person())';

/** What was counted of a month: in the asker's sight, or below what he keeps in that month (ADR 0078). */
const counted = `${among('internal')} or (${once("daterange(month, (month + interval '1 month')::date)")})`;

const platformTables = [
  own('platform.instance', 'select', 'for select to sochibo_app using (true)'),
  own('platform.restore', 'select', 'for select to sochibo_app using (true)'),
  own(
    'platform.organisation_head',
    'select, insert, update',
    'for select to sochibo_app using (true)',
    `for insert to sochibo_app with check (${touched})`,
    `for update to sochibo_app using (${touched})`,
    'for select to sochibo_auth using (true)',
  ),
  own(
    'platform.ledger_entry',
    'select, insert',
    `for select to sochibo_app using (${touched} or ${among('internal')})`,
    `for insert to sochibo_app with check (${touched})`,
  ),
  own('platform.ledger_content', 'insert', `for insert to sochibo_app with check (${touched})`),
  own(
    'platform.change',
    'select, insert',
    'for select to sochibo_app using ((select platform.person()) is not null)',
    `for insert to sochibo_app with check (${touched})`,
  ),
  own(
    'platform.receipt',
    'select, insert, update',
    `for all to sochibo_app using (${mine} or ${aboard}) with check (${mine} or ${aboard})`,
  ),
  own(
    'platform.kept_command',
    'select, insert, update',
    `for all to sochibo_app using (${mine}) with check (${mine})`,
  ),
  own(
    'platform.late_command',
    'select, insert, update',
    `for select to sochibo_app using (${mine} or (${among('working')} and ${among('personal')}))`,
    `for insert to sochibo_app with check (${mine})`,
    `for update to sochibo_app using (${touched}) with check (${touched})`,
  ),
  own(
    'platform.checkpoint',
    'select',
    'for select to sochibo_app using (true)',
    'for all to sochibo_auth using (true) with check (true)',
  ),
  own(
    'platform.checkpoint_leaf',
    'select',
    'for select to sochibo_app using (true)',
    'for all to sochibo_auth using (true) with check (true)',
  ),
  // The sign-in role also seals: it holds the keys, and here it reads heads and writes checkpoints, nothing else.
  'grant usage on schema platform to sochibo_auth;',
  'grant select, insert on platform.checkpoint, platform.checkpoint_leaf to sochibo_auth;',
  'grant usage on sequence platform.checkpoint_tree_no_seq to sochibo_auth;',
  'grant select on platform.organisation_head to sochibo_auth;',
  own('platform.access_log', 'insert', 'for insert to sochibo_app with check (true)'),
  own(
    'platform.rule_bundle',
    'select, insert',
    'for select to sochibo_app using (true)',
    'for insert to sochibo_app with check (true)',
  ),
  own('platform.access_rule', 'select', 'for select to sochibo_app using (true)'),
  own(
    'platform.file',
    'select, insert',
    `for select to sochibo_app using (${touched} or ${among('internal')} or ${among('above')})`,
    `for insert to sochibo_app with check (${touched})`,
  ),
  own(
    'platform.file_chunk',
    'select, insert',
    `for select to sochibo_app using (${touched} or ${among('internal')} or ${among('above')})`,
    `for insert to sochibo_app with check (${touched})`,
  ),
  own('organisation.kind', 'select', 'for select to sochibo_app using (true)'),
  own('organisation.category', 'select', 'for select to sochibo_app using (true)'),
  // Tables that only the folds of ADR 0035 write, as their owner.
  own(
    'organisation.reach',
    'select',
    'for select to sochibo_app using ((select platform.person()) is not null)',
  ),
  own('organisation.oversight', ''),
  own(
    'members.roster',
    'select',
    // A line of the list of what the asker keeps, also of an organisation that has left it since.
    `for select to sochibo_app using (${touched} or ${among('internal')} or ${mine}
       or (organisation_no <@ (select platform.departed()) and above_no <@ (select platform.keeps())))`,
  ),
  own(
    'members.strength_change',
    'select',
    `for select to sochibo_app using (${touched} or ${among('internal')} or (${once('daterange(on_day, null)')}))`,
  ),
  own('organisation.counted', ''),
  own('members.strength_total', 'select', `for select to sochibo_app using (${among('internal')})`),
  own('reports.cell_month', 'select', `for select to sochibo_app using (${touched} or ${counted})`),
  own('reports.cell_tasks', 'select', `for select to sochibo_app using (${touched} or ${counted})`),
  // Where cells stood is public, as the tree is; what they add up to is seen by who sees their superior.
  own('reports.seat', 'select', 'for select to sochibo_app using ((select platform.person()) is not null)'),
  own('reports.seat_month', 'select', `for select to sochibo_app using (${counted})`),
  own('reports.seat_tasks', 'select', `for select to sochibo_app using (${counted})`),
  own(
    'members.number_claim',
    'select (kind, hash), insert, delete',
    'for select to sochibo_app using (true)',
    'for insert to sochibo_app with check (true)',
    // A claim ends with the record it was made for.
    `for delete to sochibo_app using (exists (
       select from members.personal_record as record
       where record.person_id = number_claim.person_id and record.${touched}))`,
  ),
];
