import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RawBuilder } from 'kysely';
import type { Right } from '#kernel/access.ts';
import { isId, type Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import { dayOf } from './clock.ts';
import type { Road } from './command.ts';
import { begin } from './database/begin.ts';
import { numberOf } from './organisation-number.ts';
import { ask, sql } from './database/pool.ts';
import { typeOf, type FileType } from './file-type.ts';
import type { Caller, Identities } from './http/parts.ts';
import { problems as platformProblems } from './problems.ts';

const mostBytes = 10 * 1024 * 1024;
const chunkBytes = 256 * 1024;
const longestName = 200;

/** Problems of files that people hand in. */
export const problems = {
  fileIsTooLarge: {
    code: 'platform.file-is-too-large',
    message: { vi: 'Tệp lớn hơn 10 MB.', en: 'The file is larger than 10 MB.' },
    fix: {
      vi: 'Giảm cỡ ảnh trong tệp, hoặc tách thành nhiều tệp.',
      en: 'Make the pictures smaller, or split the file.',
    },
  },
  fileIsOfNoKnownKind: {
    code: 'platform.file-is-of-no-known-kind',
    message: {
      vi: 'Sổ chỉ nhận tệp PDF, DOCX, XLSX, CSV, PNG, JPEG.',
      en: 'Only PDF, DOCX, XLSX, CSV, PNG and JPEG are taken.',
    },
    fix: {
      vi: 'Lưu tệp thành một trong các dạng đó rồi chọn lại.',
      en: 'Save it in one of these forms and choose it again.',
    },
  },
  fileIsUnsafe: {
    code: 'platform.file-is-unsafe',
    message: {
      vi: 'Trong tệp có phần nén lồng nhau, hỏng, chứa chương trình, hoặc lớn quá mức khi mở.',
      en: 'The file holds nested, damaged or excessive archives, or a program.',
    },
    fix: {
      vi: 'Mở tệp, lưu thành PDF hoặc DOCX mới, rồi chọn tệp mới.',
      en: 'Open it, save it as a new PDF or DOCX, and choose that.',
    },
  },
} as const satisfies Record<string, Problem>;

/** What the house adds: which names and contents of files are turned away. */
export interface FileRules {
  /** The problem with a file of this name, if any. */
  readonly refuses: (name: string) => Problem | null;
  /** What else lets a person hand in a file: a condition on the organisation of that number. */
  readonly brings?: (no: number) => RawBuilder<boolean>;
}

/** Takes files in and gives them out again, stored under their SHA-256 by the organisation that handed them in. */
export async function registerFiles(
  app: FastifyInstance,
  identify: Identities['identify'],
  road: Road,
  rules: FileRules,
): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBytes }, (_, body, done) =>
      done(null, body),
    );
    scope.setErrorHandler((error: Error & { statusCode?: number }, _, reply) => {
      if (error.statusCode === 413) return refuse(reply, problems.fileIsTooLarge, 413);
      throw error;
    });
    scope.put('/api/v1/files', async (request, reply) =>
      takeIn(request, reply, await identify(request), road, rules),
    );
  });
  app.get<{ Params: { sha256: string } }>('/api/v1/files/:sha256', async (request, reply) => {
    const caller = await identify(request);
    if (!caller) return signInFirst(reply);
    const file = maySee(caller) ? await findFile(road, caller.personId, request.params.sha256) : null;
    if (!file) return refuse(reply, platformProblems.notFound, 404);
    return sendFile(reply, file.bytes, file.mediaType, file.name);
  });
}

