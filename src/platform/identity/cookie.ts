import { timingSafeEqual } from 'node:crypto';
import type { Asked } from './identity.ts';
import { keyedHash, type Setting } from './setting.ts';

/** The cookie's name: bound to this very host, except where a laptop speaks plain http to itself. */
export function cookieName(setting: Setting): string {
  return isSecure(setting) ? '__Host-sochibo' : 'sochibo';
}

/** The line that gives the browser its session. A stolen database gives none: the value is signed. */
export function sessionCookie(setting: Setting, token: string, seconds: number): string {
  return withAttributes(setting, `${token}.${signature(setting, token)}`, seconds);
}

/** The line that takes the session back. */
export function emptyCookie(setting: Setting): string {
  return withAttributes(setting, '', 0);
}

/** The token in the cookie of a request, if we signed it and one of our own pages sends it. */
export function tokenOf(setting: Setting, asked: Asked): string | null {
  if (!isFromOurPages(setting, asked)) return null;
  const [token, signed] = (cookieOf(asked, cookieName(setting)) ?? '').split('.');
  if (!token || !signed) return null;
  const expected = Buffer.from(signature(setting, token));
  const found = Buffer.from(signed);
  return found.length === expected.length && timingSafeEqual(found, expected) ? token : null;
}

function isSecure(setting: Setting): boolean {
  return setting.origin.startsWith('https:');
}

function signature(setting: Setting, token: string): string {
  return keyedHash(setting.secret, 'session cookie', token).toString('base64url');
}

function withAttributes(setting: Setting, value: string, seconds: number): string {
  const secure = isSecure(setting) ? '; Secure' : '';
  return `${cookieName(setting)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

function cookieOf(asked: Asked, name: string): string | undefined {
  const header = asked.headers.cookie;
  if (typeof header !== 'string') return undefined;
  const pair = header.split(/;\s*/).find((one) => one.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}

/** A page of somebody else's may make a browser send our cookie; it cannot hide where the request came from. */
function isFromOurPages(setting: Setting, asked: Asked): boolean {
  if (asked.method === 'GET' || asked.method === 'HEAD') return true;
  const origin = asked.headers.origin;
  if (typeof origin !== 'string') return asked.headers['sec-fetch-site'] !== 'cross-site';
  return origin === setting.origin || origin.replace(/^https?:\/\//, '') === asked.headers.host;
}
