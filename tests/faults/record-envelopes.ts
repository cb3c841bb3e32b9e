import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fullest, type RecordedEnvelope } from '#support/recorded-envelopes.ts';

// From the worlds of the tests, none by hand:
//   SOCHIBO_RECORD_ENVELOPES=/tmp/sent.jsonl npm test
//   node bin/node24.mjs tests/faults/record-envelopes.ts /tmp/sent.jsonl
const [, , sent = ''] = process.argv;
const { version } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
) as { version: string };
const lines = readFileSync(sent, 'utf8').split('\n').filter(Boolean);
const kept = fullest(lines.map((line) => JSON.parse(line) as RecordedEnvelope));
const file = fileURLToPath(new URL(`../fixtures/envelopes/${version}.json`, import.meta.url));
const text = kept.map((one) => `  ${JSON.stringify(one)}`).join(',\n');
writeFileSync(file, `{ "release": ${JSON.stringify(version)}, "envelopes": [\n${text}\n] }\n`);
process.stderr.write(`${new Set(kept.map((one) => one.name)).size} commands, ${kept.length} envelopes\n`);
