/** How long an orderly stop may take before the process ends anyhow. */
const PATIENCE = 30_000;

/**
 * Runs `stop` once, when the process is told to end: by a signal, or because whoever started it is gone
 * (the launcher keeps a channel open to us, which closes whatever kills it). Then ends the process.
 */
export function stopInOrder(stop: () => Promise<void>, code = 0): void {
  let stopping = false;
  const end = () => {
    // Ctrl-C reaches both the launcher and us: the second call must not cut the first short.
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), PATIENCE).unref();
    stop().then(
      () => process.exit(code),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  if (process.connected) process.on('disconnect', end);
}
