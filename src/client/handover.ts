import { dayInVietnam } from '#kernel/clock-time.ts';
import type { Id } from '#kernel/id.ts';
import { includes, readPeriod } from '#kernel/period.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { RuleBundle } from '#kernel/rule-pack.ts';
import { isDrawn } from '#kernel/sync/entry.ts';
import type { RowPut } from '#kernel/sync/ports.ts';
import { createReplica } from '#kernel/sync/replica.ts';
import { instantAt } from './clock.ts';
import { newSigningPair } from './device.ts';
import type { Me, Office } from './me.ts';
import { bringModules, drawFor, registry } from './modules.ts';
import { newOwner, successorOf, type Offer, type Owner, type Phone } from './phone.ts';
import { isTooLongAway } from './pin.ts';
import { problems, wrongTicket } from './problems.ts';
import { openStore } from './store.ts';
import { encrypt, newVault, unlock, type Vault } from './vault.ts';

const triesOfTicket = 5;
const digits = 8;

/** Where a taking-over stands; a test cuts it there. */
export type Passing = 'read' | 'copied' | 'passed';

/** What the phone keeps of a handover that the outbox tells the server of. */
export interface Handing extends Pick<
  Offer,
  'handover' | 'entry' | 'organisation' | 'term' | 'to' | 'device'
> {
  readonly name: string;
}

/** «Lập phiếu bàn giao» — lays the key of the cache under a code that is shown once and written down nowhere. */
export async function writeTicket(
  phone: Phone,
  person: Id,
  vault: Vault,
  { name, ...handing }: Handing,
): Promise<string> {
  const owner = await phone.owner(person);
  if (!owner) throw new Error('nobody of that id keeps a book here');
  const code = newCode();
  const offer: Offer = {
    ...handing,
    name: await encrypt(owner.labelKey, name, handing.handover),
    lock: await vault.lockWith(code, owner.boundKey),
    wrongTries: 0,
  };
  await phone.amend(person, () => ({ offer }));
  return code;
}

/**
 * «Nhận bàn giao» — without a network: the successor's own book, under a key and six digits of their own, with what the
 * predecessor saw. Cut anywhere, either the ticket still holds or the successor's book is there; neither outbox is
 * touched. The book of the predecessor cannot be read from the one step on that makes the switch.
 */
export async function takeOver(
  phone: Phone,
  from: Id,
  typed: { readonly code: string; readonly pin: string },
  now: number,
  reached: (step: Passing) => Promise<void> | void = () => undefined,
): Promise<Result<Id>> {
  const giver = await phone.owner(from);
  const offer = giver?.offer;
  if (!giver || !offer) return refuse(problems.ticketGone);
  if (!/^\d{6}$/.test(typed.pin)) return refuse(problems.pinTooShort);
  if ((await phone.owner(offer.to))?.lock) return refuse(problems.keepsOwnBook);
  if (isTooLongAway(giver, now)) return refuse(problems.tooLongAway);
  const opened = await openTicket(phone, giver, typed.code);
  if (!opened.ok) return opened;
  const vault = await newVault();
  await copyBook(giver, offer, { from: opened.value, to: vault }, now, reached);
  await reached('copied');
  const successor = await bookByTicket(giver, offer, vault, typed.pin);
  if (!(await phone.pass(offer.handover, from, successor))) return refuse(problems.ticketGone);
  await reached('passed');
  // The key is gone with the step above; the letters follow, now or at the next start.
  const left = await openStore(giver.person, giver.device, () => undefined);
  await left.eraseCache().finally(() => left.close());
  return ok(offer.to);
}

/** Every try is written down before it is made. The fifth wrong one ends the ticket; the book itself stays under its own code. */
async function openTicket(phone: Phone, giver: Owner, code: string): Promise<Result<Vault>> {
  const counted = await phone.amend(giver.person, ({ offer }) =>
    offer ? { offer: { ...offer, wrongTries: offer.wrongTries + 1 } } : {},
  );
  const { offer } = counted;
  if (!offer) return refuse(problems.ticketGone);
  const vault =
    offer.wrongTries > triesOfTicket
      ? null
      : await unlock(code.replaceAll(/\D/g, ''), offer.lock, giver.boundKey);
  if (vault) {
    await phone.amend(giver.person, (owner) =>
      owner.offer ? { offer: { ...owner.offer, wrongTries: 0 } } : {},
    );
    return ok(vault);
  }
  if (offer.wrongTries < triesOfTicket) return refuse(wrongTicket(triesOfTicket - offer.wrongTries));
  await phone.amend(giver.person, () => ({ offer: null }));
  return refuse(problems.ticketGone);
}

