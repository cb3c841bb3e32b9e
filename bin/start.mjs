// `npm start` [-- --empty] and `npm run dev`: install, build, run.
import { spawn } from 'node:child_process';
import { build, endWith, handOver, install, node24, root, tool } from './house.mjs';

const parameters = process.argv.slice(2);
install();
if (parameters.includes('--dev')) develop(parameters.filter((one) => one !== '--dev'));
else {
  await build();
  // Half of what Node sets aside for young objects: a tenth of a busy server's memory, for hardly more collecting.
  // All of it from the first moment: growing into it costs a start six collections.
  handOver(['--min-semi-space-size=8', '--max-semi-space-size=8', 'dist/server.mjs', ...parameters], {
    cwd: root,
  });
}

/** Vite in front, the server behind it; both reload when a file changes. */
function develop(rest) {
  const port = process.env.PORT ?? '8080';
  const behind = process.env.SOCHIBO_API_PORT ?? '8081';
  const env = { ...process.env, SOCHIBO_API_PORT: behind };
  const run = (list, more) =>
    spawn(node24(), list, { cwd: root, env: { ...env, ...more }, stdio: ['ignore', 'inherit', 'inherit'] });
  const children = [
    run(['--watch', '--watch-preserve-output', 'src/server.ts', ...rest], { PORT: behind }),
    run([tool('vite/bin/vite.js'), 'dev', '--port', port, '--strictPort'], {}),
  ];
  const stop = () => children.forEach((child) => child.kill('SIGTERM'));
  endWith(stop);
  let left = children.length;
  for (const child of children) {
    child.on('exit', () => {
      left -= 1;
      stop();
      if (left === 0) process.exit(0);
    });
  }
}
