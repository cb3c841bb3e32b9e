// `npm test`: everything that CI runs. `npm test -- PATH…` and `npm run watch -- PATH` run tests alone.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, handOver, install, node24, root, tool } from './house.mjs';

const VITEST = tool('vitest/vitest.mjs');
const parameters = process.argv.slice(2);
// Tools, and the many processes that the tests start, are compiled once.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'node');
install();
spawnSync(node24(), [tool('@sveltejs/kit/svelte-kit.js'), 'sync'], { cwd: root, stdio: ['ignore', 2, 2] });

if (parameters[0] === '--watch') handOver([VITEST, 'watch', ...parameters.slice(1)], { cwd: root });
else if (parameters.length > 0) handOver([VITEST, 'run', ...parameters], { cwd: root });
else process.exit((await everything()) ? 0 : 1);

async function everything() {
  // Two lanes, because a small machine has two cores; the tests come last and have the machine to themselves.
  const lanes = [
    [
      ['prettier', [tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
      ['eslint', [tool('eslint/bin/eslint.js'), '--max-warnings', '0', '.']],
      ['knip', [tool('knip/bin/knip.js')]],
    ],
    [
      ['tsc (rules)', [tool('typescript/bin/tsc'), '-p', 'tsconfig.rules.json']],
      [
        'svelte-check',
        [tool('svelte-check/bin/svelte-check'), '--tsconfig', 'tsconfig.json', '--fail-on-warnings'],
      ],
      ['build', build],
    ],
  ];
  const outcomes = (await Promise.all(lanes.map(inOrder))).flat();
  const tests = await runTests();
  const passed = outcomes.filter(Boolean).length + tests.passed;
  const failed = outcomes.filter((one) => !one).length + tests.failed;
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0;
}

async function inOrder(steps) {
  const outcomes = [];
  for (const [name, work] of steps)
    outcomes.push(typeof work === 'function' ? await done(name, work) : await step(name, work));
  return outcomes;
}

/** Does one thing of ours; what breaks it ends the run with its own words. */
async function done(name, work) {
  const started = performance.now();
  await work();
  tell(name, started, true);
  return true;
}

/** Runs one check; its words are shown only if it fails. */
function step(name, list) {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(node24(), list, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let words = '';
    child.stdout.on('data', (chunk) => (words += chunk));
    child.stderr.on('data', (chunk) => (words += chunk));
    child.on('close', (code) => {
      tell(name, started, code === 0, words);
      resolve(code === 0);
    });
  });
}

function tell(name, started, isWell, words = '') {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${isWell ? '✓' : '✗'} ${name} (${seconds} s)\n${isWell ? '' : words}`);
}

async function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'sochibo-report-'));
  const report = join(folder, 'report.json');
  const child = spawn(
    node24(),
    [VITEST, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const code = await new Promise((resolve) => child.on('close', resolve));
  let counts = { passed: 0, failed: 0 };
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    counts = { passed: numPassedTests, failed: numFailedTests };
  } catch {
    // The run broke before it could report; its exit code says so below.
  }
  rmSync(folder, { recursive: true, force: true });
  // A file that cannot be loaded fails no test, but the run.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
