import { problemOf, server } from '#client/wire.ts';
import { problems } from '#client/problems.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { Words } from '#ui/text.ts';

/** A command or query that a token may name. */
export interface TokenName {
  readonly name: string;
  readonly kind: 'command' | 'query';
  readonly label: Words;
}

interface Described {
  readonly paths?: Readonly<
    Record<string, Readonly<Record<string, { readonly summary?: string; readonly description?: string }>>>
  >;
}

/** Every command and query there is, as the interface description of this server names them. */
export async function tokenNames(): Promise<Result<readonly TokenName[]>> {
  const reply = await server.ask('GET', '/api/v1/openapi.json');
  const problem = problemOf(reply);
  if (problem || reply.kind !== 'answer') return refuse(problem ?? problems.noNetwork);
  const { paths = {} } = reply.body as Described;
  return ok(
    Object.entries(paths).flatMap(([path, ways]) => {
      const [, room, name] = /^\/api\/v1\/(commands|queries)\/([a-z\d-]+)$/.exec(path) ?? [];
      const said = Object.values(ways)[0];
      if (!name || !said) return [];
      const kind = room === 'commands' ? ('command' as const) : ('query' as const);
      const english = said.description?.split('. Right:')[0];
      return [{ name, kind, label: { vi: said.summary ?? name, en: english ?? name } }];
    }),
  );
}
