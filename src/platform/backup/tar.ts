/** A tar archive moves in blocks; a file is filled up with zeros to the end of its last one. */
export const BLOCK = 512;

const NAME = 100;

/** The header block of a plain file. Any tar program can read what we write. */
export function headerOf(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > NAME) throw new Error(`${name} is too long a name for the archive.`);
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 'utf8');
  header.write('0000600\0', 100, 'latin1');
  header.write('0000000\0', 108, 'latin1');
  header.write('0000000\0', 116, 'latin1');
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  header.write('00000000000\0', 136, 'latin1');
  header.write('0', 156, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

/** What a header block says; nothing for the empty blocks at the end. */
export function readHeader(header: Buffer): { name: string; size: number } | undefined {
  if (header.every((byte) => byte === 0)) return undefined;
  const said = Number.parseInt(header.toString('latin1', 148, 156), 8);
  if (said !== checksumOf(header)) throw new Error('A header in the archive is damaged.');
  const name = header.toString('utf8', 0, NAME).replace(/\0.*$/s, '');
  return { name, size: Number.parseInt(header.toString('latin1', 124, 136), 8) };
}

/** How many zeros follow a file of that size. */
export function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

// The field of the checksum itself counts as eight spaces.
function checksumOf(header: Buffer): number {
  let sum = 8 * 0x20;
  header.forEach((byte, at) => {
    if (at < 148 || at >= 156) sum += byte;
  });
  return sum;
}
