import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { newId, type Place } from '#support/builders.ts';
import { CommitteeDesk, paper, stepOf, type Seat } from '#support/committee-desk.ts';

// The one story that runs across the five articles, 2016 to 2023, through real commands on the days on which it happened.
let desk: CommitteeDesk;
let district: Place;
let town: Place;
let partyOffice: Place;
let council: Place;
let village: Place;
let hamlet: Place;
let board: Seat;
let staff: Seat;
let headOfVillage: Seat;
let headOfHamlet: Seat;
const officials: Id[] = [];
const agency = newId();
const [merging, dissolving] = [newId(), newId()];

beforeAll(async () => {
  desk = await CommitteeDesk.open();
  const { builder } = desk;
  const province = await builder.organisation('Đảng bộ tỉnh', { kind: 'province-chapter' });
  district = await builder.organisation('Đảng bộ huyện', { parent: province, kind: 'district-chapter' });
  town = await builder.organisation('Đảng bộ thị trấn', { parent: district, kind: 'commune-chapter' });
  const other = await builder.organisation('Đảng bộ xã bên', { parent: district, kind: 'commune-chapter' });
  const far = await builder.organisation('Chi bộ Huyện ủy', { parent: district });
  await builder.organisation('Chi bộ cơ quan xã bên', { parent: other });
  partyOffice = await builder.organisation('Chi bộ Đảng ủy', { parent: town, category: 'commune-office' });
  council = await builder.organisation('Chi bộ Ủy ban', { parent: town, category: 'commune-office' });
  village = await builder.organisation('Chi bộ ấp Một', { parent: town, category: 'village' });
  hamlet = await builder.organisation('Chi bộ ấp Hai', { parent: town, category: 'village' });
  for (let at = 1; at <= 3; at += 1) officials.push(await builder.member(`Cán bộ Đảng ${at}`, partyOffice));
  for (let at = 1; at <= 2; at += 1) officials.push(await builder.member(`Cán bộ Ủy ban ${at}`, council));
  for (let at = 1; at <= 7; at += 1) await builder.member(`Dân ấp Một ${at}`, village);
  for (let at = 1; at <= 3; at += 1) await builder.member(`Mới kết nạp ${at}`, village, 'probationary');
  headOfVillage = await desk.seat(
    await builder.member('Bí thư ấp Một', village),
    village,
    'secretary',
    '[2010-01-01,)',
  );
  headOfHamlet = await desk.seat(
    await builder.member('Bí thư ấp Hai', hamlet),
    hamlet,
    'secretary',
    '[2010-01-01,)',
  );
  await builder.client.query(
    `update members.affiliation set valid = daterange('2010-01-01', null); update members.standing set valid = daterange('2010-01-01', null);
     update members.office_term set valid = daterange('2010-01-01', null)`,
  );
  staff = await desk.seat(await builder.member('Văn phòng', far), town, 'office-staff', '[2010-01-01,)');
  board = await desk.seat(
    await builder.member('Ban Tổ chức', far),
    district,
    'office-staff',
    '[2010-01-01,)',
  );
  for (const place of [partyOffice, council, village, hamlet, far])
    await builder.client.query(
      `delete from members.strength_change where organisation_no = ${place.no};
       insert into members.strength_change
       select a.organisation_no, '2010-01-01', count(*), count(*) filter (where s.standing = 'official')
       from members.affiliation a join members.standing s using (person_id) where a.organisation_no = ${place.no} group by 1`,
    );
  await builder.client.query(
    'select platform.fold_reach(array(select organisation_no from platform.organisation_head))',
  );
});
afterAll(() => desk.close());

const place = (planId: Id, to: Place | { readonly id: Id }, ...who: Id[]) =>
  desk.done(staff, 'place-persons', {
    planId,
    rule: null,
    people: who.map((personId) => ({ personId, targetId: to.id, basedOn: 0 })),
  });
const at = async (organisationId: Id, asOf: string) =>
  (
    await desk.ask<{ rows: { fullName: string }[] }>(staff.person, 'members-of', { organisationId, asOf })
  ).rows.map((row) => row.fullName);

