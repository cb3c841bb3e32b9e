import { createHash, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bearsSecrecyMark, paperProblems } from '#modules/kit/public.ts';
import { registerPapers } from '#modules/meetings/papers.ts';
import type { Id } from '#kernel/id.ts';
import { newId } from '#support/builders.ts';
import { holdMeeting, type HeldMeeting } from '#support/held-meeting.ts';
import { openStage, type Actor, type Stage } from '#support/stage.ts';
import { writeZip } from '#platform/documents/zip.ts';
import { typeOf } from '#platform/file-type.ts';
import { bringsEvidence } from '#modules/tasks/sql/evidence.ts';
import { registerFiles } from '#platform/files.ts';
import { guardArchive, unpack } from '#platform/spreadsheet/archive.ts';

let stage: Stage;
let app: FastifyInstance;
let sent: HeldMeeting;
let draft: HeldMeeting;
let caller: Actor | null = null;

beforeAll(async () => {
  stage = await openStage(4);
  stage.clock.set('2026-11-28T12:00:00.000Z');
  sent = await holdMeeting(stage, 'sent', '2026-11-03');
  draft = await holdMeeting(stage, 'adopted', '2026-11-20');
  app = Fastify();
  const identify = async () => (caller ? { personId: caller.person } : null);
  registerPapers(app, identify, stage.road);
  await registerFiles(app, identify, stage.road, {
    refuses: (name) => (bearsSecrecyMark(name) ? paperProblems.secretPaper : null),
    brings: bringsEvidence,
  });
});

afterAll(async () => {
  await app.close();
  await stage.close();
});

const pdf = (text = 'x') => Buffer.from(`%PDF-1.7\n${text}`);
const docx = (...parts: { name: string; content: string }[]) =>
  writeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content: '<w/>' },
    ...parts,
  ]);

async function upload(actor: Actor | null, body: Buffer, headers: Record<string, string> = {}) {
  caller = actor;
  const reply = await app.inject({
    method: 'PUT',
    url: '/api/v1/files',
    headers: {
      'content-type': 'application/octet-stream',
      'x-organisation': stage.commune.id,
      'x-file-name': encodeURIComponent('Kế hoạch.doc'),
      ...headers,
    },
    payload: body,
  });
  return {
    status: reply.statusCode,
    body: reply.json<{ sha256?: string; name?: string; problem?: { code: string } }>(),
  };
}

async function fetched(actor: Actor | null, url: string) {
  caller = actor;
  return app.inject({ method: 'GET', url });
}

