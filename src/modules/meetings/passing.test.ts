import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { newId } from '#support/builders.ts';
import { checkPassedWords, petitionsOf } from './rules/passing.ts';
import { openStage, type Actor, type Stage } from '#support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(4);
  stage.clock.set('2026-11-03T12:00:00.000Z');
});

afterAll(() => stage.close());

const code = async (name: string, input: unknown, actor: Actor = stage.secretary) => {
  const receipt = await stage.send(actor, stage.cell, name, input);
  return receipt.problem?.code ?? receipt.outcome;
};
interface Passed {
  readonly id: Id;
  readonly text: string;
  readonly saidBy: string | null;
  readonly isHere: boolean;
  readonly state: string;
  readonly answer: string | null;
  readonly trail: readonly object[];
}
const above = (actor: Actor, place: Id) =>
  stage.ask<{
    above: string | null;
    figures: object;
    passed: readonly Passed[];
    opinions: readonly object[];
  }>(actor, 'passed-concerns', {
    organisationId: place,
  });

test('a wish goes up only in other words, without the name unless the person agrees; it is answered and comes back', async () => {
  const [wish, id] = [newId(), newId()];
  const raised = {
    id: wish,
    kind: 'wish',
    personId: stage.member.person,
    text: 'Tôi xin nghỉ làm trưởng thôn',
  };
  expect(await code('raise-concern', raised, stage.member)).toBe('applied');
  const pass = { id, concernId: wish, agreed: false };
  expect(await code('pass-concern', { ...pass, text: 'Tôi  xin nghỉ làm trưởng thôn ạ' })).toBe(
    'meetings.wordsAreConfided',
  );
  expect(await code('pass-concern', { ...pass, text: 'Đồng chí Lò Văn 1 khó sắp xếp việc thôn' })).toBe(
    'meetings.namesThePerson',
  );
  const text = 'Trưởng thôn kiêm nhiệm quá nhiều việc, đề nghị xã sắp xếp lại';
  expect(await code('pass-concern', { ...pass, text }, stage.member)).not.toBe('applied');
  expect(await code('pass-concern', { ...pass, text })).toBe('applied');
  expect(await code('pass-concern', { ...pass, id: newId(), text })).toBe('meetings.isPassedUp');
  expect(await code('withdraw-concern', { concernId: wish })).toBe('meetings.isPassedUp');
  expect(await code('close-concern', { concernId: wish, answer: 'Chi ủy đã gặp' })).toBe(
    'meetings.isPassedUp',
  );

  stage.clock.set('2026-11-13T02:00:00.000Z');
  const commune = await above(stage.office, stage.commune.id);
  expect(commune).toMatchObject({
    above: 'Đảng bộ tỉnh Mẫu',
    figures: { waiting: 1, answered: 0, longestWait: 10 },
  });
  expect(commune.passed).toMatchObject([{ id, text, saidBy: null, isHere: true }]);
  expect(JSON.stringify(commune)).not.toMatch(/Lò Văn|nghỉ làm/);
  expect((await above(stage.board, stage.province.id)).passed).toEqual([]);

  const reply = { passedId: id, answer: 'Từ tháng 1 xã cử thêm một phó thôn' };
  expect(await code('answer-passed-concern', reply)).not.toBe('applied');
  expect(await code('answer-passed-concern', reply, stage.board)).toBe('meetings.liesElsewhere');
  expect(await code('answer-passed-concern', reply, stage.office)).toBe('applied');
  expect(await code('take-back-concern', { passedId: id })).toBe('meetings.passedIsAnswered');
  expect((await above(stage.office, stage.commune.id)).figures).toEqual({
    waiting: 0,
    answered: 1,
    medianDays: 10,
    longestWait: null,
  });
  expect(await code('close-concern', { concernId: wish, answer: reply.answer })).toBe('applied');
});

