import { readFileSync, writeFileSync } from 'node:fs';
import type { Text } from '#kernel/text.ts';
import type { Checkpoint } from '#platform/ledger/checkpoint.ts';
import type { Part } from './part.ts';
import { exit, Stop } from './part.ts';

/** «Kiểm tra sổ» — finds any line or row changed behind the book's back, and names it. */
export const verify: Part = {
  name: 'verify',
  summary: {
    vi: 'Kiểm tra sổ: tìm và chỉ ra mọi dòng bị sửa, xóa, chèn, tráo sau lưng sổ.',
    en: 'Verify the record: find and name whatever was altered, deleted, inserted or swapped.',
  },
  usage: '[--checkpoint FILE] [--keep-checkpoint FILE]',
  takes: { least: 0, most: 0 },
  options: {
    checkpoint: {
      type: 'string',
      value: 'FILE',
      help: {
        vi: 'mốc niêm phong giữ ngoài máy: tìm cả phần cuối bị cắt',
        en: 'a checkpoint kept outside: also finds a cut tail',
      },
    },
    'keep-checkpoint': {
      type: 'string',
      value: 'FILE',
      help: {
        vi: 'lập mốc niêm phong mới và ghi ra tệp để giữ ngoài máy',
        en: 'take a new checkpoint and write it to a file to keep outside',
      },
    },
  },
  async run(context) {
    const { ownerUrl, authUrl } = await context.database();
    const [{ openPool, ask, sql }, ledger, sealing, keyring, house, secrets, clocks] = await Promise.all([
      import('#platform/database/pool.ts'),
      import('#platform/ledger/verify.ts'),
      import('#platform/ledger/checkpoint.ts'),
      import('#platform/identity/server-keys.ts'),
      import('../modules.ts'),
      import('#platform/secret.ts'),
      import('#platform/clock.ts'),
    ]);
    const owner = openPool(ownerUrl, 2);
    const auth = openPool(authUrl, 2);
    try {
      const keys = await keyring.serverKeys({
        pool: auth,
        secret: secrets.secretOf(context.folder),
        origin: '',
        clock: clocks.machineClock,
      });
      const given = context.options.checkpoint;
      const checkpoint = typeof given === 'string' ? readCheckpoint(given) : undefined;
      const found = await ledger.verify(
        owner,
        house.tables,
        (done, total) => context.progress({ vi: 'Đang kiểm tra', en: 'Verifying' }, done, total),
        checkpoint && { checkpoint, keys },
      );
      const keep = context.options['keep-checkpoint'];
      if (typeof keep === 'string') {
        await sealing.takeCheckpoint(auth, keys, clocks.machineClock.now());
        writeFileSync(keep, `${JSON.stringify(await sealing.latestCheckpoint(owner))}\n`);
      }
      const names = await ask<{ no: number; id: string; name: string | null }>(
        owner,
        sql`
          select head.organisation_no as no, head.organisation_id as id,
                 (select name from organisation.profile as profile where profile.organisation_no = head.organisation_no
                  order by lower(profile.valid) desc limit 1) as name
          from platform.organisation_head as head
          where head.organisation_no = any(${[...found.faults, ...found.unproven].map(({ organisation }) => organisation)}::integer[])`,
      );
      const nameOf = new Map(names.map((one) => [one.no, one]));
      const named = <Place extends { readonly organisation: number }>(place: Place) => ({
        ...place,
        organisation: nameOf.get(place.organisation)?.id ?? null,
        name: nameOf.get(place.organisation)?.name ?? null,
      });
      const [faults, unproven] = [found.faults.map(named), found.unproven.map(named)];
      const lines = faults.map(
        (fault) =>
          `- ${fault.what}: ${fault.name ?? fault.organisation ?? ''} ${fault.entry ?? ''} ${fault.table ?? ''} ${fault.key ?? ''}`,
      );
      context.result(
        { ...found, faults, unproven },
        withUnproven(unproven, {
          vi: faults.length
            ? `Sổ không khớp ở ${faults.length} chỗ:\n${lines.join('\n')}`
            : `Sổ khớp: ${found.entries} dòng sổ cái, ${found.rows} dòng dữ liệu.`,
          en: faults.length
            ? `The record disagrees in ${faults.length} places:\n${lines.join('\n')}`
            : `The record holds: ${found.entries} entries, ${found.rows} rows.`,
        }),
      );
      return faults.length ? exit.problems : exit.done;
    } finally {
      await Promise.all([owner.end(), auth.end()]);
    }
  },
};

/** Whoever takes content away takes the proof of its rows away too: they are named, so that somebody asks why. */
function withUnproven(
  unproven: readonly {
    readonly name: string | null;
    readonly entry: number;
    readonly table: string;
    readonly key: string;
  }[],
  said: Text,
): Text {
  if (unproven.length === 0) return said;
  const lines = unproven
    .map(({ name, entry, table, key }) => `- ${name ?? ''} ${entry} ${table} ${key}`)
    .join('\n');
  return {
    vi: `${said.vi}\n${unproven.length} dòng không đối chiếu được vì nội dung gốc đã bị xóa:\n${lines}`,
    en: `${said.en}\n${unproven.length} rows cannot be compared, for their content was erased:\n${lines}`,
  };
}

function readCheckpoint(path: string): Checkpoint {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Checkpoint;
  } catch {
    throw new Stop(exit.usage, {
      vi: `Không đọc được mốc niêm phong ${path}. Kiểm tra lại tên tệp.`,
      en: `The checkpoint ${path} cannot be read. Check the file name.`,
    });
  }
}
