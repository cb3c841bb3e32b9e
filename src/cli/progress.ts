import type { Language, Text } from '#kernel/text.ts';

/** The operator's window on long work. */
export interface Progress {
  say(sentence: string): void;
  report(label: Text, done?: number, total?: number): void;
  close(): void;
}

const EVERY = 1000;

/** Speaks on stderr: at once when the work changes, then once a second for as long as it goes on. */
export function openProgress(language: Language): Progress {
  let label = '';
  let line = '';
  const print = () => process.stderr.write(`${line}\n`);
  const heartbeat = setInterval(() => {
    if (line) print();
  }, EVERY);
  // Work alone keeps the process alive, not the talk about it.
  heartbeat.unref();
  return {
    say: (sentence) => process.stderr.write(`${sentence}\n`),
    report: (text, done, total) => {
      const isNew = text[language] !== label;
      label = text[language];
      line = label.endsWith('…') ? label : `${label}${share(done, total)}`;
      if (isNew) print();
    },
    close: () => clearInterval(heartbeat),
  };
}

function share(done: number | undefined, total: number | undefined): string {
  if (done === undefined) return ' …';
  return total ? ` ${done}/${total} (${Math.floor((100 * done) / total)} %)` : ` ${done}`;
}