test('the levels above count what is raised in the cells without reading it, and what assigned members heard', async () => {
  type Counted = { readonly total: object; readonly cells: readonly { readonly name: string }[] };
  const counted = (actor: Actor, place: Id) =>
    stage.ask<Counted>(actor, 'concerns-of-cells', { organisationId: place });
  const told = await counted(stage.office, stage.commune.id);
  const figures = { open: 0, closed: 1, medianDays: 10, longestWait: null };
  expect(told).toEqual({
    total: figures,
    cells: [{ organisationId: stage.cell.id, name: 'Chi bộ thôn Nà Pồng', ...figures }],
    rest: 0,
  });
  expect((await counted(stage.neighbourSecretary, stage.commune.id)).cells).toEqual([]);
  const [guest, heard] = [newId(), newId()];
  const { client } = stage.builder;
  await client.query(
    `insert into members.attachment (id, organisation_no, person_id, full_name, standing, home_name, kind, decision, may_see, may_speak, may_vote, valid, recorded_at)
     values ($1, $2, $3, 'Vi Thị Mẫu', 'official', 'Chi bộ Khác', 'attend', '01-QĐ', true, true, false, '[2026-01-01,)', '2026-11-01')`,
    [guest, stage.cell.no, newId()],
  );
  await client.query(
    `insert into members.attachment_note (id, attachment_id, organisation_no, person_id, kind, on_day, words, recorded_at)
     values ($1, $2, $3, $4, 'opinion', '2026-11-06', 'Bà con xin mở lại chợ phiên', '2026-11-06')`,
    [heard, guest, stage.cell.no, newId()],
  );
  const waiting = await above(stage.office, stage.commune.id);
  expect(waiting.figures).toMatchObject({ waiting: 1, answered: 1, longestWait: 7 });
  expect(waiting.opinions).toMatchObject([{ id: heard, fullName: 'Vi Thị Mẫu', state: 'waiting' }]);
  await client.query(
    `update members.attachment_note set reply = 'Mở lại từ tháng 12', replied_on = '2026-11-10' where id = $1`,
    [heard],
  );
  expect((await above(stage.office, stage.commune.id)).figures).toMatchObject({
    waiting: 0,
    answered: 2,
    medianDays: 7,
  });
  expect((await above(stage.neighbourSecretary, stage.neighbour.id)).opinions).toEqual([]);
});

test('the person agrees to be named; the commune passes it on, and only the province may answer', async () => {
  const [opinion, id] = [newId(), newId()];
  const raised = { id: opinion, kind: 'people', personId: stage.people[2], text: 'Cầu treo sắp sập' };
  expect(await code('raise-concern', raised)).toBe('applied');
  const text = 'Bà con lo cầu treo không an toàn; đồng chí Lò Văn 2 báo';
  expect(await code('pass-concern', { id, concernId: opinion, agreed: true, text })).toBe('applied');
  const on = { passedId: id, words: 'Ngoài thẩm quyền của xã' };
  expect(await code('pass-concern-on', on, stage.office)).toBe('applied');
  expect(await code('take-back-concern', { passedId: id })).toBe('meetings.liesElsewhere');
  const other = { id, concernId: opinion, agreed: false, text: 'Xin thêm kinh phí' };
  expect(await code('pass-concern', other)).toBe('meetings.hasGoneOn');
  expect(await code('pass-concern-on', on, stage.board)).toBe('meetings.noLevelAbove');
  expect(await code('answer-passed-concern', { passedId: id, answer: 'Có' }, stage.office)).toBe(
    'meetings.liesElsewhere',
  );
  const [here] = (await above(stage.board, stage.province.id)).passed;
  expect(here).toMatchObject({ isHere: true, saidBy: 'Lò Văn 2' });
  expect(here?.trail).toEqual([{ name: 'Đảng bộ xã Yên Thượng', on: '2026-11-13', words: on.words }]);
  expect(await code('answer-passed-concern', { passedId: id, answer: 'Sửa trong quý I' }, stage.board)).toBe(
    'applied',
  );
  const below = (await above(stage.office, stage.commune.id)).passed.find((one) => one.id === id);
  expect(below).toMatchObject({ isHere: false, state: 'answered', answer: 'Sửa trong quý I' });
});

test('words passed up are corrected while nobody has answered, and taken back', async () => {
  const [matter, id] = [newId(), newId()];
  const raised = { id: matter, kind: 'matter', personId: null, text: 'Mương cạn' };
  expect(await code('raise-concern', raised)).toBe('applied');
  const pass = { id, concernId: matter, agreed: false };
  expect(await code('pass-concern', { ...pass, text: 'Mương cạn' })).toBe('applied');
  expect(await code('pass-concern', { ...pass, text: 'Mương cạn, xin máy xúc' })).toBe('applied');
  expect((await above(stage.office, stage.commune.id)).passed[0]?.text).toBe('Mương cạn, xin máy xúc');
  expect(await code('take-back-concern', { passedId: id })).toBe('applied');
  expect((await above(stage.office, stage.commune.id)).passed.map((one) => one.id)).not.toContain(id);
});

