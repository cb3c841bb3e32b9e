import type { Id } from '#kernel/id.ts';
import { ok, refuse } from '#kernel/result.ts';
import { devicesInUse, ownerOf, setApproval } from '#platform/identity/approval.ts';
import { approveDevice, devicesToApprove, revokeApproval } from './contract/approval.ts';
import { withId, type AccountSetting, type Mounting } from './routes.ts';
import * as problems from './rules/problems.ts';

const done = { done: true } as const;

/** Who may keep what has a level: one's device is approved by another (ADR 63). */
export function approvalRoutes(mounting: Mounting, account: AccountSetting): void {
  const { setting } = account.identity;

  mounting.session(devicesToApprove, async ({ session }) => {
    const all = await devicesInUse(setting, null);
    const people = [...new Set(all.map((device) => device.personId))];
    const known = new Map(
      (await account.lookedAfter(session.personId, people)).map((person) => [person.personId, person]),
    );
    // Looked after is not yet approved: an office's own people are approved by the level above it.
    const may = new Map<Id, boolean>();
    for (const person of known.keys()) may.set(person, await account.mayApprove(session.personId, person));
    const approvers = new Map<Id, string | null>();
    const devices = [];
    for (const { personId, approvedBy, ...device } of all) {
      const person = known.get(personId);
      if (!person || !may.get(personId)) continue;
      if (approvedBy && !approvers.has(approvedBy))
        approvers.set(approvedBy, await account.fullNameOf(approvedBy));
      const { id, name, enrolledAt, lastSeenAt, approvedAt } = device;
      const approver = approvedBy ? (approvers.get(approvedBy) ?? null) : null;
      const { fullName, place } = person;
      devices.push({ id, name, fullName, place, enrolledAt, lastSeenAt, approvedAt, approver });
    }
    return ok({ devices });
  });

  for (const [endpoint, approved] of [
    [approveDevice, true],
    [revokeApproval, false],
  ] as const)
    mounting.session(endpoint, ({ session, id }) =>
      withId(id, async (device) => {
        const owner = await ownerOf(setting, device);
        const may = owner !== null && (await account.mayApprove(session.personId, owner));
        const did = may && (await setApproval(setting, device, { by: session.personId, approved }));
        return did ? ok(done) : refuse(problems.notFound);
      }),
    );
}
