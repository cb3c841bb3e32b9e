// What every script in bin/ shares. Runs on Node 20 with nothing installed, so it imports nothing of ours.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const windows = process.platform === 'win32';
const english = /^en/i.test(process.env.LC_ALL || process.env.LANG || '');

/** Says one sentence to the operator, on stderr: stdout belongs to results. */
export function say(vi, en) {
  process.stderr.write(`${english ? en : vi}\n`);
}

/** Installs from the lockfile unless what is installed is what the lockfile says. */
export function install() {
  if (isInstalled()) return;
  say('Đang cài đặt các gói theo package-lock.json…', 'Installing the packages of package-lock.json…');
  const parameters = [
    'ci',
    '--no-update-notifier',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--loglevel=error',
  ];
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const npm = process.env.npm_execpath;
  const { status } =
    npm && /npm-cli\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...parameters], options)
      : spawnSync(windows ? 'npm.cmd' : 'npm', parameters, { ...options, shell: windows });
  if (status === 0 && isInstalled()) return;
  say(
    'Cài đặt không xong. Kiểm tra mạng rồi chạy lại.',
    'Installation failed. Check the network, then run again.',
  );
  process.exit(1);
}

// npm leaves its own account of what it installed, as the last thing it does: a broken installation has none.
function isInstalled() {
  const account = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(account)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(account, 'utf8')).packages;
  const isSame = ([path, entry]) => wanted[path]?.integrity === entry.integrity;
  const isThere = ([path, entry]) => path === '' || entry.optional || entry.devOptional || found[path];
  return (
    Object.entries(found).every(isSame) && Object.entries(wanted).every(isThere) && node24() !== undefined
  );
}

/** The pinned Node 24; on a system it is not packed for, the Node that runs us if it is new enough. */
export function node24() {
  const platform = windows ? 'win' : process.platform;
  const packed = join(
    ...[root, 'node_modules', `node-${platform}-${process.arch}`, 'bin'],
    windows ? 'node.exe' : 'node',
  );
  if (existsSync(packed)) return packed;
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined;
}

/** The script of an installed tool, to be run by Node 24: never `npx`, which may fetch a stranger's package. */
export function tool(path) {
  return join(root, 'node_modules', path);
}

/** Builds the client and joins the server's files, each only when its sources differ from the last time. */
export async function build() {
  const client = isStale('build', CLIENT, ['static', 'vite.config.ts']);
  const server = isStale('dist', SERVER, ['bin/bundle.mjs']);
  if (!client && !server) return;
  say('Đang dựng giao diện và máy chủ…', 'Building the client and the server…');
  const began = performance.now();
  const beat = setInterval(() => {
    const seconds = Math.round((performance.now() - began) / 1000);
    say(`… đã dựng ${seconds} giây`, `… building for ${seconds} s`);
  }, 1000);
  // Client and server both read the settings that this lays down: side by side the server came too early for them.
  await new Promise((resolve) =>
    spawn(node24(), [tool('@sveltejs/kit/svelte-kit.js'), 'sync'], { cwd: root, stdio: 'ignore' }).on(
      'close',
      resolve,
    ),
  );
  await Promise.all([
    client && make(client, [tool('vite/bin/vite.js'), 'build', '--logLevel', 'error']),
    server && make(server, ['bin/bundle.mjs']),
  ]);
  clearInterval(beat);
}

// What one side alone reads does not make the other older.
const CLIENT = (path) =>
  !/^src\/(platform|cli|samples|server\.ts)|\/(sql|commands|queries)\/|\.test\.ts$/.test(path);
const SERVER = (path) =>
  !/^src\/(client|ui|routes|cli|service-worker)|\/screens\/|\.test\.ts$|\.svelte$/.test(path);

function isStale(folder, concerns, besides) {
  const stamp = join(root, folder, '.sources');
  const sources = hashOf(['src', 'package.json', 'package-lock.json', ...besides], concerns);
  const isSame = existsSync(stamp) && readFileSync(stamp, 'utf8') === sources;
  return isSame ? undefined : { stamp, sources };
}

// What a builder says about a good build (how to preview it, say) would mislead the operator; it is shown when it fails.
async function make({ stamp, sources }, list) {
  const child = spawn(node24(), list, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) {
    process.stderr.write(Buffer.concat(said));
    process.exit(1);
  }
  writeFileSync(stamp, sources);
}

function hashOf(paths, concerns) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = join(root, path);
    if (!concerns(path) || !existsSync(full)) return;
    const names = listOf(full);
    if (names) for (const name of names) add(`${path}/${name}`);
    else hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

function listOf(path) {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/**
 * Runs Node 24 and ends with it, and it with us. The channel between the two closes whatever kills us, on
 * every system; the program on the other side takes that for an order to stop.
 */
export function handOver(parameters, { env = {}, cwd = process.cwd() } = {}) {
  const child = spawn(node24(), parameters, {
    cwd,
    // What Node has compiled once it need not compile at the next start.
    // Argon2 frees its memory at once only where it is mapped, not kept in an arena of each thread.
    env: {
      MALLOC_MMAP_THRESHOLD_: '262144',
      NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'sochibo'),
      ...process.env,
      ...env,
    },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  endWith(() => child.connected && child.disconnect());
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
  return child;
}

/** Calls `stop` when we are told to end, or when npm, our parent, has died without telling us. */
export function endWith(stop) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent || !isAlive(parent)) stop();
  }, 500).unref();
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