test('what is alike is grouped under one petition, goes up so, and counts the cells that support it', async () => {
  const pass = async (text: string) => {
    const [matter, id] = [newId(), newId()];
    const raised = { id: matter, kind: 'matter', personId: null, text };
    expect(await code('raise-concern', raised)).toBe('applied');
    const passed = { id, concernId: matter, agreed: false, text };
    expect(await code('pass-concern', passed)).toBe('applied');
    return passed;
  };
  const [one, second] = [
    (await pass('Cho cán bộ bán chuyên trách về chi bộ cơ quan')).id,
    await pass('Xin vào chi bộ cơ quan'),
  ];
  const other = second.id;
  const petition = { id: newId(), title: 'Cán bộ bán chuyên trách sinh hoạt ở chi bộ cơ quan' };
  const group = (passedId: Id, to: object | null) => ({ passedId, petition: to });
  expect(await code('group-passed-concern', group(one, petition))).not.toBe('applied');
  expect(await code('group-passed-concern', group(one, petition), stage.board)).toBe(
    'meetings.liesElsewhere',
  );
  for (const id of [one, other])
    expect(await code('group-passed-concern', group(id, petition), stage.office)).toBe('applied');
  // Other words stand under no title that was given to these.
  const standing = async () =>
    (await above(stage.office, stage.commune.id)).passed.find((row) => row.id === other);
  expect(await code('pass-concern', second)).toBe('applied');
  expect(await standing()).toMatchObject({ petitionId: petition.id });
  expect(await code('pass-concern', { ...second, text: 'Xin thêm kinh phí' })).toBe('applied');
  expect(await standing()).toMatchObject({ petitionId: null, petition: null });
  expect(await code('group-passed-concern', group(other, petition), stage.office)).toBe('applied');
  for (const id of [one, other])
    expect(await code('pass-concern-on', { passedId: id, words: null }, stage.office)).toBe('applied');
  const seen = (await above(stage.board, stage.province.id)).passed.filter((row) => row.state === 'waiting');
  expect(seen.map((row) => (row as Passed & { petition: string }).petition)).toEqual([
    petition.title,
    petition.title,
  ]);
  expect(await code('group-passed-concern', group(other, null), stage.board)).toBe('applied');
  expect(await code('answer-passed-concern', { passedId: one, answer: 'Đồng ý' }, stage.board)).toBe(
    'applied',
  );
  expect(await code('group-passed-concern', group(one, null), stage.board)).toBe('meetings.passedIsAnswered');
});

test('a comma or a word more does not make confided words others; a given name is a name', () => {
  const concern = { kind: 'wish', level: null, text: 'Tôi xin nghỉ làm trưởng thôn' } as const;
  const check = (text: string) => checkPassedWords(concern, text, 'Ma Văn Chức')?.code ?? null;
  for (const text of [
    'Tôi xin nghỉ, làm trưởng thôn',
    'TÔI XIN NGHỈ LÀM: trưởng thôn!',
    'Xin nghỉ làm trưởng bản',
  ])
    expect(check(text)).toBe('meetings.wordsAreConfided');
  for (const text of [
    'Ông Chức, hộ họ Ma, nêu: khó sắp xếp việc',
    'Đồng chí ma  văn-chức khó sắp xếp việc',
    'Việc của bác chức quá nhiều',
  ])
    expect(check(text)).toBe('meetings.namesThePerson');
  for (const text of [
    'Trưởng thôn có chức vụ khác, đề nghị xã tổ chức lại',
    'Thôn có 12 hộ; xin thêm phó thôn',
  ])
    expect(check(text)).toBeNull();
  expect(checkPassedWords(concern, 'Ông Chức khó sắp xếp việc', null)).toBeNull();
});

test('petitions with most supporters stand first; a cell that asks twice supports once', () => {
  const [first, second] = [newId(), newId()];
  const row = (organisationId: string, petitionId: Id | null) => ({
    organisationId,
    petitionId,
    petition: 'Việc',
  });
  const found = petitionsOf([
    row('a', first),
    row('b', null),
    row('a', second),
    row('b', second),
    row('b', second),
  ]);
  expect(found.petitions.map(({ id, supporters }) => [id, supporters])).toEqual([
    [second, 2],
    [first, 1],
  ]);
  expect(found.alone).toHaveLength(1);
});