/** The rows as the predecessor saw them, with what still waits drawn in; the first contact fetches everything anew. */
async function copyBook(
  giver: Owner,
  offer: Offer,
  vaults: { readonly from: Vault; readonly to: Vault },
  now: number,
  reached: (step: Passing) => Promise<void> | void,
): Promise<void> {
  await bringModules();
  const [source, target] = [
    await openStore(giver.person, giver.device, () => undefined),
    await openStore(offer.to, offer.device, () => undefined),
  ];
  try {
    source.open(vaults.from);
    target.open(vaults.to);
    const [{ meta, entries, words }, rows, me, rules] = await Promise.all([
      source.load(),
      source.rows(),
      source.keptAnswer('me'),
      source.keptAnswer('rules'),
    ]);
    const bundle = (rules?.value as { readonly bundle: RuleBundle } | undefined)?.bundle ?? null;
    const replica = createReplica(() => registry.effects);
    replica.replace(rows);
    const envelopes = new Map(words.map(({ id, envelope }) => [id, envelope]));
    const pending = entries
      .filter((entry) => isDrawn(entry, meta))
      .toSorted((one, other) => one.sequence - other.sequence)
      .flatMap(({ id }) => envelopes.get(id) ?? []);
    drawFor({ person: giver.person, now: instantAt(now), rules: bundle }, () => replica.draw(pending));
    const seen = replica.seen();
    await reached('read');
    await target.eraseCache();
    await target.keepAnswer('me', await meOf(giver, offer, me?.value as Me | undefined, seen, now), now);
    if (rules) await target.keepAnswer('rules', rules.value, rules.at);
    const before = (await target.load()).meta;
    const { epoch, cursors, bundle: hash, serverTime } = meta;
    // No server gives this mark: with the first answer everything that is not the successor's own to see is forgotten.
    const handed = { epoch, cursors, bundle: hash, serverTime, stage: 2, scope: 'handed over' } as const;
    const done = await target.commit({ clear: true, rows: seen, meta: handed }, before.version);
    if (done === 'stale') throw new Error('another tab writes the book of the successor');
  } finally {
    source.close();
    target.close();
  }
}

/** The successor in the office that the ticket names: in the name of a term of their own, or of none until one is recorded. */
async function meOf(
  giver: Owner,
  offer: Offer,
  known: Me | undefined,
  rows: readonly RowPut[],
  now: number,
): Promise<Me> {
  const held = known?.offices.find((one) => one.term === offer.term);
  const today = dayInVietnam(instantAt(now));
  const own = rows.find(
    ({ kind, row }) =>
      kind === 'office-term' &&
      row.personId === offer.to &&
      row.office === held?.office &&
      includes(readPeriod(String(row.valid)), today),
  );
  const office: Office | null = held
    ? { ...held, term: (own?.key ?? null) as Id | null, from: today, until: null }
    : null;
  return {
    person: { id: offer.to, fullName: (await successorOf(giver)) ?? '' },
    offices: office ? [office] : [],
    administrator: false,
  };
}

async function bookByTicket(giver: Owner, offer: Offer, vault: Vault, pin: string): Promise<Owner> {
  const { handover, entry, organisation, device } = offer;
  const { sealPoint, receiptKeys } = giver;
  const enrolled = { device, sealPoint, receiptKeys, ...(await newSigningPair()) };
  const owner = await newOwner(offer.to, enrolled, (await successorOf(giver)) ?? '', giver.lastContact);
  const lock = await vault.lockWith(pin, owner.boundKey);
  return { ...owner, lock, taken: { handover, entry, organisation, from: giver.person } };
}

/** Each of the hundred million codes as likely as the other. */
function newCode(): string {
  const most = 10 ** digits;
  const fair = 2 ** 32 - (2 ** 32 % most);
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn < fair) return String(drawn % most).padStart(digits, '0');
  }
}
