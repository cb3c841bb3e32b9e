import type { Id } from '#kernel/id.ts';
import { newId } from './builders.ts';
import { samplePassword } from './cell-book.ts';
import type { SampleHouse } from './sample-house.ts';

interface Office {
  readonly term: Id | null;
  readonly office: string;
  readonly organisation: { readonly id: Id; readonly no: number; readonly isCell: boolean };
}

/** A person of the sample at work without a browser: for what a journey needs to find. */
export interface Worker {
  readonly person: Id;
  readonly office: Office;
  /** Gives an order in the name of the office; throws where it is refused. */
  order(name: string, input: unknown): Promise<unknown>;
  call(method: string, path: string, body?: unknown): Promise<Response>;
}

/** Signs in over the wire. */
export async function workAs(house: SampleHouse, name: string): Promise<Worker> {
  let cookie = '';
  const call = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(house.url + path, {
      method,
      headers: {
        origin: house.url,
        ...(cookie === '' ? {} : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const signedIn = await call('POST', '/api/v1/session', { name, password: samplePassword });
  cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ');
  const me = (await (await call('GET', '/api/v1/me')).json()) as { person: { id: Id }; offices: Office[] };
  const office = me.offices.find((one) => one.term !== null) ?? me.offices[0];
  if (!office) throw new Error(`${name} holds no office`);
  return {
    person: me.person.id,
    office,
    call,
    order: async (command, input) => {
      const body = { id: newId(), organisation: office.organisation.id, term: office.term, input };
      const answer = await call('POST', `/api/v1/commands/${command}`, body);
      if (!answer.ok) throw new Error(`${command}: ${await answer.text()}`);
      return ((await answer.json()) as { value: unknown }).value;
    },
  };
}

/** A meeting of the worker's cell that has just been opened, with one item to discuss. */
export async function openedMeeting(
  worker: Worker,
  day: string,
  chairId: Id = worker.person,
): Promise<{ readonly id: Id; readonly item: Id }> {
  const [id, item] = [newId(), newId()] as [Id, Id];
  const month = `${day.slice(0, 7)}-01`;
  const at = { startsAt: '00:05', place: 'Nhà văn hóa thôn' };
  const items = [
    { id: item, part: 'proceedings', kind: 'discussion', title: 'Đường vào khu Khuổi Mạ' },
    { id: newId(), part: 'closing', kind: 'minutes', title: 'Thông qua biên bản' },
  ];
  await worker.order('plan-meeting', { id, month, kind: 'ordinary', plannedOn: day, ...at, items });
  await worker.order('convene-meeting', { meetingId: id });
  const opening = { meetingId: id, heldOn: day, openedAt: '00:05', chairId, clerkId: worker.person };
  await worker.order('open-meeting', opening);
  return { id, item };
}