test('May 2016: two office cells become one agency cell, with everybody, and the count stays', async () => {
  desk.turnTo('2016-05-20');
  const before = await at(town.id, '2016-05-20');
  await desk.done(staff, 'draft-plan', { id: merging, title: 'Hợp nhất hai chi bộ cơ quan' });
  await desk.done(
    staff,
    'set-step',
    stepOf(merging, 'merge', {
      organisationIds: [partyOffice.id, council.id],
      targetId: agency,
      name: 'Chi bộ cơ quan thị trấn',
      organisationKind: 'cell',
      category: 'commune-office',
    }),
  );
  await desk.done(staff, 'name-post', {
    id: newId(),
    planId: merging,
    targetId: agency,
    personId: officials[0],
    office: 'secretary',
  });
  await desk.done(staff, 'sign-plan', {
    planId: merging,
    actId: newId(),
    ...paper('05-QĐ/ĐU', '2016-05-20'),
  });
  expect((await at(agency, '2016-05-20')).toSorted()).toEqual(
    ['Cán bộ Đảng 1', 'Cán bộ Đảng 2', 'Cán bộ Đảng 3', 'Cán bộ Ủy ban 1', 'Cán bộ Ủy ban 2'].toSorted(),
  );
  expect(await at(town.id, '2016-05-20')).toEqual(before);
});

test('March 2019: the district opens a campaign for its communes, and the town drafts its plan in it', async () => {
  desk.turnTo('2019-03-10');
  const campaignId = newId();
  await desk.done(board, 'open-campaign', {
    id: campaignId,
    title: 'Giải thể chi bộ cơ quan xã',
    basis: 'Kết luận 38-KL/TW ngày 13-11-2018; Kế hoạch 254-KH/TU ngày 06-3-2019',
    kind: 'dissolve',
    begunOn: '2019-03-06',
    dueOn: '2019-04-30',
    unitIds: [town.id],
  });
  await desk.done(staff, 'draft-plan', { id: dissolving, title: 'Giải thể chi bộ cơ quan', campaignId });
  await desk.done(staff, 'set-step', stepOf(dissolving, 'dissolve', { organisationIds: [agency] }));
  const page = await desk.ask<{ units: object[] }>(board.person, 'campaign-page', { campaignId });
  expect(page.units).toMatchObject([
    { name: 'Đảng bộ thị trấn', doneOn: null, planState: 'draft', unplaced: null, blocks: { person: 5 } },
  ]);
  const own = await desk.ask<{ units: object[] }>(staff.person, 'campaign-page', { campaignId });
  expect(own.units).toMatchObject([{ unplaced: 5 }]);
});

test('April 2019: its members go to the village cells, and one crosses nine official members', async () => {
  const [one, ...others] = officials;
  await place(dissolving, village, one as Id, others[0] as Id);
  await place(dissolving, hamlet, ...others.slice(1));
  await desk.done(staff, 'sign-plan', {
    planId: dissolving,
    actId: newId(),
    ...paper('12-QĐ/ĐU', '2019-04-25', '2019-03-10'),
  });
  expect(await at(agency, '2019-03-10')).toHaveLength(5);
  desk.turnTo('2019-04-25');
  await desk.done(staff, 'carry-out-plan', { planId: dissolving });
  expect(await at(agency, '2019-04-25')).toEqual([]);
  const { effect } = await effectOn();
  expect(effect).toMatchObject([{ limit: 'committee', direction: 'up', value: 9 }]);
});

async function effectOn() {
  const { effectOf } = await import('./rules/effect.ts');
  const page = await desk.ask<
    Parameters<typeof effectOf>[0] & { ground: never; draft: never; limits: never; officeRules: never }
  >(staff.person, 'plan-page', { planId: dissolving });
  const worked = effectOf(page.ground, page.draft, page.limits, null, page.officeRules);
  return { effect: worked.cells.find((cell) => cell.id === village.id)?.crossings };
}

