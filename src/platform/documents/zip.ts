import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive. */
export interface ZipFile {
  readonly name: string;
  readonly content: string;
}

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endOfCentral = 0x06054b50;
const version = 20;
const utf8Names = 0x0800;
const deflated = 8;
/** 1 January 1980, the earliest day the format knows: the same content always gives the same bytes. */
const fixedDay = 0x0021;

/** Packs texts into a ZIP archive, byte for byte the same for the same content. */
export function writeZip(files: readonly ZipFile[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.name, 'utf8');
    const plain = Buffer.from(file.content, 'utf8');
    const packed = deflateRawSync(plain, { level: 9 });
    const common = commonFields(crc32(plain), packed.length, plain.length, name.length);
    const local = Buffer.concat([uint32(localHeader), uint16(version), common, name, packed]);
    centrals.push(
      Buffer.concat([
        uint32(centralHeader),
        uint16(version),
        uint16(version),
        common,
        Buffer.alloc(10),
        uint32(offset),
        name,
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.concat([
    uint32(endOfCentral),
    Buffer.alloc(4),
    uint16(files.length),
    uint16(files.length),
    uint32(directory.length),
    uint32(offset),
    uint16(0),
  ]);
  return Buffer.concat([...locals, directory, end]);
}

/** Flags, method, time, day, checksum, sizes and length of the name stand alike in both headers. */
function commonFields(checksum: number, packed: number, plain: number, name: number): Buffer {
  return Buffer.concat([
    uint16(utf8Names),
    uint16(deflated),
    uint16(0),
    uint16(fixedDay),
    uint32(checksum),
    uint32(packed),
    uint32(plain),
    uint16(name),
    uint16(0),
  ]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
