import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { dayOf, machineClock } from '#platform/clock.ts';
import { newId, type Place } from '#support/builders.ts';
import { openWholeHouse, type OpenHouse, type Visitor } from '#support/open-house.ts';

const today = dayOf(machineClock.now());
let house: OpenHouse;
let [commune, cell, post] = [] as unknown as [Place, Place, Place];
let [secretary, guard, guardChief, stranger] = [] as unknown as [Visitor, Visitor, Visitor, Visitor];
let [term, chiefTerm] = [] as unknown as [Id, Id];
let people: Id[] = [];

beforeAll(async () => {
  house = await openWholeHouse();
  const { builder } = house;
  commune = await builder.organisation('Đảng bộ xã Thử', { kind: 'commune-chapter' });
  cell = await builder.organisation('Chi bộ thôn Một', { parent: commune, category: 'village' });
  const border = await builder.organisation('Đảng bộ biên phòng', { kind: 'bloc-chapter' });
  post = await builder.organisation('Chi bộ đồn biên phòng', { parent: border });
  people = [
    await builder.member('Lò Văn Một', cell),
    await builder.member('Hà Thị Hai', cell),
    await builder.member('Vi Văn Ba', cell, 'probationary'),
  ];
  term = await builder.term(people[0] ?? newId(), cell, 'secretary');
  secretary = await house.visitor('bithu1', people[0] ?? newId());
  guard = await house.visitor('bienphong', await builder.member('Trần Văn Biên', post));
  const chief = await builder.member('Đỗ Văn Đồn', post);
  chiefTerm = await builder.term(chief, post, 'secretary');
  guardChief = await house.visitor('dontruong', chief);
  stranger = await house.visitor('nguoikhac', await builder.member('Lê Văn Lạ', border));
});
afterAll(() => house.close());

async function give(name: string, input: unknown, visitor = secretary, held: Id | null = term, place = cell) {
  const answer = await visitor.ask('POST', `/api/v1/commands/${name}`, {
    organisation: place.id,
    term: held,
    input,
  });
  return { status: answer.status, code: answer.body.problem?.code as string | undefined, body: answer.body };
}
const attachmentId = newId();
const assignment = () => ({
  attachmentId,
  personId: guard.person,
  fullName: 'Trần Văn Biên',
  standing: 'official',
  homeOrganisationId: post.id,
  homeName: 'Chi bộ đồn biên phòng',
  post: 'Đội trưởng vận động quần chúng',
  kind: 'border-guard',
  duty: 'Giúp chi bộ thôn',
  decision: 'Quyết định 7-QĐ/ĐU',
  maySee: true,
  maySpeak: true,
  mayVote: false,
  voteSource: null,
  from: addDays(today, -400),
  until: null,
});
const figures = async () => {
  const { client } = house.builder;
  const kept = await client.query(
    'select organisation_no as no, sum(members)::int as members, sum(official)::int as official from members.strength_change where on_day <= $1 group by 1 order by 1',
    [today],
  );
  const plain = await client.query(
    `select affiliation.organisation_no as no, count(*)::int as members, count(*) filter (where standing = 'official')::int as official
     from members.affiliation join members.standing using (person_id)
     where affiliation.valid @> $1::date and standing.valid @> $1::date group by 1 order by 1`,
    [today],
  );
  expect(kept.rows).toEqual(plain.rows);
  return plain.rows;
};

test('assigned from another tree: the strength of both is as it was, and a vote needs a document', async () => {
  const before = await figures();
  expect((await give('assign-attachment', { ...assignment(), mayVote: true })).code).toBe(
    'members.vote-without-source',
  );
  expect((await give('assign-attachment', { ...assignment(), personId: people[1] })).code).toBe(
    'members.belongs-here',
  );
  expect(
    (await guard.query('meetings-of', { organisationId: cell.id, from: '2020-01-01', until: '2030-01-01' }))
      .body.meetings,
  ).toEqual([]);
  expect((await give('assign-attachment', assignment())).status).toBe(200);
  expect((await give('assign-attachment', { ...assignment(), attachmentId: newId() })).code).toBe(
    'members.already-assigned',
  );
  expect(await figures()).toEqual(before);
});

