import { table } from '#platform/database/table.ts';
import type { RemarkRow, SignatureRow, SignedFileRow } from '../rules/signing.ts';
import { ahead, kept, recentMeetings } from './windows.ts';

export const remark = table<RemarkRow>('meetings.remark', {
  key: ['id'],
  class: 'working',
  closer: { when: 'level is not null', class: 'confided' },
  unkept: 'level is not null',
  mine: 'personId',
  feed: {
    kind: 'remark',
    columns: ['id', 'meetingId', 'personId', 'text', 'writtenAt', 'standing', 'answer', 'level'],
    first: recentMeetings(ahead),
    rest: recentMeetings(kept),
  },
});

export const signature = table<SignatureRow>('meetings.signature', {
  key: ['meetingId', 'role'],
  class: 'internal',
  feed: {
    kind: 'signature',
    columns: ['meetingId', 'role', 'personId', 'textHash', 'signedAt'],
    first: recentMeetings(ahead),
    rest: recentMeetings(kept),
  },
});

export const signedFile = table<SignedFileRow>('meetings.signed_file', {
  key: ['id'],
  class: 'working',
  closer: { when: 'level is not null', class: 'confided' },
  unkept: 'level is not null',
  feed: {
    kind: 'signed-file',
    columns: [
      'id',
      'meetingId',
      'kind',
      'file',
      'fileName',
      'filedOn',
      'filedBy',
      'removedOn',
      'removedBy',
      'removedReason',
      'level',
    ],
    first: recentMeetings(ahead),
    rest: recentMeetings(kept),
  },
});
