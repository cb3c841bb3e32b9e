import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { newId, type Place } from '#support/builders.ts';
import { CommitteeDesk, paper, stepOf, type Seat } from '#support/committee-desk.ts';

let desk: CommitteeDesk;
let commune: Place;
let cells: Place[];
let staff: Seat;
const members = new Map<Place, Id[]>();
const today = '2026-11-22';

beforeAll(async () => {
  desk = await CommitteeDesk.open();
  const { builder } = desk;
  commune = await builder.organisation('Đảng bộ xã Thử', { kind: 'commune-chapter' });
  const office = await builder.organisation('Chi bộ Văn phòng', { parent: commune });
  cells = [];
  for (const name of ['Chi bộ thôn Trên', 'Chi bộ thôn Giữa', 'Chi bộ thôn Dưới']) {
    const cell = await builder.organisation(name, { parent: commune, category: 'village' });
    const people: Id[] = [];
    for (let at = 0; at < 8; at += 1)
      people.push(await builder.member(`${name} ${at}`, cell, at === 1 ? 'probationary' : 'official'));
    await builder.term(people[0] as Id, cell, 'secretary');
    members.set(cell, people);
    cells.push(cell);
  }
  staff = await desk.seat(await builder.member('Hà Văn Phòng', office), commune, 'office-staff');
});
afterAll(() => desk.close());

interface Act {
  readonly kind: 'merge' | 'split' | 'dissolve' | 'upgrade' | 'rename' | 'release';
  readonly turn: number;
  readonly dice: readonly number[];
}

/** The step of an act on the cell whose turn it is, and where its people go. */
function drawn({ kind, turn, dice }: Act, planId: Id) {
  const at = (step: number) => cells[(turn + step) % cells.length] as Place;
  const [own, other, third] = [at(0), at(1), at(2)];
  const fresh = newId();
  const founding = { targetId: fresh, name: 'Chi bộ mới', organisationKind: 'cell', parentId: commune.id };
  const said = {
    merge: { organisationIds: [own.id, other.id], targetId: other.id },
    split: { organisationIds: [own.id], ...founding },
    dissolve: { organisationIds: [own.id] },
    upgrade: { organisationIds: [own.id], organisationKind: 'grassroots-cell' },
    rename: { organisationIds: [own.id], name: 'Chi bộ tên khác', code: '07' },
    release: { organisationIds: [own.id] },
  }[kind];
  const ends = kind === 'dissolve' ? [other, third] : kind === 'split' ? [own, { id: fresh }] : null;
  const people = ends
    ? (members.get(own) ?? []).map((personId, index) => ({
        personId,
        // Both halves of a split must be able to stand; who leaves a cell that ends may go anywhere.
        targetId: ends[kind === 'split' ? index % 2 : (dice[index] ?? 0)]?.id ?? null,
        basedOn: 0,
      }))
    : [];
  // A new cell needs its secretary before the plan can be signed.
  const post =
    kind === 'split' ? { targetId: fresh, personId: members.get(own)?.[3], office: 'secretary' } : null;
  return { step: stepOf(planId, kind, said), people, post };
}

test('whatever act is signed, its undoing restores members, offices and the tree, today and in a year', async () => {
  const acts = fc.record({
    kind: fc.constantFrom<Act['kind']>('merge', 'split', 'dissolve', 'upgrade', 'rename', 'release'),
    turn: fc.nat(2),
    dice: fc.array(fc.nat(1), { minLength: 8, maxLength: 8 }),
  });
  const pictures = async () => [await desk.picture(today), await desk.picture('2027-11-22')];
  const before = await pictures();
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(acts, async (act) => {
      const planId = newId();
      const { step, people, post } = drawn(act, planId);
      await desk.done(staff, 'draft-plan', { id: planId, title: act.kind });
      await desk.done(staff, 'set-step', step);
      if (people.length > 0) await desk.done(staff, 'place-persons', { planId, rule: null, people });
      if (post) await desk.done(staff, 'name-post', { id: newId(), planId, ...post });
      await desk.done(staff, 'sign-plan', { planId, actId: newId(), ...paper('1-QĐ/ĐU', today) });
      if ((await desk.picture(today)).join() !== before[0]?.join()) changed += 1;
      await desk.done(staff, 'undo-plan', { planId, actId: newId(), ...paper('2-QĐ/ĐU', today) });
      expect(await pictures()).toEqual(before);
    }),
    { numRuns: 8, seed: 20_261_122 },
  );
  // An act that changed nothing would prove nothing.
  expect(changed).toBeGreaterThan(5);
});
