import { fileURLToPath } from 'node:url';
import type { RuleBundle } from '#kernel/rule-pack.ts';
import type { Text } from '#kernel/text.ts';
import { machineClock, type Clock } from '#platform/clock.ts';
import { openPool } from '#platform/database/pool.ts';
import { addUser } from '#platform/identity/add-user.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { sampleAccounts, type SampleAccount } from './accounts.ts';
import { writeCommune } from './commune/commune.ts';
import type { Holder } from './holder.ts';
import { SamplePen } from './pen.ts';
import { writeTiny } from './tiny.ts';

/** Where the sample goes. */
export interface SampleTarget {
  readonly ownerUrl: string;
  readonly authUrl: string;
}

/** «Bộ mẫu» — how each set is written, by its name. */
const sets: Readonly<
  Record<string, (pen: SamplePen, clock: Clock, rules: RuleBundle, tell: Tell) => Promise<Holder[]>>
> = { tiny: writeTiny, commune: writeCommune };

/** Says what is being loaded. */
export type Tell = (progress: Text) => void;

/** «Nạp dữ liệu mẫu» — fills an empty database with invented organisations, people and meetings, and their accounts. */
export async function loadSample(
  name: string,
  target: SampleTarget,
  folder: string,
  clock: Clock = machineClock,
  tell: Tell = () => undefined,
): Promise<void> {
  const write = sets[name];
  if (!write) throw new Error(`Không có bộ mẫu «${name}»; có: ${Object.keys(sets).join(', ')}.`);
  const rules = loadRuleBundle(fileURLToPath(new URL('../../rule-packs', import.meta.url)), folder);
  const pen = await new SamplePen(target.ownerUrl).open();
  try {
    if (!(await pen.isOnBlankPaper()))
      throw new Error('Cơ sở dữ liệu đã có tổ chức; dữ liệu mẫu chỉ nạp vào cơ sở dữ liệu còn trống.');
    const holders = await write(pen, clock, rules, (progress) =>
      tell({ vi: `Đang nạp dữ liệu mẫu: ${progress.vi}…`, en: `Loading sample data: ${progress.en}…` }),
    );
    await Promise.all([pen.settle(), openAccounts(target.authUrl, clock, holders)]);
  } finally {
    await pen.close();
  }
}

/** Hashes in parallel: each takes a while. */
async function openAccounts(authUrl: string, clock: Clock, holders: readonly Holder[]): Promise<void> {
  const pool = openPool(authUrl, 2);
  try {
    await Promise.all(sampleAccounts.map((account) => openAccount(account)));
  } finally {
    await pool.end();
  }

  async function openAccount(account: SampleAccount): Promise<void> {
    const { name, password, post } = account;
    const holder = post && holders.find((one) => isAt(one, post));
    if (post && !holder) return;
    const added = await addUser(pool, clock, {
      name,
      password,
      fullName: holder?.fullName ?? account.who,
      personId: holder?.personId,
      administrator: post === null,
    });
    if (added.outcome !== 'added') throw new Error(`sample account ${name}: ${added.outcome}`);
  }
}

function isAt(holder: Holder, post: NonNullable<SampleAccount['post']>): boolean {
  return (
    holder.organisation === post.organisation &&
    holder.office === post.office &&
    (post.fullName === undefined || holder.fullName === post.fullName)
  );
}
