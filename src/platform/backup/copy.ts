import type { Client } from 'pg';

/** The part of a connection that COPY needs and the types of the library leave out. */
interface CopyConnection {
  readonly stream: NodeJS.ReadWriteStream;
  query(statement: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

const PIECE = 4 * 1024 * 1024;

/** Runs `copy … to stdout` and hands its bytes over in pieces of a few megabytes. */
export async function copyOut(
  client: Client,
  statement: string,
  take: (piece: Buffer) => Promise<void>,
): Promise<void> {
  let pieces: Buffer[] = [];
  let size = 0;
  let taken = Promise.resolve();
  const hand = (stream?: NodeJS.ReadWriteStream) => {
    const piece = Buffer.concat(pieces);
    [pieces, size] = [[], 0];
    stream?.pause();
    // Read on after a failure too: only at the end of the copy can it be told.
    taken = taken.then(() => take(piece)).finally(() => stream?.resume());
    taken.catch(() => undefined);
  };
  await submit(client, {
    statement,
    onData: (chunk, connection) => {
      // The parser uses its room again for the next message.
      pieces.push(Buffer.from(chunk));
      size += chunk.length;
      if (size >= PIECE) hand(connection.stream);
    },
  });
  if (size > 0) hand();
  await taken;
}

/** Runs `copy … from stdin` with the pieces as they come. */
export async function copyIn(
  client: Client,
  statement: string,
  pieces: AsyncIterable<Buffer>,
): Promise<void> {
  await submit(client, {
    statement,
    onReady: async (connection) => {
      for await (const piece of pieces) {
        connection.sendCopyFromChunk(piece);
        await drained(connection.stream);
      }
    },
  });
}

async function drained(stream: NodeJS.ReadWriteStream): Promise<void> {
  const { writableNeedDrain } = stream as NodeJS.ReadWriteStream & { writableNeedDrain: boolean };
  if (writableNeedDrain) await new Promise((resolve) => stream.once('drain', resolve));
}

interface Copy {
  readonly statement: string;
  readonly onData?: (chunk: Buffer, connection: CopyConnection) => void;
  readonly onReady?: (connection: CopyConnection) => Promise<void>;
}

// The client runs anything that can submit itself; these are the messages it passes on.
function submit(client: Client, { statement, onData, onReady }: Copy): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query({
      submit: (connection: CopyConnection) => void connection.query(statement),
      handleCopyData: (message: { chunk: Buffer }, connection: CopyConnection) =>
        onData?.(message.chunk, connection),
      handleCopyInResponse: (connection: CopyConnection) => {
        Promise.resolve(onReady?.(connection)).then(
          () => connection.endCopyFrom(),
          (error: unknown) => connection.sendCopyFail(String(error)),
        );
      },
      handleCommandComplete: () => undefined,
      handleRowDescription: () => undefined,
      handleDataRow: () => undefined,
      handleEmptyQuery: () => undefined,
      handlePortalSuspended: () => undefined,
      handleError: reject,
      handleReadyForQuery: () => resolve(),
    } as never);
  });
}
