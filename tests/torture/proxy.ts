import { createServer, request as open, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a proxy on the way may do to a request. */
const mischief = [
  'request lost',
  'reply lost',
  'truncated',
  'html',
  '401',
  '403',
  '502',
  '504',
  '413',
] as const;

/** «Kẻ đứng giữa» — a proxy that lets some requests through and spoils the others. */
export interface Proxy {
  readonly url: string;
  /** From 0 to 1. */
  trouble: number;
  readonly done: Readonly<Record<string, number>>;
  close(): Promise<void>;
}

export async function openProxy(port: number): Promise<Proxy> {
  const done: Record<string, number> = {};
  const server = createServer((request, response) => {
    const isSpoilt = Math.random() < proxy.trouble;
    const fault = isSpoilt ? mischief[Math.floor(Math.random() * mischief.length)] : undefined;
    if (fault) done[fault] = (done[fault] ?? 0) + 1;
    if (fault === 'request lost') return void request.socket.destroy();
    if (fault === 'html') return page(request, response, 200);
    if (fault && /^\d/.test(fault)) return page(request, response, Number(fault));
    return pass(port, request, response, fault);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const proxy: Proxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    trouble: 0,
    done,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return proxy;
}

function page(request: IncomingMessage, response: ServerResponse, status: number): void {
  request.resume();
  response.writeHead(status, { 'content-type': 'text/html' }).end('<!doctype html><h1>Proxy</h1>');
}

function pass(
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
  fault: string | undefined,
): void {
  const { method, url, headers } = request;
  const onward = open({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    const parts: Buffer[] = [];
    answer.on('data', (part: Buffer) => parts.push(part));
    answer.on('error', () => response.destroy());
    answer.on('end', () => {
      const body = Buffer.concat(parts);
      if (fault === 'reply lost') return void response.destroy();
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'content-length': body.length });
      if (fault !== 'truncated') return void response.end(body);
      response.write(body.subarray(0, Math.floor(body.length * Math.random())));
      response.socket?.end();
      return undefined;
    });
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
