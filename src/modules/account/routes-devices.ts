import { randomBytes } from 'node:crypto';
import type { Instant } from '#kernel/civil-date.ts';
import { isId, makeId, type Id } from '#kernel/id.ts';
import type { ReceiptKey } from '#kernel/receipts.ts';
import { ok, refuse } from '#kernel/result.ts';
import { tidy } from '#kernel/vietnamese.ts';
import {
  deviceOf,
  endDevice,
  enrolDevice,
  enrolEnded,
  holdsKey,
  listDevices,
  readSigningKey,
} from '#platform/identity/devices.ts';
import { issueToken, listTokens, revokeToken } from '#platform/identity/tokens.ts';
import * as contract from './contract.ts';
import * as deviceContract from './contract/devices.ts';
import { withId, type AccountSetting, type Mounting } from './routes.ts';
import * as problems from './rules/problems.ts';

const done = { done: true } as const;

/** One's devices and tokens: everything that numbers commands of its own. */
export function deviceRoutes(mounting: Mounting, account: AccountSetting): void {
  const { identity } = account;
  const { setting } = identity;

  mounting.session(deviceContract.enrolDevice, async ({ session, input }) => {
    const key = await readSigningKey(input.signingKey);
    if (!key) return refuse(problems.keyNotUsable);
    const id = (input.id ?? makeId(Date.parse(setting.clock.now()), randomBytes(10))) as Id;
    const { personId, sessionId } = session;
    const device = { id, personId, name: tidy(input.name), key };
    // The public key is no secret: only what its other half has signed shows whose the session is.
    const proven =
      (session.proven && session.deviceId === id) || (await holdsKey(device, sessionId, input.proof ?? ''));
    const isKnown = input.ended
      ? await enrolEnded(setting, device)
      : await enrolDevice(setting, { ...device, sessionId, proven });
    if (!isKnown) return refuse(problems.notFound);
    const [{ sealKey, receiptKeys }, epoch] = await Promise.all([identity.keys(), account.epoch()]);
    const challenge = proven || input.ended ? null : sessionId;
    return ok({
      device: id,
      sealKey: { ...sealKey },
      receiptKeys: receiptKeys.map(written),
      epoch,
      challenge,
    });
  });

  mounting.session(deviceContract.devices, async ({ session }) =>
    ok({ devices: await listDevices(setting, session.personId) }),
  );

  mounting.session(deviceContract.endDevice, ({ session, id }) =>
    withId(id, async (device) => {
      const ended = await endDevice(setting, session.personId, device, session.personId);
      return ended ? ok(done) : refuse(problems.notFound);
    }),
  );

  mounting.anyone(deviceContract.receiptKeysOf, async () =>
    ok({ keys: (await identity.keys()).receiptKeys.map(written) }),
  );

  // A device this server does not know was not locked: after a restore it enrols anew.
  mounting.anyone(deviceContract.deviceStanding, async ({ id }) => {
    const device = isId(id) ? await deviceOf(setting, id) : null;
    return ok({ locked: device !== null && (device.closed || device.endedAt !== null) });
  });

  mounting.session(contract.issueToken, async ({ session, input }) => {
    const { commands, queries, organisations = null } = input;
    const known =
      commands.every((name) => account.commands.has(name)) &&
      queries.every((name) => account.queries.has(name));
    if (!known || commands.length + queries.length === 0) return refuse(problems.tokenNamesUnknown);
    const expiresAt = input.expiresAt as Instant;
    const { personId } = session;
    const issued = await issueToken(setting, {
      personId,
      name: tidy(input.name),
      commands,
      queries,
      organisations,
      expiresAt,
    });
    return issued ? ok(issued) : refuse(problems.tokenTooLong);
  });

  mounting.session(contract.tokens, async ({ session }) =>
    ok({ tokens: await listTokens(setting, session.personId) }),
  );

  mounting.session(contract.revokeToken, ({ session, id }) =>
    withId(id, async (token) => {
      const revoked = await revokeToken(setting, session.personId, token);
      return revoked ? ok(done) : refuse(problems.notFound);
    }),
  );
}

function written({ id, point, by = null }: ReceiptKey) {
  return { id, point, by: by && { ...by } };
}
