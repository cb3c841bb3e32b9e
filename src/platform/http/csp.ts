import { createHash } from 'node:crypto';

const inlineScript = /<script(?![^>]*\ssrc\s*=)[^>]*>([\s\S]*?)<\/script\s*>/gi;
const inlineSheet = /<style[^>]*>([\s\S]*?)<\/style\s*>/gi;
const styleAttribute = /<[a-z][^>]*?\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;

// SvelteKit hides its announcement of a new page with this attribute, in a template of its own.
const announcer =
  'position: absolute; left: 0; top: 0; clip: rect(0 0 0 0); clip-path: inset(50%); overflow: hidden; white-space: nowrap; width: 1px; height: 1px';

/**
 * The Content-Security-Policy of every page. What stands inline in the built
 * page is allowed by its hash, so the page is read once at the start; whatever
 * is not named here is blocked.
 */
export function contentSecurityPolicy(indexHtml: string): string {
  const attributes = [announcer, ...texts(indexHtml, styleAttribute)];
  return [
    ["default-src 'none'"],
    ["script-src 'self'", ...hashes(texts(indexHtml, inlineScript))],
    // One directive: older browsers know no style-src-attr. Hashes of attributes count only beside
    // 'unsafe-hashes'; they open nothing but these very texts.
    ["style-src 'self' 'unsafe-hashes'", ...hashes([...texts(indexHtml, inlineSheet), ...attributes])],
    ["img-src 'self' data: blob:"],
    ["font-src 'self'"],
    ["connect-src 'self'"],
    ["manifest-src 'self'"],
    ["worker-src 'self'"],
    // A form sent before the scripts run would put what people typed into the address.
    ["form-action 'none'"],
    ["base-uri 'none'"],
    ["frame-ancestors 'none'"],
    // Text becomes markup only in Svelte's own templates, and a script's address only in the service worker's registration.
    ["require-trusted-types-for 'script'"],
    ['trusted-types svelte-trusted-html sochibo-worker'],
  ]
    .map((directive) => directive.join(' '))
    .join('; ');
}

function texts(html: string, pattern: RegExp): string[] {
  return Array.from(html.matchAll(pattern), (match) => match[1] ?? match[2] ?? '');
}

function hashes(inline: readonly string[]): string[] {
  return [...new Set(inline)].map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}
