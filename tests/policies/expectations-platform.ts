import {
  viewers as everybody,
  signedIn,
  above,
  below,
  oneself,
  internal,
  type Expectation,
} from './viewers.ts';

/** Tables of the platform. */
export const platform: readonly Expectation[] = [
  { table: 'platform.instance', there: 'singleton', seen: everybody },
  { table: 'platform.restore', row: { gap: 15 }, seen: everybody },
  {
    table: 'platform.organisation_head',
    there: 'organisation_no = :cell',
    seen: everybody,
    adds: 'touched',
    changes: 'touched',
    signIn: true,
  },
  { table: 'platform.ledger_entry', row: { outcome: 'applied' }, seen: internal, adds: 'touched' },
  { table: 'platform.ledger_content', seen: 'denied', adds: 'touched' },
  { table: 'platform.change', seen: signedIn, adds: 'touched' },
  { table: 'platform.receipt', row: { outcome: 'applied' }, seen: oneself, adds: 'mine', changes: 'mine' },
  {
    table: 'platform.receipt',
    when: 'of somebody aboard',
    row: { outcome: 'applied' },
    aboard: true,
    seen: everybody,
    adds: 'anywhere',
  },
  { table: 'platform.kept_command', row: { why: 'held' }, seen: oneself, adds: 'mine', changes: 'mine' },
  {
    table: 'platform.late_command',
    row: { why: 'term-ended', envelope: '{}', standing: 'waiting' },
    seen: ['secretary of the cell', ...oneself],
    adds: 'mine',
    changes: 'touched',
  },
  { table: 'platform.checkpoint', seen: everybody, signIn: true },
  { table: 'platform.checkpoint_leaf', seen: everybody, signIn: true },
  { table: 'platform.access_log', seen: 'denied', adds: 'anywhere' },
  { table: 'platform.rule_bundle', seen: everybody, adds: 'anywhere' },
  { table: 'platform.access_rule', there: `office = 'member' and object = 'working'`, seen: everybody },
  { table: 'platform.file', row: { sha256: 'a'.repeat(64), size: 1 }, seen: internal, adds: 'touched' },
  { table: 'platform.file_chunk', seen: internal, adds: 'touched' },
  {
    table: 'platform.file',
    when: 'from the commune',
    row: { sha256: 'b'.repeat(64), size: 1 },
    ofCommune: true,
    seen: [...below, ...above],
  },
  { table: 'platform.file_chunk', when: 'from the commune', ofCommune: true, seen: [...below, ...above] },
];

/** Tables of sign-in. */
export const identity: readonly Expectation[] = [
  'user',
  'session',
  'account',
  'verification',
  'two_factor',
  'login',
  'device',
  'token',
  'recovery',
  'administrator',
  'server_key',
  'attempt',
  'event',
].map((name) => ({
  table: `identity.${name}`,
  row: {
    ...(name === 'server_key' ? { purpose: 'seal', retired_at: '2026-01-01' } : {}),
    ...(name === 'token' ? { expires_at: '2026-12-01' } : {}),
  },
  seen: 'denied',
  signIn: true,
}));
