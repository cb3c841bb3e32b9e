import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { deviceClock, type ClientClock } from './clock.ts';
import { takeOver, writeTicket, type Handing, type Passing } from './handover.ts';
import type { Offer } from './phone.ts';
import { problems } from './problems.ts';
import { session as theSession, type Desk, type Session } from './session.svelte.ts';
import { joinTabs } from './tabs.ts';

/** «Bàn giao trên máy» — the ticket of the open book, and taking a phone over from its cover. */
export function createHanding(session: Session, clock: ClientClock) {
  let offer = $state.raw<Offer | null>(null);
  let desk: Desk | null = null;
  session.watch((next) => {
    desk = next;
    offer = next?.owner.offer ?? null;
    // What is in hand may be older than what another tab has written.
    if (next)
      void next.phone.owner(next.owner.person).then((owner) => {
        if (desk === next) offer = owner?.offer ?? null;
      });
  });

  return {
    /** The ticket that this phone holds for the book that is open. */
    get offer(): Offer | null {
      return offer;
    },
    /** Writes the ticket, after the word of it lies in the outbox; the code is not kept anywhere. */
    write: async (handing: Handing): Promise<Result<{ readonly code: string }>> => {
      const vault = desk?.tabs.held();
      if (!desk || !vault) return refuse(problems.notOpen);
      const { phone, owner } = desk;
      const code = await writeTicket(phone, owner.person, vault, handing);
      offer = (await phone.owner(owner.person))?.offer ?? null;
      return ok({ code });
    },
    /** Takes the ticket off the phone. */
    drop: async (): Promise<void> => {
      await desk?.phone.amend(desk.owner.person, () => ({ offer: null }));
      offer = null;
    },
    /** Whether this person already opens a book of their own here, and so needs no ticket. */
    keepsBook: async (person: Id): Promise<boolean> =>
      Boolean((await (await session.phone()).owner(person))?.lock),
    /** «Nhận bàn giao» — and opens the new book with the digits just chosen. */
    take: async (
      from: Id,
      typed: { readonly code: string; readonly pin: string },
      reached?: (step: Passing) => Promise<void> | void,
    ): Promise<Result<null>> => {
      const taken = await takeOver(await session.phone(), from, typed, clock.now(), reached);
      await session.readPeople();
      if (!taken.ok) return taken;
      // A tab in which the predecessor's book is still open closes it.
      const tabs = joinTabs(from, () => undefined);
      tabs.say({ kind: 'locked' });
      tabs.close();
      return session.unlock(taken.value, typed.pin);
    },
  };
}

/** The tickets of this tab. */
export const handing = createHanding(theSession, deviceClock);
