import { readFileSync } from 'node:fs';
import serveStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { problems } from '../problems.ts';
import { contentSecurityPolicy } from './csp.ts';

/** The built pages: hashed files for ever, the page itself fresh, one policy for what may run. */
export async function serveScreens(app: FastifyInstance, build: string): Promise<void> {
  const page = readFileSync(`${build}/index.html`, 'utf8');
  const policy = contentSecurityPolicy(page);
  app.addHook('onSend', async (_, reply) => {
    // The policy rules a document: on each of fifty small files it would only weigh a kilobyte.
    const isPage = String(reply.getHeader('content-type') ?? '').startsWith('text/html');
    if (isPage && !reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', policy);
    reply
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('cross-origin-opener-policy', 'same-origin');
  });
  await app.register(serveStatic, {
    root: build,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) =>
      void reply.header(
        'cache-control',
        path.includes('/_app/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  app.setNotFoundHandler((request, reply) =>
    request.method === 'GET' && !request.url.startsWith('/api/')
      ? reply.header('cache-control', 'no-cache').type('text/html').send(page)
      : reply.code(404).send({ problem: problems.notFound }),
  );
}
