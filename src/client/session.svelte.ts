import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { deviceClock, type ClientClock } from './clock.ts';
import { disownTaken, enrolOwner, renewOwner, whoIsIt } from './enrolment.ts';
import type { Me, Office, Person, SignIn } from './me.ts';
import { openPhone, peopleOn, type Desk, type Owner, type Phone, type Taken } from './phone.ts';
import { openWithPin } from './pin.ts';
import { problems } from './problems.ts';
import { askToStay } from './room.ts';
import { refusalOf, server as theServer, type Server } from './wire.ts';
import { openStore } from './store.ts';
import { joinTabs, type Word } from './tabs.ts';
import type { Vault } from './vault.ts';

type Stage = 'starting' | 'signed-out' | 'locked' | 'open' | 'superseded';
type Session = ReturnType<typeof createSession>;

export type { Desk, Me, Office, Person, Session, SignIn, Stage };

/** «Phiên làm việc» — who has the book open on this device, in which office. */
export function createSession(server: Server, clock: ClientClock) {
  let stage = $state<Stage>('starting');
  let me = $state.raw<Me | null>(null);
  let people = $state.raw<readonly Person[]>([]);
  let term = $state<Id | null>(null);
  let online = $state(false);
  let ended = $state(false);
  let hasPin = $state(false);
  let unmet = $state.raw<Problem | null>(null);
  let begun: Promise<void> = Promise.resolve();
  let phone: Phone | null = null;
  let desk: Desk | null = null;
  const watchers = new Set<(desk: Desk | null) => void>();
  const hearers = new Set<(word: Word) => void>();

  const theirPhone = async (): Promise<Phone> => (phone ??= await openPhone(supersede));
  const supersede = (): void => {
    closeDesk();
    stage = 'superseded';
  };
  const closeDesk = (): void => {
    desk?.store.open(null);
    desk?.store.close();
    desk?.tabs.close();
    desk = null;
    server.speakFor(null);
    for (const watch of watchers) watch(null);
  };
  const readPeople = async (): Promise<void> => {
    people = await peopleOn(await theirPhone());
  };
  const setDesk = async (owner: Owner): Promise<Desk> => {
    const isSame = desk?.owner.person === owner.person && desk.owner.device === owner.device;
    if (desk && isSame) return (desk = { ...desk, owner });
    closeDesk();
    const store = await openStore(owner.person, owner.device, supersede);
    const tabs = joinTabs(owner.person, (word) => {
      if (word.kind === 'locked') void lock(false);
      for (const hear of hearers) hear(word);
    });
    desk = { owner, store, tabs, phone: await theirPhone() };
    server.speakFor(owner.device);
    return desk;
  };
  const open = async (at: Desk, vault: Vault, known: Me): Promise<void> => {
    at.store.open(vault);
    at.tabs.hold(vault);
    // A full phone opens its book all the same, with what it kept the last time.
    await at.store.keepAnswer('me', known, clock.now()).catch(() => undefined);
    me = known;
    hasPin = at.owner.lock !== null;
    const today = clock.today();
    const kept = known.offices.filter((office) => office.until === null || today < office.until);
    term = kept.find((office) => office.term === term)?.term ?? kept[0]?.term ?? null;
    stage = 'open';
    for (const watch of watchers) watch(at);
  };
  const lock = async (tell: boolean): Promise<void> => {
    if (tell) desk?.tabs.say({ kind: 'locked' });
    closeDesk();
    me = null;
    await readPeople();
    stage = people.some((person) => person.hasPin) ? 'locked' : 'signed-out';
  };

  /** Asks the server who this is; keeps what it says. */
  const whoAmI = async (): Promise<Result<Me>> => {
    const known = await whoIsIt(server);
    online = known.ok;
    ended = !known.ok && known.problem.code === problems.sessionEnded.code;
    unmet = known.ok || ended ? null : known.problem;
    return known;
  };
  /** After the server has said who this is: enrols the device if need be and opens what needs no code. */
  const arrive = async (known: Me, owner: Owner | undefined): Promise<Result<null>> => {
    const kept = await keep(known, owner);
    if (!kept.ok) return kept;
    // A book that is open stays open: its key is at hand, and may lie under a code.
    const inHand = desk?.owner.person === kept.value.person ? desk.tabs.held() : null;
    const at = await setDesk(kept.value);
    const vault = inHand ?? (await at.tabs.sharedVault(() => at.store.eraseCache()));
    await open(at, vault, known);
    await readPeople();
    return ok(null);
  };
  /** What was begun by a ticket is enrolled by `confirmTaken`, and only for who has opened it with its own code. */
  const keep = async (known: Me, owner: Owner | undefined): Promise<Result<Owner>> => {
    const at = await theirPhone();
    if (!owner) return enrolOwner(server, at, known, clock.now());
    if (!owner.taken) return ok(await renewOwner(server, at, owner, clock.now()));
    return isOpenTo(owner.person) ? ok(owner) : disownTaken(server, at, owner.person, clock.now());
  };
  const isOpenTo = (person: Id): boolean => desk?.owner.person === person && desk.store.readable();

  const begin = async (): Promise<void> => {
    await readPeople();
    if (people.some((person) => person.hasPin)) {
      stage = 'locked';
      return;
    }
    // Nobody ever signed in on an empty phone: the form need not wait for a slow server to say so.
    if (people.length === 0) stage = 'signed-out';
    const known = await whoAmI();
    const owner = known.ok ? await (await theirPhone()).owner(known.value.person.id) : undefined;
    const arrived = known.ok ? await arrive(known.value, owner) : known;
    if (!arrived.ok) stage = 'signed-out';
  };

  return {
    get stage() {
      return stage;
    },
    get me() {
      return me;
    },
    get people() {
      return people;
    },
    get offices() {
      return me?.offices ?? [];
    },
    /** The office in whose name the person writes. */
    get office(): Office | null {
      return me?.offices.find((office) => office.term === term) ?? null;
    },
    /** Whether the server has confirmed the web session; without it one reads and writes on the device alone. */
    get online() {
      return online;
    },
    /** Whether the server has said that the web session has ended; unsent work still goes, fetching needs a sign-in. */
    get ended() {
      return ended;
    },
    /** Why the server could not be asked who this is, where it could not. */
    get unmet() {
      return unmet;
    },
    /** Whether the book stays on this device under a code. */
    get hasPin() {
      return hasPin;
    },
    chooseTerm: (next: Id | null): void => {
      term = next;
    },
    /** Finds out where we are: a session, a book under a code, or neither. */
    start: (): Promise<void> => (begun = begin()),
    signIn: async (given: SignIn): Promise<Result<null>> => {
      await begun;
      const reply = await server.ask('POST', '/api/v1/session', given);
      const refusal = refusalOf(reply);
      if (refusal) return refusal;
      const known = await whoAmI();
      if (!known.ok) return known;
      const owner = await (await theirPhone()).owner(known.value.person.id);
      if (!owner?.lock || isOpenTo(owner.person)) return arrive(known.value, owner);
      // The password has proved the person: a forgotten code gives way to a new one, and nothing unsent is touched.
      if (!owner.taken) await renewOwner(server, await theirPhone(), owner, clock.now());
      const met = { wrongTries: 0, lastWrong: null, lastContact: clock.now() };
      await (await theirPhone()).amend(owner.person, () => met);
      await readPeople();
      stage = 'locked';
      return ok(null);
    },
    /** Opens the book on this device with the code, with or without a network. */
    unlock: async (person: Id, pin: string): Promise<Result<null>> => {
      const owner = await (await theirPhone()).owner(person);
      if (!owner) return refuse(problems.forgotten);
      const at = await setDesk(owner);
      const opened = await openWithPin(at.phone, person, pin, clock.now(), () => at.store.eraseCache());
      if (!opened.ok) {
        if (opened.problem.code === problems.forgotten.code || !(await at.phone.owner(person))?.lock)
          await lock(true);
        return opened;
      }
      at.store.open(opened.value);
      const kept = await at.store.keptAnswer('me');
      const known = kept ? ok(kept.value as Me) : await whoAmI();
      if (!known.ok) return known;
      await open(at, opened.value, known.value);
      return ok(null);
    },
    /** The code is forgotten, the password was right: the readable part begins anew, what waits stays. */
    forgetPin: async (): Promise<Result<null>> => {
      const known = await whoAmI();
      if (!known.ok) return known;
      const at = await theirPhone();
      await at.amend(known.value.person.id, () => ({ lock: null, wrongTries: 0, lastWrong: null }));
      return arrive(known.value, await at.owner(known.value.person.id));
    },
    /** Keeps the open book on this device under a code; also changes the code. */
    setPin: async (pin: string): Promise<Result<null>> => {
      if (!/^\d{6,}$/.test(pin)) return refuse(problems.pinTooShort);
      const vault = desk?.tabs.held();
      if (!desk || !vault) return refuse(problems.notOpen);
      const lockNow = await vault.lockWith(pin, desk.owner.boundKey);
      const owner = await desk.phone.amend(desk.owner.person, () => ({
        lock: lockNow,
        wrongTries: 0,
        lastWrong: null,
      }));
      desk = { ...desk, owner };
      hasPin = true;
      void askToStay();
      await readPeople();
      return ok(null);
    },
    /** Closes the book on this device. Nothing is deleted. */
    lock: () => lock(true),
    /** Ends the web session too. What waits to be sent stays, and can be sent without it. */
    signOut: async (): Promise<void> => {
      await server.ask('DELETE', '/api/v1/session');
      online = false;
      ended = true;
      await lock(true);
    },
    /** Looks again who this is, as after a change of office or a restore of the server. */
    refresh: async (): Promise<void> => {
      const known = await whoAmI();
      if (known.ok && desk && known.value.person.id === desk.owner.person)
        await arrive(known.value, desk.owner);
    },
    /** A ticket by which this book was begun, until the server knows of it. */
    get taken(): Taken | null {
      return me && (desk?.owner.taken ?? null);
    },
    /** «Xác nhận bàn giao» — enrols a book begun by a ticket, once its own person is signed in and the offer has arrived. */
    confirmTaken: async (): Promise<Taken | null> => {
      const [at, known] = [desk, await whoAmI()];
      const taken = at?.owner.taken;
      if (!at || !taken || !known.ok || known.value.person.id !== at.owner.person) return null;
      const { offerHasArrived } = await import('./others.ts');
      if (!(await offerHasArrived(at.phone, taken, server, clock))) return null;
      const owner = await renewOwner(server, at.phone, at.owner, clock.now());
      if (desk === at) desk = { ...at, owner };
      return taken;
    },
    /** The word of it lies in the outbox: from here on this is a book like any other. */
    noteConfirmed: async (): Promise<void> => {
      if (desk) desk = { ...desk, owner: await desk.phone.amend(desk.owner.person, () => ({ taken: null })) };
    },
    /** The server said with its own marker that the session has ended. */
    noteEnded: (): void => {
      [online, ended] = [false, true];
      const at = desk;
      if (!at) return;
      void import('./withdraw.ts')
        .then(({ withdrawIfLocked }) => withdrawIfLocked(server, at.phone, at.owner, at.store))
        .then((gone) => (gone ? lock(true) : undefined));
    },
    /** A sync went through: the server was met. Written down at most once in so many milliseconds. */
    noteContact: (every: number): void => {
      online = true;
      if (!desk || Math.abs(clock.now() - desk.owner.lastContact) < every) return;
      const now = clock.now();
      desk = { ...desk, owner: { ...desk.owner, lastContact: now } };
      void desk.phone.amend(desk.owner.person, () => ({ lastContact: now }));
    },
    /** Told whenever a book is opened or closed; who comes later, of the one that is open. */
    watch: (watcher: (desk: Desk | null) => void): void => {
      watchers.add(watcher);
      if (stage === 'open' && desk) watcher(desk);
    },
    /** Told what other tabs of the same person say. */
    hear: (hearer: (word: Word) => void): void => {
      hearers.add(hearer);
    },
    phone: theirPhone,
    /** Looks again who keeps a book here; one whose device was locked opens with the password only. */
    readPeople: async (): Promise<void> => {
      await readPeople();
      if (stage === 'locked' && !people.some((person) => person.hasPin)) stage = 'signed-out';
    },
  };
}

/** The session of this tab. */
export const session = createSession(theServer, deviceClock);
