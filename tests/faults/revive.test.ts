import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { homeOf } from '#platform/postgres/home.ts';
import { accountForPostgres } from '#platform/postgres/programs.ts';
import { aServer, lives, until, type RunningServer } from '#support/running-server.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await aServer();
  await server.start();
}, 90_000);

afterAll(() => server.remove(), 60_000);

/** The processes that stand in the folder of the cluster and are nobody's child in it: postmasters. */
function postmasters(): number[] {
  const { data } = homeOf(server.folder, accountForPostgres());
  const inside = readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`) === data;
    } catch {
      return false;
    }
  });
  const parentOf = (pid: string) => {
    try {
      return /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '';
    } catch {
      return '';
    }
  };
  // What has lost its postmaster is on its way out; whoever listens has written the lock file.
  return inside
    .filter((pid) => !inside.includes(parentOf(pid)) && readsAsPostmaster(pid))
    .map(Number)
    .filter(lives);
}

// Each of the postmaster's children renames itself to what it does ("postgres: checkpointer").
function readsAsPostmaster(pid: string): boolean {
  try {
    return !readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('postgres: ');
  } catch {
    return false;
  }
}

test.skipIf(process.platform !== 'linux').each([1, 2, 3])(
  'a database that dies under the server comes back alone within ten seconds (round %i)',
  { timeout: 60_000 },
  async () => {
    const before = server.postmaster();
    expect(postmasters()).toEqual([before]);
    let most = 0;
    const counting = setInterval(() => (most = Math.max(most, postmasters().length)), 20);
    const asked = new Map<string, Response[]>([
      ['/readyz', []],
      ['/api/v1/rules/none', []],
      ['/healthz', []],
    ]);
    const died = performance.now();
    process.kill(before, 'SIGKILL');
    let isBack = false;
    const asking = [...asked].map(async ([path, answers]) => {
      while (!isBack) {
        answers.push(await fetch(`${server.url}${path}`));
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });
    await until(async () => {
      const isOther = server.postmaster() !== before && server.postmaster() !== 0;
      return isOther && (await fetch(`${server.url}/readyz`)).ok;
    });
    const took = performance.now() - died;
    isBack = true;
    await Promise.all(asking);
    clearInterval(counting);

    expect(took).toBeLessThan(10_000);
    expect(most).toBe(1);
    expect(postmasters()).toEqual([server.postmaster()]);
    expect(asked.get('/healthz')?.every(({ status }) => status === 200)).toBe(true);
    const refused = ['/readyz', '/api/v1/rules/none'].map((path) =>
      (asked.get(path) ?? []).filter(({ status }) => status === 503),
    );
    for (const answers of refused) {
      expect(answers.length).toBeGreaterThan(0);
      for (const answer of answers) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(await refused[0]?.at(-1)?.json()).toMatchObject({ problem: { fix: { vi: expect.any(String) } } });
    // Nothing else is ever answered: no half-open house, no error without a way on.
    for (const answers of asked.values())
      for (const { status } of answers) expect([200, 404, 503]).toContain(status);
  },
);
