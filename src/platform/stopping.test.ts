import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

let folder: string;
let launcher: ChildProcess;
let server: number;

/** The launcher with a small server behind it that notes an orderly end. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sochibo-stop-'));
  writeFileSync(
    join(folder, 'server.ts'),
    `import { writeFileSync } from 'node:fs';
     import { stopInOrder } from ${JSON.stringify(join(root, 'src/platform/stopping.ts'))};
     stopInOrder(async () => writeFileSync(${JSON.stringify(join(folder, 'ended'))}, 'in order'));
     setInterval(() => undefined, 1000);
     console.log(process.pid);`,
  );
  launcher = spawn('sh', ['-c', `node bin/node24.mjs ${join(folder, 'server.ts')} & echo; wait`], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server = await new Promise((resolve) => {
    launcher.stdout?.on('data', (chunk) => {
      const pid = Number(String(chunk).trim());
      if (pid > 0) resolve(pid);
    });
  });
});

afterEach(() => {
  launcher.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const ended = () => {
  try {
    return readFileSync(join(folder, 'ended'), 'utf8');
  } catch {
    return 'not yet';
  }
};

const parentOf = (pid: number) =>
  Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

test.skipIf(process.platform !== 'linux')('a server whose launcher is killed ends in order', async () => {
  process.kill(parentOf(server), 'SIGKILL');
  await expect.poll(ended, { timeout: 5000 }).toBe('in order');
});

test.skipIf(process.platform !== 'linux')(
  'a server whose launcher is told to stop ends in order',
  async () => {
    process.kill(parentOf(server), 'SIGTERM');
    await expect.poll(ended, { timeout: 5000 }).toBe('in order');
  },
);

test.skipIf(process.platform !== 'linux')(
  'when npm is killed above the launcher, nothing is left behind',
  async () => {
    launcher.kill('SIGKILL');
    await expect.poll(ended, { timeout: 5000 }).toBe('in order');
  },
);

test.skipIf(process.platform !== 'linux')(
  'Ctrl-C that reaches the shell of npm alone, as it does from a script, ends the server in order',
  async () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: { start: string };
    };
    const line = scripts.start.replace('bin/start.mjs', `bin/node24.mjs ${join(folder, 'server.ts')}`);
    const shell = spawn('sh', ['-c', line], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => shell.stdout.once('data', resolve));
    shell.kill('SIGINT');
    await expect.poll(ended, { timeout: 5000 }).toBe('in order');
  },
);
