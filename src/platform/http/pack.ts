import { promisify } from 'node:util';
import compress from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const gzip = promisify(compress.gzip);
const worthPacking = 512;
// Below this the way to a helper and back takes longer than the packing.
const packedHere = 16_384;

/** Packs a long answer for whoever can unpack it: village networks are slow. */
export async function pack(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const text = typeof payload === 'string' ? payload : null;
  if (text === null || text.length < worthPacking || !request.headers['accept-encoding']?.includes('gzip'))
    return payload;
  reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding').removeHeader('content-length');
  return text.length < packedHere ? compress.gzipSync(text) : gzip(text);
}