test('the campaign is done, the first of the district; the cells confirm who has come', async () => {
  const { campaigns } = await desk.ask<{ campaigns: { id: Id }[] }>(board.person, 'restructuring-of', {
    organisationId: district.id,
  });
  expect(campaigns).toMatchObject([{ units: 1, done: 1 }]);
  desk.turnTo('2019-04-28');
  for (const seat of [headOfVillage, headOfHamlet]) {
    const { arrivals } = await desk.ask<{ arrivals: { actId: Id; personId: Id; decision: string }[] }>(
      seat.person,
      'arrivals-of',
      { organisationId: seat.place.id },
    );
    for (const { actId, personId } of arrivals.filter((one) => one.decision === '12-QĐ/ĐU'))
      await desk.done(seat, 'confirm-arrival', { actId, personId, on: '2019-04-28' });
  }
  const page = await desk.ask<{ units: object[] }>(board.person, 'campaign-page', {
    campaignId: campaigns[0]?.id,
  });
  expect(page.units).toMatchObject([{ doneOn: '2019-04-25', rank: 1, arrivals: 5, unconfirmed: 0 }]);
});

test('asked in 2023: the agency cell of May 2017 with its members, and who came from it', async () => {
  desk.turnTo('2023-12-04');
  expect(await at(agency, '2017-05-01')).toHaveLength(5);
  expect(await at(town.id, '2017-05-01')).toEqual(await at(town.id, '2023-12-04'));
  expect(await at(village.id, '2023-12-04')).toContain('Cán bộ Đảng 1');
  interface Lineage {
    readonly predecessors: { name: string; members: number }[];
    readonly successors: { name: string; members: number }[];
  }
  const chain = (organisationId: Id) =>
    desk.ask<Lineage>(staff.person, 'organisation-lineage', { organisationId });
  expect((await chain(partyOffice.id)).successors).toMatchObject([
    { name: 'Chi bộ cơ quan thị trấn', members: 3 },
  ]);
  expect(await chain(agency)).toMatchObject({
    predecessors: [{ name: 'Chi bộ Đảng ủy' }, { name: 'Chi bộ Ủy ban' }],
    successors: [
      { name: 'Chi bộ ấp Hai', members: 3 },
      { name: 'Chi bộ ấp Một', members: 2 },
    ],
  });
  expect((await chain(village.id)).predecessors).toMatchObject([
    { name: 'Chi bộ cơ quan thị trấn', members: 2 },
  ]);
});

test('who works at the commune stays in the hamlet, asked for an assessment; a guard is attached and counted nowhere here', async () => {
  const whole = { organisationId: town.id, asOf: '2023-12-04', by: 'category' };
  const before = await desk.ask(staff.person, 'statistics', whole);
  const post = { post: 'Bán chuyên trách', sector: null, workplace: null, category: null };
  const work = {
    id: newId(),
    personId: headOfHamlet.person,
    from: '2016-06-01',
    workplaceId: town.id,
    ...post,
  };
  await desk.done(headOfHamlet, 'record-employment', work);
  const asked = { organisationId: hamlet.id, year: 2023 };
  expect(await desk.ask(headOfHamlet.person, 'appraisals-of', asked)).toMatchObject({
    people: [{ personId: headOfHamlet.person, workplace: 'Đảng bộ thị trấn', inTree: true, givenOn: null }],
  });
  await desk.done(headOfVillage, 'assign-attachment', {
    ...{ attachmentId: newId(), personId: newId(), fullName: 'Đỗ Văn Biên', standing: 'official' },
    ...{ homeOrganisationId: null, homeName: 'Đồn biên phòng', post: null, kind: 'border-guard', duty: null },
    ...{ decision: '9-QĐ/HU', maySee: false, maySpeak: true, mayVote: false, voteSource: null },
    ...{ from: '2019-05-01', until: null },
  });
  expect(await desk.ask(staff.person, 'statistics', whole)).toEqual(before);
});

test('the papers of a dissolved cell lie with the committee, and nobody else', async () => {
  const kept = await desk.builder.client.query<{ name: string }>(
    `select profile.name from organisation.custody join organisation.profile on profile.organisation_no = keeper_no
     where custody.organisation_no = (select organisation_no from platform.organisation_head where organisation_id = $1) and depth > 0
     order by depth`,
    [agency],
  );
  expect(kept.rows.map((row) => row.name)).toEqual(['Đảng bộ thị trấn', 'Đảng bộ huyện', 'Đảng bộ tỉnh']);
});