/** Sends bytes as an attachment that no browser opens within our own page. */
export function sendFile(reply: FastifyReply, bytes: Buffer, mediaType: string, name: string): FastifyReply {
  const plain = name
    .normalize('NFD')
    .replace(/[đĐ]/g, 'd')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\]/g, '');
  return reply
    .header('content-type', mediaType)
    .header(
      'content-disposition',
      `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .header('content-security-policy', `sandbox; default-src 'none'`)
    .header('x-content-type-options', 'nosniff')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'private, no-store')
    .send(bytes);
}

async function takeIn(
  request: FastifyRequest,
  reply: FastifyReply,
  caller: Caller | null,
  road: Road,
  rules: FileRules,
): Promise<FastifyReply> {
  if (!caller) return signInFirst(reply);
  const organisation = String(request.headers['x-organisation'] ?? '');
  const no = isId(organisation) ? await numberOf(road, organisation) : null;
  if (no === null || !mayStore(caller, organisation as Id)) return refuse(reply, platformProblems.notYours);
  const bytes = request.body;
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) return refuse(reply, platformProblems.wrongShape);
  const type = typeOf(bytes);
  if (type === 'unsafe') return refuse(reply, problems.fileIsUnsafe);
  if (type === null) return refuse(reply, problems.fileIsOfNoKnownKind);
  const name = nameOf(request.headers['x-file-name'], type);
  const refused = rules.refuses(name);
  if (refused) return refuse(reply, refused);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const brings = rules.brings?.(no) ?? sql<boolean>`false`;
  const stored = await store(road, caller.personId, no, brings, { sha256, name, type, bytes });
  if (!stored) return refuse(reply, platformProblems.notYours);
  return reply
    .header('cache-control', 'no-store')
    .send({ sha256, name, mediaType: type.mediaType, size: bytes.length });
}

/** What files are for: papers sent down, lists read in, the picture of minutes signed by hand. Whoever may do the one hands in the file. */
const storing: readonly Right[] = ['papers.publish', 'import.save', 'meetings.keep'];

interface Incoming {
  readonly sha256: string;
  readonly name: string;
  readonly type: FileType;
  readonly bytes: Buffer;
}

/** One transaction as the person: right, file, chunks, a line in the access log. The same file twice is stored once. */
async function store(
  road: Road,
  person: Id,
  no: number,
  brings: RawBuilder<boolean>,
  { sha256, name, type, bytes }: Incoming,
): Promise<boolean> {
  const now = road.clock.now();
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, index) =>
    bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes),
  );
  const client = await road.pool.connect();
  try {
    await begin(client, person, dayOf(now), [no]);
    const [right] = await ask<{ holds: boolean | null }>(
      client,
      sql`
        select coalesce(bool_or(platform.holds(needed, term.id, ${no})), false) or ${brings} as holds
        from members.office_term as term, unnest(${storing}::text[]) as needed
        where term.person_id = platform.person() and term.valid @> platform.today()`,
    );
    if (!right?.holds) return false;
    await ask(
      client,
      sql`
        with stored as (
          insert into platform.file (organisation_no, sha256, name, media_type, size, person_id, recorded_at)
          values (${no}, ${sha256}, ${name}, ${type.mediaType}, ${bytes.length}, ${person}, ${now})
          on conflict do nothing returning organisation_no, sha256),
        logged as (
          insert into platform.access_log (recorded_at, person_id, action, organisation_no, detail)
          values (${now}, ${person}, 'file stored', ${no}, ${JSON.stringify({ sha256 })}))
        insert into platform.file_chunk (organisation_no, sha256, position, bytes)
        select stored.organisation_no, stored.sha256, chunk.position, chunk.bytes
        from stored, unnest(${chunks}::bytea[]) with ordinality as chunk (bytes, position)`,
    );
    await client.query('commit');
    return true;
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}

interface Found {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

async function findFile(road: Road, person: Id, sha256: string): Promise<Found | null> {
  const client = await road.pool.connect();
  try {
    await begin(client, person, dayOf(road.clock.now()), [], 'read only');
    const rows = await ask<{ name: string; mediaType: string; bytes: Buffer }>(
      client,
      sql`
        with found as (
          select organisation_no, sha256, name, media_type from platform.file
          where sha256 = ${sha256} order by organisation_no limit 1)
        select found.name, found.media_type as "mediaType", chunk.bytes
        from found join platform.file_chunk as chunk using (organisation_no, sha256) order by chunk.position`,
    );
    const [first] = rows;
    return first ? { ...first, bytes: Buffer.concat(rows.map((row) => row.bytes)) } : null;
  } finally {
    await client.query('commit').catch(() => undefined);
    client.release();
  }
}

/** The name as it may be written to a disk, with the ending that the content has. */
function nameOf(header: string | string[] | undefined, type: FileType): string {
  const said = decoded(typeof header === 'string' ? header : '');
  const plain = said.normalize('NFC').replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '');
  const base =
    plain
      .split(/[/\\]/)
      .at(-1)
      ?.replace(/\.[a-z0-9]{1,5}$/i, '')
      .trim()
      .slice(0, longestName) ?? '';
  return `${base === '' ? 'van-ban' : base}.${type.extension}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function mayStore({ token }: Caller, organisation: Id): boolean {
  if (!token) return true;
  const files = ['publish-paper', 'file-signed-minutes'].some((name) => token.commands.includes(name));
  return files && (token.organisations?.includes(organisation) ?? true);
}

function maySee({ token }: Caller): boolean {
  return !token || (token.queries.includes('papers-for') && token.organisations === null);
}

function signInFirst(reply: FastifyReply): FastifyReply {
  return reply.code(401).send({ problem: platformProblems.signInFirst, marker: 'sochibo-session-ended' });
}

function refuse(reply: FastifyReply, problem: Problem, status = 422): FastifyReply {
  return reply.code(status).send({ problem });
}
