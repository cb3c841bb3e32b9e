import type { BrowserContext, Page } from 'playwright-core';
import type { Client } from './client-page.ts';
import type { DeviceServer } from './device-server.ts';

declare const client: Client;

/** The code of every book in these journeys. */
export const pin = '264813';

/** What is open just now; a journey closes one phone and takes another. */
interface Open {
  readonly server: DeviceServer;
  readonly phone: BrowserContext;
  readonly page: Page;
}

type Sent = { ok: true; value: { id: string } } | { ok: false; problem: { code: string } };

/** «Tay người dùng» — what people do with the client core on an empty page, on the page that is open unless another is named. */
export function handOf(open: () => Open) {
  const start = async (on: Page): Promise<void> => {
    await on.waitForFunction(() => 'client' in globalThis);
    await on.evaluate(async () => {
      client.book.start();
      await client.session.start();
    });
  };
  const send = (value: string, on = open().page): Promise<Sent> =>
    on.evaluate(
      async ([text, organisation]) => {
        const sent = await client.book.send(
          client.tap,
          { marks: [{ key: 'k', value: text as string }] },
          { organisation: organisation as never },
        );
        return sent.ok
          ? { ok: true as const, value: { id: sent.value.id as string } }
          : { ok: false as const, problem: { code: sent.problem.code } };
      },
      [value, open().server.organisation],
    );
  const cut = new WeakMap<BrowserContext, boolean>();
  return {
    start,
    send,
    openPage: async (): Promise<Page> => {
      const opened = await open().phone.newPage();
      await opened.goto(open().server.url);
      await start(opened);
      return opened;
    },
    reload: async (): Promise<void> => {
      await open().page.reload();
      await start(open().page);
    },
    /** Throws where the server refuses. */
    signIn: async (name: string): Promise<void> => {
      const result = await open().page.evaluate(
        (login) => client.session.signIn({ name: login, password: 'x' }),
        name,
      );
      if (!result.ok) throw new Error(result.problem.code);
      await open().page.evaluate(() => client.book.syncNow());
    },
    setPin: async (code = pin): Promise<void> => {
      const result = await open().page.evaluate((typed) => client.session.setPin(typed), code);
      if (!result.ok) throw new Error(result.problem.code);
    },
    /** `open`, or the code of the problem. */
    unlock: async (name: string, code: string, on = open().page): Promise<string> => {
      const result = await on.evaluate(
        ([id, typed]) => client.session.unlock(id as never, typed as string),
        [open().server.people[name]?.id, code],
      );
      if (!result.ok) return result.problem.code;
      await on.evaluate(() => client.book.syncNow());
      return 'open';
    },
    tap: async (value: string, on = open().page): Promise<string> => {
      const sent = await send(value, on);
      if (!sent.ok) throw new Error(sent.problem.code);
      return sent.value.id;
    },
    standing: (id: string, on = open().page): Promise<string | null> =>
      on.evaluate((entry) => client.book.standing(entry as never), id),
    shown: (on = open().page): Promise<string> =>
      on.evaluate(() =>
        client.book
          .rows<{ value: string }>('mark')
          .map((row) => row.value)
          .join(' '),
      ),
    /** One handler for good: taking it away would leave requests hanging that are under way just then. */
    network: async (works: boolean): Promise<void> => {
      const { phone } = open();
      const isKnown = cut.has(phone);
      cut.set(phone, !works);
      if (!isKnown)
        await phone.route('**/api/**', (route) => (cut.get(phone) ? route.abort() : route.fallback()));
    },
  };
}
