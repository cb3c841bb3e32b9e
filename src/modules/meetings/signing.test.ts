import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import type { OfficialPaper } from '#kernel/official-paper.ts';
import { newId } from '#support/builders.ts';
import { holdMeeting } from '#support/held-meeting.ts';
import { openStage, type Actor, type Stage } from '#support/stage.ts';
import { signedPaper, type Signing } from './rules/signing.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(6);
  stage.clock.set('2026-11-03T12:00:00.000Z');
});

afterAll(() => stage.close());

const code = async (name: string, input: unknown, actor: Actor = stage.secretary) => {
  const receipt = await stage.send(actor, stage.cell, name, input);
  return receipt.problem?.code ?? receipt.outcome;
};

test('those present comment, the keeper answers, and only then are the minutes adopted and locked', async () => {
  const id = newId();
  const remark = { id, text: 'Mục 2 ghi thiếu tên tôi.' };
  const third = { person: stage.people[2] as Id, term: null };
  const meeting = await holdMeeting(stage, 'locked', '2026-11-03', {
    async discussing({ id: meetingId, keep }) {
      const settle = { remarkId: id, meetingId, standing: 'left' };
      await keep('record-attendance', {
        entries: [{ personId: third.person, attendance: 'excused', reason: 'Ốm' }],
      });
      expect(await code('comment-minutes', { ...remark, meetingId }, third)).toBe('meetings.wasNotThere');
      expect(await code('comment-minutes', { ...remark, meetingId }, stage.office)).not.toBe('applied');
      expect(await code('comment-minutes', { ...remark, meetingId }, stage.member)).toBe('applied');
      expect(await code('settle-comment', settle, stage.member)).not.toBe('applied');
      expect(await code('adopt-minutes', { meetingId, voteId: newId() })).toBe(
        'meetings.minutesAreNotReadBack',
      );
      await keep('read-back-minutes', { at: '20:00' });
      expect(await code('adopt-minutes', { meetingId, voteId: newId() })).toBe('meetings.remarksAreOpen');
      expect(await code('settle-comment', settle)).toBe('meetings.leavingNeedsReason');
      expect(await code('settle-comment', { ...settle, answer: 'Đã có ở mục 3.' })).toBe('applied');
      expect(await code('comment-minutes', { ...remark, meetingId }, stage.member)).toBe(
        'meetings.remarkIsAnswered',
      );
      await keep('record-attendance', { entries: [{ personId: third.person, attendance: 'present' }] });
    },
  });
  expect(await code('comment-minutes', { ...remark, meetingId: meeting.id, id: newId() }, stage.member)).toBe(
    'meetings.meetingIsLocked',
  );
});

test('chair and clerk sign the very text that was locked, each once; a picture of paper is filed beside', async () => {
  stage.clock.set('2026-12-10T14:00:00.000Z');
  const open = await holdMeeting(stage, 'marked', '2026-12-03');
  const hash = 'a'.repeat(64);
  expect(await code('sign-minutes', { meetingId: open.id, textHash: hash })).toBe(
    'meetings.minutesAreNotLocked',
  );
  const meeting = await holdMeeting(stage, 'locked', '2026-12-10');
  const { rows } = await stage.builder.client.query<{ text_hash: string }>(
    'select text_hash from meetings.minutes where meeting_id = $1',
    [meeting.id],
  );
  const sign = { meetingId: meeting.id, textHash: rows[0]?.text_hash };
  expect(await code('sign-minutes', { ...sign, textHash: hash })).toBe('meetings.textIsAnother');
  expect(await code('sign-minutes', sign)).toBe('applied');
  expect(await code('sign-minutes', sign)).toBe('meetings.isSigned');
  expect(await code('sign-minutes', sign, stage.member)).toBe('applied');
  expect(await code('sign-minutes', sign, { person: stage.people[3] as Id, term: null })).toBe(
    'meetings.isNoSigner',
  );
  const signed = await stage.builder.client.query(
    'select role, person_id, text_hash from meetings.signature where meeting_id = $1 order by role',
    [meeting.id],
  );
  expect(signed.rows).toEqual([
    { role: 'chair', person_id: stage.people[0], text_hash: sign.textHash },
    { role: 'clerk', person_id: stage.people[1], text_hash: sign.textHash },
  ]);
  const paper = { meetingId: meeting.id, file: hash, fileName: 'bien-ban.jpg' };
  expect(await code('file-signed-minutes', paper)).toBe('meetings.fileHasNotArrived');
  await stage.builder.client.query(
    `insert into platform.file (organisation_no, sha256, name, media_type, size, person_id, recorded_at)
     values ($1, $2, 'bien-ban.jpg', 'image/jpeg', 1, $3, '2026-12-10')`,
    [stage.cell.no, hash, stage.people[0]],
  );
  expect(await code('file-signed-minutes', paper)).toBe('applied');
  // The roll beside the minutes; the same picture again is nothing new; taken out with a reason it keeps its line.
  expect(await code('file-signed-minutes', { ...paper, fileName: 'lan-hai.jpg' })).toBe('applied');
  const roll = { meetingId: meeting.id, file: 'b'.repeat(64), fileName: 'diem-danh.jpg', kind: 'roll' };
  await stage.builder.client.query(
    `insert into platform.file (organisation_no, sha256, name, media_type, size, person_id, recorded_at)
     values ($1, $2, 'diem-danh.jpg', 'image/jpeg', 1, $3, '2026-12-10')`,
    [stage.cell.no, roll.file, stage.people[0]],
  );
  expect(await code('file-signed-minutes', roll)).toBe('applied');
  const out = { meetingId: meeting.id, file: roll.file, reason: 'Nhầm buổi' };
  expect(await code('remove-signed-file', { ...out, reason: ' ' })).not.toBe('applied');
  expect(await code('remove-signed-file', out)).toBe('applied');
  expect(await code('remove-signed-file', out)).toBe('meetings.fileNotFound');
  const filed = await stage.builder.client.query(
    'select kind, file_name, removed_reason from meetings.signed_file where meeting_id = $1 order by id',
    [meeting.id],
  );
  expect(filed.rows).toEqual([
    { kind: 'minutes', file_name: 'bien-ban.jpg', removed_reason: null },
    { kind: 'roll', file_name: 'diem-danh.jpg', removed_reason: 'Nhầm buổi' },
  ]);
  const after = await stage.builder.client.query(
    'select text_hash, signed_file_name, filed_by from meetings.minutes where meeting_id = $1',
    [meeting.id],
  );
  expect(after.rows).toEqual([
    { text_hash: sign.textHash, signed_file_name: 'bien-ban.jpg', filed_by: stage.people[0] },
  ]);
  const asked = await stage.ask<{ minutes: OfficialPaper; signing: Signing }>(
    stage.secretary,
    'meeting-minutes',
    {
      meetingId: meeting.id,
    },
  );
  expect(JSON.stringify(asked.minutes)).not.toContain('Đã ký');
  const { signatures } = signedPaper(asked.minutes, asked.signing);
  expect(signatures.map(({ how }) => how)).toEqual(
    Array.from({ length: 2 }, () => 'Đã ký trong Sổ Chi Bộ lúc 21:00, ngày 10-12-2026'),
  );
  const byHand = signedPaper(asked.minutes, { ...asked.signing, signatures: [] });
  expect(byHand.signatures[0]?.how).toMatch(/^Đã ký tay trên bản giấy, ảnh lưu vào sổ ngày /);
});
