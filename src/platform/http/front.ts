import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

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
  pause(): Promise<void>;
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
  const server = createServer((request, response) => {
    if (behind) behind.answer(request, response);
    else refuse(request, response);
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
    pause: closeBehind,
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

function refuse(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  response.writeHead(503, {
    'retry-after': RETRY_AFTER,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  const problem = {
    code: 'platform.restoring',
    message: { vi: 'Máy chủ đang phục hồi dữ liệu.', en: 'The server is restoring its data.' },
    fix: {
      vi: 'Chờ ít phút rồi thử lại; việc đã ghi trên máy vẫn được giữ.',
      en: 'Try again in a few minutes; what is on the device is kept.',
    },
  };
  response.end(JSON.stringify({ problem }));
}
