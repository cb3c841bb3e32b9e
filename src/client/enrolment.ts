import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { disown, enrol, enrolAgain } from './device.ts';
import type { Me } from './me.ts';
import { newOwner, type Owner, type Phone } from './phone.ts';
import { problems } from './problems.ts';
import { refusalOf, type Server } from './wire.ts';

/** Asks the server whose session this is; by nobody's it has ended. */
export async function whoIsIt(server: Server): Promise<Result<Me>> {
  const reply = await server.ask('GET', '/api/v1/me');
  const isNobody = reply.kind === 'answer' && reply.status === 200 && reply.body === null;
  const refusal = isNobody ? refuse(problems.sessionEnded) : refusalOf(reply);
  if (refusal || reply.kind !== 'answer') return refusal ?? refuse(problems.noNetwork);
  // A proxy may answer with a page of its own and say that all is well.
  return isMe(reply.body) ? ok(reply.body) : refuse(problems.serverBusy);
}

/** Enrols this device for somebody who has no book on it yet. */
export async function enrolOwner(
  server: Server,
  phone: Phone,
  known: Me,
  now: number,
): Promise<Result<Owner>> {
  const enrolled = await enrol(server);
  if (!enrolled.ok) return enrolled;
  const owner = await newOwner(known.person.id, enrolled.value, known.person.fullName, now);
  await phone.add(owner);
  return ok(owner);
}

/** Binds the session to this device and learns the newest key to seal to; the server was met. */
export async function renewOwner(server: Server, phone: Phone, owner: Owner, now: number): Promise<Owner> {
  const enrolled = await enrolAgain(server, owner);
  const { device, signingKey, publicKey, sealPoint, receiptKeys } = enrolled.ok ? enrolled.value : owner;
  const met = { device, signingKey, publicKey, sealPoint, receiptKeys, lastContact: now };
  return phone.amend(owner.person, () => met);
}

/** A book begun by a ticket whose code its person does not know: what stands in it is looked at, and it begins anew. */
export async function disownTaken(
  server: Server,
  phone: Phone,
  person: Id,
  now: number,
): Promise<Result<Owner>> {
  const owner = await phone.owner(person);
  if (!owner) return refuse(problems.notOpen);
  const enrolled = await disown(server, owner);
  if (!enrolled.ok) return enrolled;
  return ok(await phone.amend(person, () => ({ ...enrolled.value, taken: null, lastContact: now })));
}

function isMe(body: unknown): body is Me {
  const { person, offices } = (body ?? {}) as Partial<Me>;
  return typeof person?.id === 'string' && Array.isArray(offices);
}
