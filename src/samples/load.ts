import { openPool } from '#platform/database/pool.ts';
import { machineClock, type Clock } from '#platform/clock.ts';
import { addUser } from '#platform/identity/add-user.ts';
import { SamplePen } from './pen.ts';
import { sampleAccounts } from './accounts.ts';
import { writeTiny } from './tiny.ts';

/** Where the sample goes. */
export interface SampleTarget {
  readonly ownerUrl: string;
  readonly authUrl: string;
}

/** «Nạp dữ liệu mẫu» — fills an empty database with invented organisations, people and meetings, and their accounts. */
export async function loadSample(
  name: string,
  target: SampleTarget,
  _folder: string,
  clock: Clock = machineClock,
): Promise<void> {
  const pen = await new SamplePen(target.ownerUrl).open();
  const holders = await writeTiny(pen, clock);
  await pen.close();
  const pool = openPool(target.authUrl, 2);
  try {
    for (const account of sampleAccounts) {
      const holder = holders.find(
        (one) => one.organisation === account.post.organisation && one.office === account.post.office,
      );
      if (!holder) continue;
      const added = await addUser(pool, clock, {
        name: account.name,
        password: account.password,
        fullName: holder.fullName,
        personId: holder.personId,
      });
      if (added.outcome !== 'added') throw new Error(`sample account ${account.name}: ${added.outcome}`);
    }
  } finally {
    await pool.end();
  }
}
