import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Problem } from '#kernel/problem.ts';
import type { Closed } from './keep-open.ts';

/** What answers behind the door: a house with its connections. */
export interface Behind {
  answer(request: IncomingMessage, response: ServerResponse): void;
  /** Ends requests and connections; the database itself is left to whoever asked for the pause. */
  close(): Promise<void>;
}

/** The listening door. It stays open while the house behind it is exchanged. */
export interface Front {
  readonly port: number;
  /** From now on every request is answered 503 with Retry-After, and the house behind is closed. */
  pause(why: Closed): Promise<void>;
  /** Opens a new house behind the door. */
  resume(): Promise<void>;
  close(): Promise<void>;
}

const RETRY_AFTER = '5';

/** Opens the house, then the door. */
export async function openFront(
  at: { readonly port: number; readonly host: string },
  open: () => Promise<Behind>,
): Promise<Front> {
  let behind: Behind | undefined = await open();
  let why: Closed = 'restoring';
  const server = createServer((request, response) => {
    if (behind) behind.answer(request, response);
    else refuse(request, response, why);
  });
  const closeBehind = async () => {
    const closing = behind;
    behind = undefined;
    await closing?.close();
  };
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(at.port, at.host, resolve);
    });
  } catch (error) {
    await closeBehind();
    throw error;
  }
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : at.port,
    pause: async (reason) => {
      why = reason;
      await closeBehind();
    },
    resume: async () => {
      behind = await open();
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await closeBehind();
      server.closeAllConnections();
      await closed;
    },
  };
}

const reasons: Readonly<Record<Closed, Problem>> = {
  restoring: {
    code: 'platform.restoring',
    message: { vi: 'Máy chủ đang phục hồi dữ liệu.', en: 'The server is restoring its data.' },
    fix: {
      vi: 'Chờ ít phút rồi thử lại; việc đã ghi trên máy vẫn được giữ.',
      en: 'Try again in a few minutes; what is on the device is kept.',
    },
  },
  database: {
    code: 'platform.database-returns',
    message: { vi: 'Cơ sở dữ liệu đang được mở lại.', en: 'The database is being opened again.' },
    fix: {
      vi: 'Chờ vài giây rồi thử lại; việc đã ghi trên máy vẫn được giữ.',
      en: 'Try again in a few seconds; what is on the device is kept.',
    },
  },
};

// Whoever watches the process must not end it while it mends itself: alive it is, ready it is not.
function refuse(request: IncomingMessage, response: ServerResponse, why: Closed): void {
  request.resume();
  const isAlive = request.url === '/healthz';
  const problem = reasons[why];
  const ready = request.url === '/readyz' ? { ready: false } : {};
  response.writeHead(isAlive ? 200 : 503, {
    ...(isAlive ? {} : { 'retry-after': RETRY_AFTER }),
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(isAlive ? { alive: true } : { ...ready, problem }));
}
