import { table } from '#platform/database/table.ts';
import type {
  AbsenceCaseRow,
  ArrivalRow,
  AttachmentNoteRow,
  AttachmentRow,
  CaseStepRow,
  DepartureRow,
  LetterRow,
  ReasonRow,
  TransferRow,
} from '../rules/move-rows.ts';

export const transfer = table<TransferRow>('members.transfer', {
  key: ['id'],
  class: 'internal',
  mine: 'personId',
  feed: {
    kind: 'transfer',
    columns: [
      'id',
      'personId',
      'fullName',
      'kind',
      'toNo',
      'toName',
      'requestedOn',
      'effectiveOn',
      'untilOn',
      'state',
      'letterId',
      'letterNumber',
      'issuedOn',
      'validUntil',
      'answeredOn',
    ],
    // Also of those who have gone: past meetings still show their names.
    first: 'true',
    rest: null,
  },
});

export const arrival = table<ArrivalRow>('members.arrival', {
  key: ['id'],
  class: 'internal',
  mine: 'personId',
  feed: {
    kind: 'arrival',
    columns: [
      'id',
      'personId',
      'fullName',
      'standing',
      'kind',
      'fromNo',
      'fromName',
      'untilOn',
      'letterNumber',
      'issuedOn',
      'validUntil',
      'state',
      'answeredOn',
    ],
    first: 'true',
    rest: null,
  },
});

export const letter = table<LetterRow>('members.letter', {
  key: ['id'],
  class: 'personal',
  mine: 'personId',
});

export const reason = table<ReasonRow>('members.reason', {
  key: ['subjectId', 'about'],
  class: 'personal',
});

export const departure = table<DepartureRow>('members.departure', {
  key: ['id'],
  class: 'personal',
  feed: {
    kind: 'departure',
    columns: ['id', 'personId', 'fullName', 'how', 'onDay', 'decision', 'closed'],
    first: null,
    rest: `t.on_day >= $today - interval '13 months'`,
  },
});

export const absenceCase = table<AbsenceCaseRow>('members.absence_case', {
  key: ['id'],
  class: 'personal',
  feed: {
    kind: 'absence-case',
    columns: ['id', 'personId', 'openedOn', 'missed', 'sinceOn', 'dueOn', 'outcome', 'closedOn'],
    first: 't.closed_on is null',
    rest: `t.closed_on >= $today - interval '13 months'`,
  },
});

export const caseStep = table<CaseStepRow>('members.case_step', {
  key: ['id'],
  class: 'personal',
  feed: {
    kind: 'case-step',
    columns: ['id', 'caseId', 'onDay', 'words'],
    first: null,
    rest: `t.on_day >= $today - interval '13 months'`,
  },
});

/** The home organisation sees its own people's attachments, wherever they are. */
const atHome = `home_no <@ (select platform.within('internal'))`;

export const attachment = table<AttachmentRow>('members.attachment', {
  key: ['id'],
  class: 'internal',
  mine: 'personId',
  besides: atHome,
  feed: {
    kind: 'attachment',
    columns: [
      'id',
      'personId',
      'fullName',
      'standing',
      'homeNo',
      'homeName',
      'post',
      'kind',
      'duty',
      'decision',
      'maySee',
      'maySpeak',
      'mayVote',
      'voteSource',
      'valid',
    ],
    first: 'true',
    rest: null,
  },
});

export const attachmentNote = table<AttachmentNoteRow>('members.attachment_note', {
  key: ['id'],
  class: 'internal',
  mine: 'personId',
  besides: atHome,
  feed: {
    kind: 'attachment-note',
    columns: ['id', 'attachmentId', 'homeNo', 'personId', 'kind', 'onDay', 'words', 'reply', 'repliedOn'],
    first: null,
    rest: `t.on_day >= $today - interval '13 months'`,
  },
});

export const moveTables = [
  transfer,
  arrival,
  letter,
  reason,
  departure,
  absenceCase,
  caseStep,
  attachment,
  attachmentNote,
];
