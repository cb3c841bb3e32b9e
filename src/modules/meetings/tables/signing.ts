import { table } from '#platform/database/table.ts';
import type { RemarkRow, SignatureRow, SignedFileRow } from '../rules/signing.ts';
import { ahead, kept, recentMeetings } from './windows.ts';

export const remark = table<RemarkRow>('meetings.remark', {
  key: ['id'],
  class: 'working',
  mine: 'personId',
  feed: {
    kind: 'remark',
    columns: ['id', 'meetingId', 'personId', 'text', 'writtenAt', 'standing', 'answer'],
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
    ],
    first: recentMeetings(ahead),
    rest: recentMeetings(kept),
  },
});