test('a file goes in under its hash and comes out as an attachment, in chunks and unchanged', async () => {
  const bytes = Buffer.concat([pdf(), randomBytes(700_000)]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const stored = await upload(stage.office, bytes);
  expect(stored).toMatchObject({ status: 200, body: { sha256, name: 'Kế hoạch.pdf' } });
  expect((await upload(stage.office, bytes)).body.sha256).toBe(sha256);
  const reply = await fetched(stage.secretary, `/api/v1/files/${sha256}`);
  expect(reply.rawPayload.equals(bytes)).toBe(true);
  expect(reply.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="Ke hoach.pdf"; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch.pdf`,
    'content-security-policy': `sandbox; default-src 'none'`,
    'x-content-type-options': 'nosniff',
  });
  const paper = {
    id: newId(),
    title: 'Kế hoạch',
    issuedOn: '2026-11-01',
    audience: [],
    discuss: false,
    validFrom: '2026-11-01',
    fileSha256: sha256,
  };
  expect((await stage.send(stage.office, stage.commune, 'publish-paper', paper)).outcome).toBe('applied');
});

test('whoever files the picture of signed minutes hands it in, and nobody else does either', async () => {
  const at = { 'x-organisation': stage.cell.id };
  const [, second, third, fourth] = stage.people as [Id, Id, Id, Id];
  const holding = async (person: Id, office: string): Promise<Actor> => ({
    person,
    term: await stage.builder.term(person, stage.cell, office, '[2026-11-01,)'),
  });
  const actors: readonly (readonly [string, Actor])[] = [
    ['secretary', stage.secretary],
    ['deputy-secretary', await holding(third, 'deputy-secretary')],
    ['committee-member', await holding(fourth, 'committee-member')],
    ['follower', await holding(await stage.builder.member('Giàng A Dõi', stage.neighbour), 'follower')],
    ['member', { person: second, term: null }],
  ];
  const answers = [];
  for (const [office, actor] of actors) {
    const stored = await upload(actor, pdf(`minutes of ${office}`), at);
    const file = stored.body.sha256 ?? 'f'.repeat(64);
    const filed = await stage.send(actor, stage.cell, 'file-signed-minutes', {
      meetingId: sent.id,
      file,
      fileName: 'bien-ban.pdf',
    });
    answers.push([office, stored.status, filed.problem?.code ?? filed.outcome]);
  }
  const both = [200, 'applied'];
  const neither = [422, 'platform.not-yours'];
  expect(answers).toEqual([
    ['secretary', ...both],
    ['deputy-secretary', ...both],
    ['committee-member', ...both],
    ['follower', ...neither],
    ['member', ...neither],
  ]);
  // But for the evidence of what the member answers for.
  const shortcoming = { id: newId(), personId: null, text: 'Họp chưa đúng ngày', source: 'Kiểm điểm' };
  const remedy = { foundOn: '2026-01-10', remedy: 'Định ngày', responsibleId: second, dueOn: '2026-12-30' };
  await stage.must(stage.secretary, stage.cell, 'record-shortcoming', { ...shortcoming, ...remedy });
  const member = { person: second, term: null };
  const { status, body } = await upload(member, pdf('evidence'), at);
  expect([status, (await upload(member, pdf('evidence'))).status]).toEqual([200, 422]);
  const file = { sha256: body.sha256, name: 'so-hop.pdf' };
  const of = { shortcomingId: shortcoming.id };
  await stage.must(member, stage.cell, 'report-shortcoming', { ...of, evidence: 'Sổ họp', file });
  await stage.must(stage.secretary, stage.cell, 'close-shortcoming', { ...of, verdict: 'Đã xem sổ' });
  expect((await upload(member, pdf('more'), at)).status).toBe(422);
});

test('absent, forbidden and signed out: two answers, and nothing told', async () => {
  const stored = await upload(stage.secretary, pdf('of the cell'), { 'x-organisation': stage.cell.id });
  const url = `/api/v1/files/${stored.body.sha256}`;
  const forbidden = await fetched(stage.neighbourSecretary, url);
  const absent = await fetched(stage.neighbourSecretary, `/api/v1/files/${'0'.repeat(64)}`);
  expect([forbidden.statusCode, forbidden.body]).toEqual([absent.statusCode, absent.body]);
  expect(absent.statusCode).toBe(404);
  expect((await fetched(null, url)).json()).toMatchObject({ marker: 'sochibo-session-ended' });
  expect((await upload(null, pdf())).status).toBe(401);
});

test('the same bytes in two places are two files', async () => {
  const bytes = pdf('shared');
  await upload(stage.secretary, bytes, { 'x-organisation': stage.cell.id });
  const other = await upload(stage.neighbourSecretary, bytes, { 'x-organisation': stage.neighbour.id });
  expect(other.status).toBe(200);
  expect((await fetched(stage.neighbourSecretary, `/api/v1/files/${other.body.sha256}`)).statusCode).toBe(
    200,
  );
});

test('who may not publish may not store, nor for another organisation', async () => {
  expect((await upload(stage.member, pdf(), { 'x-organisation': stage.cell.id })).body.problem?.code).toBe(
    'platform.not-yours',
  );
  expect((await upload(stage.secretary, pdf())).body.problem?.code).toBe('platform.not-yours');
  expect((await upload(stage.office, pdf(), { 'x-organisation': newId() })).body.problem?.code).toBe(
    'platform.not-yours',
  );
});

test('what is too large, of no known kind, secret or unsafe is turned away', async () => {
  expect(await upload(stage.office, Buffer.concat([pdf(), Buffer.alloc(10 * 1024 * 1024)]))).toMatchObject({
    status: 413,
    body: { problem: { code: 'platform.file-is-too-large' } },
  });
  const code = async (body: Buffer, headers = {}) =>
    (await upload(stage.office, body, headers)).body.problem?.code;
  expect(await code(Buffer.from('<html><script>'))).toBe('platform.file-is-of-no-known-kind');
  expect(await code(Buffer.from('MZ\u0090\u0000'))).toBe('platform.file-is-of-no-known-kind');
  expect(await code(writeZip([{ name: 'a.txt', content: 'x' }]))).toBe('platform.file-is-of-no-known-kind');
  expect(await code(docx({ name: 'word/inner.zip', content: 'x' }))).toBe('platform.file-is-unsafe');
  expect(await code(docx({ name: 'word/vbaProject.bin', content: 'x' }))).toBe('platform.file-is-unsafe');
  expect(await code(pdf(), { 'x-file-name': encodeURIComponent('Kế hoạch (MẬT).pdf') })).toBe(
    'kit.secretPaper',
  );
});

test('an archive that promises less than it holds is unsafe', () => {
  const honest = docx({ name: 'word/media/image.xml', content: 'a'.repeat(5000) });
  expect(typeOf(honest)).toMatchObject({ extension: 'docx' });
  const parts = guardArchive(honest);
  if (!parts.ok) throw new Error(parts.problem.code);
  const part = parts.value.find((each) => each.name.endsWith('image.xml'));
  const lying = Buffer.from(honest);
  const packed = deflateRawSync(Buffer.alloc(20_000)).subarray(0, part?.packedBytes);
  packed.copy(lying, part?.from ?? 0);
  expect(part && unpack(lying, part)).toBeNull();
  expect(typeOf(lying)).toBe('unsafe');
});

test('a name is never a path, and ends as the content says', async () => {
  const stored = await upload(stage.office, docx(), {
    'x-file-name': encodeURIComponent('../../etc/Báo\u202e cáo.exe'),
  });
  expect(stored.body.name).toBe('Báo cáo.docx');
  expect((await upload(stage.office, docx(), { 'x-file-name': '%' })).body.name).toBe('%.docx');
});

test('minutes and resolution are given as DOCX to whoever may see them', async () => {
  for (const which of ['minutes', 'resolution']) {
    const reply = await fetched(stage.board, `/api/v1/meetings/${sent.id}/${which}.docx`);
    expect(reply.statusCode).toBe(200);
    expect(typeOf(reply.rawPayload)).toMatchObject({ extension: 'docx' });
    expect(reply.headers['content-disposition']).toMatch(/^attachment; /);
    const inside = guardArchive(reply.rawPayload);
    const document = inside.ok ? inside.value.find((part) => part.name === 'word/document.xml') : undefined;
    expect(document && unpack(reply.rawPayload, document)?.toString()).toContain('CHI BỘ THÔN NÀ PỒNG');
  }
  expect((await fetched(stage.secretary, `/api/v1/meetings/${draft.id}/minutes.docx`)).statusCode).toBe(200);
  expect((await fetched(stage.board, `/api/v1/meetings/${draft.id}/minutes.docx`)).statusCode).toBe(404);
  expect(
    (await fetched(stage.neighbourSecretary, `/api/v1/meetings/${sent.id}/minutes.docx`)).statusCode,
  ).toBe(404);
  expect((await fetched(stage.board, '/api/v1/meetings/no-such/minutes.docx')).statusCode).toBe(404);
  expect((await fetched(null, `/api/v1/meetings/${sent.id}/minutes.docx`)).statusCode).toBe(401);
  // Minutes held back as a whole go into no file, not even for those who may read them.
  await draft.keep('set-minutes-level', { level: 'committee' });
  expect((await fetched(stage.secretary, `/api/v1/meetings/${draft.id}/minutes.docx`)).statusCode).toBe(404);
});
