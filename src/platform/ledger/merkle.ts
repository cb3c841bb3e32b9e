import { createHash } from 'node:crypto';

/** One chain head as a leaf of the tree over all chains. */
export interface Leaf {
  readonly organisationNo: number;
  readonly entryNo: number;
  readonly hash: Buffer;
}

// RFC 9162 §2.1: leaves and nodes are hashed with different prefixes, so neither can pass for the other.
const leafPrefix = Buffer.from([0]);
const nodePrefix = Buffer.from([1]);

/** The root over the leaves in their order; the hash of nothing where there is none. */
export function merkleRoot(leaves: readonly Leaf[]): Buffer {
  return rootOf(leaves.map(leafHash));
}

function leafHash(leaf: Leaf): Buffer {
  const head = Buffer.alloc(12);
  head.writeInt32BE(leaf.organisationNo, 0);
  head.writeBigInt64BE(BigInt(leaf.entryNo), 4);
  return createHash('sha256').update(leafPrefix).update(head).update(leaf.hash).digest();
}

function rootOf(hashes: readonly Buffer[]): Buffer {
  const [only] = hashes;
  if (!only) return createHash('sha256').digest();
  if (hashes.length === 1) return only;
  const half = 2 ** Math.ceil(Math.log2(hashes.length) - 1);
  return createHash('sha256')
    .update(nodePrefix)
    .update(rootOf(hashes.slice(0, half)))
    .update(rootOf(hashes.slice(half)))
    .digest();
}
