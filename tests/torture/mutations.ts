/** A known bug, as a change of one snippet of the sync core. */
export interface Mutation {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

/** «Lỗi cài sẵn» — bugs that products of this kind really had; the schedules must find every one of them. */
export const mutations: readonly Mutation[] = [
  {
    name: 'receipt-assumed-on-timeout',
    file: 'push',
    find: 'if (!isTheBatch(reply)) return asVerdict(reply);',
    put: `if (reply.kind === 'timeout') {
      const receipt = { outcome: 'applied', organisation: '', number: null, arrivedAt: '2026-11-03T00:00:00.000Z' };
      const receipts = batch.map(({ id }) => ({ ...receipt, id }));
      await receive(desk, batch, { epoch: desk.held().meta.epoch ?? '', receipts } as never);
      continue;
    }
    if (!isTheBatch(reply)) return asVerdict(reply);`,
  },
  {
    name: 'entry-dropped-on-4xx',
    file: 'push',
    find: 'if (!isTheBatch(reply)) return asVerdict(reply);',
    put: `if (reply.kind === 'answer' && reply.status >= 400 && reply.status < 500) {
      await desk.commit(() => ({ purge: batch.map(({ id }) => id) }));
      continue;
    }
    if (!isTheBatch(reply)) return asVerdict(reply);`,
  },
  {
    name: 'cursors-kept-over-epoch',
    file: 'receive',
    find: 'return { cursors: {}, stage: 1, generation',
    put: 'return { cursors: meta.cursors, stage: 2, generation',
  },
  {
    name: 'cursor-before-rows',
    file: 'pull',
    find: 'const next = await keep(desk, answer, asked);',
    put: `await desk.commit((held) => ({ meta: { cursors: { ...held.meta.cursors, ...answer.cursors } } }));
    const next = await keep(desk, answer, asked);`,
  },
  {
    name: 'joins-after-offered',
    file: 'engine',
    find: `entry.state !== 'waiting' || entry.offered > 0) return null;`,
    put: `entry.state !== 'waiting') return null;`,
  },
  {
    name: 'offer-not-written-down',
    file: 'push',
    find: 'offered: entry.offered + 1',
    put: 'offered: entry.offered',
  },
  {
    name: 'sequence-begins-anew-after-restart',
    file: 'held',
    find: 'meta: stored.meta,',
    put: 'meta: { ...stored.meta, sequence: 0 },',
  },
  { name: 'no-sweep', file: 'feed', find: 'sweep: meta.sweeping,', put: 'sweep: false,' },
  {
    name: 'answer-of-an-older-round',
    file: 'pull',
    find: 'if (hasMoved(asked, held.meta)) {',
    put: 'if (asked.generation < 0) {',
  },
  {
    name: 'refused-still-drawn',
    file: 'entry',
    find: `if (entry.state === 'waiting') return true;
  if (entry.state === 'held')`,
    put: `if (entry.state === 'waiting' || entry.state === 'refused') return true;
  if (entry.state === 'held')`,
  },
  {
    name: 'held-not-drawn',
    file: 'entry',
    find: `if (entry.state === 'held') return !entry.settled;`,
    put: `if (entry.state === 'held') return false;`,
  },
  {
    name: 'recorded-not-drawn-before-the-feed',
    file: 'entry',
    find: 'return !tooLarge && Object.keys(cursors).length === 0;',
    put: 'return false;',
  },
  {
    name: 'repeated-taken-for-refused',
    file: 'receive',
    find: `if (!receipt.problem) return 'recorded';`,
    put: `if (!receipt.problem) return 'refused';`,
  },
  {
    name: 'settling-deletes-what-waits',
    file: 'engine',
    find: 'return entry && needsReview(entry) ? { entries: [{ ...entry, settled: true }] } : {};',
    put: `const waiting = [...held.entries.values()].filter((one) => one.state === 'waiting');
        return entry ? { entries: [{ ...entry, settled: true }], purge: waiting.map((one) => one.id) } : {};`,
  },
  {
    name: 'only-the-last-sent-again-after-restore',
    file: 'receive',
    find: 'return { entries: [...again, ...letGo], meta',
    put: 'return { entries: [...again.slice(-1), ...letGo], meta',
  },
  {
    name: 'receipts-taken-whatever-the-epoch',
    file: 'push',
    find: 'held.meta.epoch === answer.epoch ? {} : meetEpoch(',
    put: 'held.meta.epoch !== null ? {} : meetEpoch(',
  },
  {
    name: 'receipt-by-place-in-the-batch',
    file: 'receive',
    find: 'const receipt = byId.get(entry.id);',
    put: 'const receipt = receipts[offered.indexOf(entry)] ?? byId.get(entry.id);',
  },
  { name: 'no-halving-on-413', file: 'push', find: '408, 413, ', put: '408, ' },
  {
    name: 'one-bad-item-stops-the-feed',
    file: 'push',
    find: `if (isKnown) return { kind: 'done', leftOver: leftOver(desk.held(), tried) };`,
    put: '',
  },
  {
    name: 'slower-writer-gives-up',
    file: 'desk',
    find: `          await readAnew();
        }`,
    put: `          return readAnew();
        }`,
  },
  {
    name: 'clock-set-back-holds-for-ever',
    file: 'entry',
    find: 'return entry.joinUntil === null || now >= entry.joinUntil || now < entry.made;',
    put: 'return entry.joinUntil === null || now >= entry.joinUntil;',
  },
  {
    name: 'ninety-days-by-the-clock-of-the-phone',
    file: 'engine',
    find: 'outdated(desk.held().entries.values(), desk.held().meta.serverTime)',
    put: 'outdated(desk.held().entries.values(), new Date(ports.now()).toISOString())',
  },
  {
    name: 'held-never-asked-again',
    file: 'push',
    find: `if (entry.state === 'held' && when.askHeld) return true;`,
    put: '',
  },
  {
    name: 'rows-out-of-sight-kept',
    file: 'feed',
    find: 'return { change: { forget, meta: { scope, ...restarted(meta), tooLarge: false } }',
    put: 'return { change: { meta: { scope } }',
  },
  {
    name: 'any-401-ends-the-session',
    file: 'wire',
    find: 'return status === 401 && isObject(body) && body.marker === sessionEndedMarker;',
    put: 'return status === 401 && body !== sessionEndedMarker;',
  },
];