test('at the meeting: marked apart, never expected, never in the base of a vote', async () => {
  const meetingId = newId();
  const items = ['roll-call', 'discussion', 'minutes'].map((kind) => ({
    id: newId(),
    part: 'proceedings',
    kind,
    title: kind,
  }));
  const plan = {
    id: meetingId,
    month: `${today.slice(0, 7)}-01`,
    kind: 'ordinary',
    plannedOn: today,
    startsAt: '19:30',
    place: 'Nhà văn hóa',
    items,
  };
  expect((await give('plan-meeting', plan)).status).toBe(200);
  expect((await give('convene-meeting', { meetingId })).body.value).toMatchObject({ entries: 4 });
  const opening = { meetingId, heldOn: today, openedAt: '19:30', chairId: people[0], clerkId: people[1] };
  expect((await give('open-meeting', opening)).status).toBe(200);
  const entries = [...people, guard.person].map((personId) => ({ personId, attendance: 'present' }));
  expect((await give('record-attendance', { meetingId, entries })).status).toBe(200);
  const [seen] = (
    await secretary.query('meetings-of', { organisationId: cell.id, from: '2020-01-01', until: '2030-01-01' })
  ).body.meetings;
  expect(seen).toMatchObject({ expected: 3, present: 3 });
  const vote = {
    id: newId(),
    meetingId,
    itemId: items[1]?.id,
    question: 'Thông qua',
    form: 'show-of-hands',
    threshold: 'majority',
    against: 0,
    abstaining: 0,
  };
  expect((await give('record-vote', { ...vote, inFavour: 3 })).status).not.toBe(200);
  expect((await give('record-vote', { ...vote, inFavour: 2 })).status).toBe(200);
  const paper = await secretary.query('meeting-minutes', { meetingId });
  expect(JSON.stringify(paper.body)).toContain('Trần Văn Biên');
  expect(JSON.stringify(paper.body)).toContain('Triệu tập 3 đồng chí. Có mặt 3');
});

test('log, opinions with reply, and the comment that reaches the home organisation', async () => {
  const held = attachmentId;
  const note = (kind: string, words: string) => ({ noteId: newId(), attachmentId, kind, on: today, words });
  expect((await give('note-attachment', note('activity', 'Giúp dân gặt lúa'), guard, held)).code).toBe(
    undefined,
  );
  const opinion = note('opinion', 'Xin sửa cầu treo');
  expect((await give('note-attachment', opinion, guard, held)).code ?? 200).toBe(200);
  expect((await give('note-attachment', note('activity', 'Không phải tôi'), stranger, null)).code).toBe(
    'platform.not-yours',
  );
  expect(
    (await give('reply-to-opinion', { noteId: opinion.noteId, reply: 'Đã ghi vào kế hoạch' })).code ?? 200,
  ).toBe(200);

  const due = (await secretary.query('attachments-of', { organisationId: cell.id })).body.attachments[0];
  expect(due).toMatchObject({ hosted: true, meetings: 1, attended: 1, commentDue: true });
  const comment = { noteId: newId(), attachmentId, on: today, words: 'Sâu sát dân' };
  expect((await give('comment-attachment', comment, guard, held)).code).toBe('platform.not-yours');
  expect((await give('comment-attachment', comment)).status).toBe(200);
  const atHome = (await guardChief.query('attachments-of', { organisationId: post.id })).body.attachments;
  expect(atHome).toHaveLength(1);
  // The home learns how often its member came, how much was noted, and the comment; not what was noted there.
  expect(atHome[0]).toMatchObject({ hosted: false, hostName: 'Chi bộ thôn Một', meetings: 1, attended: 1 });
  expect(atHome[0]).toMatchObject({ activities: 1, opinions: 1, unanswered: 0 });
  expect(atHome[0].notes).toMatchObject([{ kind: 'comment', words: 'Sâu sát dân (Đã dự 1 trên 1 buổi.)' }]);
  const page = await guard.query('member-page', { personId: guard.person, asOf: today });
  expect(page.body.attachments).toMatchObject([{ host: 'Chi bộ thôn Một', meetings: 1, attended: 1 }]);
  expect(
    (
      await guardChief.query('meetings-of', {
        organisationId: cell.id,
        from: '2020-01-01',
        until: '2030-01-01',
      })
    ).body.meetings,
  ).toEqual([]);
  expect((await stranger.query('attachments-of', { organisationId: cell.id })).body.attachments).toEqual([]);
  expect((await give('end-attachment', { attachmentId, on: today }, guardChief, chiefTerm)).code).toBe(
    'platform.not-yours',
  );

  expect((await give('end-attachment', { attachmentId, on: today })).status).toBe(200);
  expect(
    (await guard.query('meetings-of', { organisationId: cell.id, from: '2020-01-01', until: '2030-01-01' }))
      .body.meetings,
  ).toEqual([]);
});

test('who follows by office stands in the same list, once, and the post is taken from the book', async () => {
  const { builder } = house;
  const leader = await builder.member('Nông Thị Lãnh', post);
  await builder.term(leader, post, 'deputy-secretary');
  const followed = await builder.term(leader, cell, 'follower');
  const list = async () =>
    (await secretary.query('attachments-of', { organisationId: cell.id })).body.attachments.filter(
      (line: { personId: Id }) => line.personId === leader,
    );
  expect(await list()).toMatchObject([{ id: followed, kind: 'follow', isFollower: true, hosted: true }]);
  const given = { ...assignment(), attachmentId: newId(), personId: leader, fullName: 'Nông Thị Lãnh' };
  expect((await give('assign-attachment', { ...given, post: null, maySee: false })).code).toBe(undefined);
  expect(await list()).toMatchObject([{ id: given.attachmentId, isFollower: false }]);
  const kept = await builder.client.query('select post from members.attachment where id = $1', [
    given.attachmentId,
  ]);
  // The cell may not look into the other tree: then the book says nothing and nothing is made up.
  expect(kept.rows).toEqual([{ post: null }]);
});
