import { appendFileSync } from 'node:fs';
import { Client } from 'pg';

/** «Phong bì đã gửi» — a command as it crossed the wire, with the ids it carried. */
export interface RecordedEnvelope {
  readonly name: string;
  readonly organisation: string;
  readonly term: string | null;
  readonly bundle: string | null;
  readonly at: string;
  readonly input: unknown;
}

/** Writes down what a world's ledger has of commands that were carried out, or refused for another reason than their form. */
export async function noteEnvelopes(ownerUrl: string, file: string): Promise<void> {
  const client = new Client(ownerUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ envelope: RecordedEnvelope }>(
      `select distinct on (content.name, keys.list) jsonb_build_object('name', content.name, 'organisation', head.organisation_id, 'term', entry.term_id,
              'bundle', content.bundle, 'at', to_jsonb(content.occurred_at), 'input', content.input) as envelope
       from platform.ledger_content as content
       join platform.ledger_entry as entry using (command_id, organisation_no)
       join platform.organisation_head as head using (organisation_no)
       cross join lateral (select array_agg(key order by key) as list from jsonb_object_keys(content.input) as key) as keys
       where content.name is not null and jsonb_typeof(content.input) = 'object'
         and (entry.outcome = 'applied' or content.answer #>> '{problem,code}' not in ('platform.wrong-shape', 'platform.unknown-command'))
       order by content.name, keys.list, entry.outcome`,
    );
    for (const { envelope } of rows) appendFileSync(file, `${JSON.stringify(envelope)}\n`);
  } finally {
    await client.end();
  }
}

/** Of each command the fullest: one for every set of fields that no other envelope of it already shows. */
export function fullest(all: readonly RecordedEnvelope[]): RecordedEnvelope[] {
  const fields = ({ input }: RecordedEnvelope) => Object.keys(input as object);
  const text = (one: RecordedEnvelope) => JSON.stringify(one);
  const byName = Map.groupBy(
    all.toSorted(
      (one, other) => fields(other).length - fields(one).length || (text(one) < text(other) ? -1 : 1),
    ),
    ({ name }) => name,
  );
  return [...byName.keys()].toSorted().flatMap((name) => {
    const shown = new Set<string>();
    return (byName.get(name) ?? []).filter((one, index) => {
      const isNew = index === 0 || fields(one).some((field) => !shown.has(field));
      for (const field of fields(one)) shown.add(field);
      return isNew;
    });
  });
}
