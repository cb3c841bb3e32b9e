import { fileURLToPath } from 'node:url';
import type { Text } from '#kernel/text.ts';
import { machineClock, type Clock } from '#platform/clock.ts';
import { openPool } from '#platform/database/pool.ts';
import { addUser } from '#platform/identity/add-user.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { sampleAccounts, type SampleAccount } from './accounts.ts';
import { writeCommune } from './commune/commune.ts';
import { SamplePen } from './pen.ts';
import type { Desktop, Holder, Tell, Written } from './sample-set.ts';
import { writeTiny } from './tiny.ts';

/** Where the sample goes. */
export interface SampleTarget {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly authUrl: string;
}

/** «Bộ mẫu» — how each set is written, by its name. */
const sets: Readonly<Record<string, (desktop: Desktop) => Promise<Written>>> = {
  tiny: writeTiny,
  commune: writeCommune,
};

/** Why nothing was loaded, for whoever asked for it. */
export class NotLoadable extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.vi);
    this.text = text;
  }
}

const notBlank: Text = {
  vi: 'Cơ sở dữ liệu đã có tổ chức; dữ liệu mẫu chỉ nạp vào cơ sở dữ liệu còn trống.',
  en: 'The database holds organisations; a sample is loaded into an empty database alone.',
};

function notThere(name: string): Text {
  const known = Object.keys(sets).join(', ');
  return {
    vi: `Không có bộ mẫu «${name}»; có: ${known}.`,
    en: `There is no sample "${name}"; there are: ${known}.`,
  };
}

/**
 * «Nạp dữ liệu mẫu» — fills an empty database with invented organisations, people and meetings,
 * all or nothing, then opens their accounts.
 */
export async function loadSample(
  name: string,
  target: SampleTarget,
  folder: string,
  clock: Clock = machineClock,
  tell: Tell = () => undefined,
): Promise<void> {
  const write = sets[name];
  if (!write) throw new NotLoadable(notThere(name));
  const rules = loadRuleBundle(fileURLToPath(new URL('../../rule-packs', import.meta.url)), folder);
  const { say, end } = everySecond(({ vi, en }) =>
    tell({ vi: `Đang nạp dữ liệu mẫu: ${vi}…`, en: `Loading sample data: ${en}…` }),
  );
  const pen = await new SamplePen(target.ownerUrl).open();
  const app = openPool(target.appUrl, 1);
  try {
    if (!(await pen.isOnBlankPaper())) throw new NotLoadable(notBlank);
    await pen.begin();
    const written = await write({ pen, clock, rules, tell: say, app });
    await pen.commit();
    say({ vi: 'tài khoản', en: 'accounts' });
    await pen.settle();
    await Promise.all([written.afterwards(), openAccounts(target.authUrl, clock, written.holders)]);
  } finally {
    end();
    await app.end();
    await pen.close();
  }
}

/** Says what is said, and while nothing new is to be said how many seconds that has taken: whoever waits sees it go on. */
function everySecond(tell: Tell): { readonly say: Tell; readonly end: () => void } {
  let [last, seconds] = [{ vi: '', en: '' }, 0];
  const beat = setInterval(() => {
    seconds += 1;
    if (last.vi) tell({ vi: `${last.vi}, ${seconds} giây`, en: `${last.en}, ${seconds} s` });
  }, 1000);
  return {
    say: (progress) => {
      [last, seconds] = [progress, 0];
      beat.refresh();
      tell(progress);
    },
    end: () => clearInterval(beat),
  };
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
