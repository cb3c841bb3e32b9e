import { among, table } from '#platform/database/table.ts';
import type { PaperReadingRow, PaperReceiptRow, PaperRow, PaperTextRow } from './rules/rows.ts';

export const paper = table<PaperRow>('kit.paper', {
  key: ['id'],
  class: 'internal',
  besides: among('above'),
  feed: {
    kind: 'paper',
    columns: [
      'id',
      'number',
      'title',
      'kind',
      'issuedOn',
      'fileSha256',
      'audience',
      'discuss',
      'valid',
      'withdrawn',
    ],
    first: `t.valid @> $today and t.issued_on >= date_trunc('month', $today) - interval '2 months'`,
    rest: `t.valid @> $today`,
    downwards: true,
  },
});

export const paperText = table<PaperTextRow>('kit.paper_text', {
  key: ['paperId'],
  class: 'internal',
  besides: among('above'),
  feed: {
    kind: 'paper-text',
    columns: ['paperId', 'text'],
    first: null,
    rest: `t.paper_id = any(array(select id from kit.paper where valid @> $today and not withdrawn))`,
    downwards: true,
  },
});

export const paperReceipt = table<PaperReceiptRow>('kit.paper_receipt', {
  key: ['paperId', 'organisationNo'],
  class: 'internal',
  feed: {
    kind: 'paper-receipt',
    columns: ['paperId', 'organisationNo', 'personId', 'receivedAt'],
    // Of the papers of the first stage: none is received before it is issued.
    first: `t.received_at >= date_trunc('month', $today) - interval '2 months'`,
    rest: 'true',
  },
});

/** Of papers issued in the months of which a device keeps the meetings too, where they were read out. */
const recentPapers = `t.paper_id = any(array(
  select id from kit.paper where issued_on >= date_trunc('month', $today) - interval '12 months' and not withdrawn))`;

export const paperReading = table<PaperReadingRow>('kit.paper_reading', {
  key: ['paperId', 'organisationNo', 'personId'],
  class: 'internal',
  mine: 'personId',
  feed: {
    kind: 'paper-reading',
    columns: ['paperId', 'organisationNo', 'personId', 'how', 'readOn', 'notedBy'],
    first: null,
    rest: recentPapers,
  },
});

export const tables = [paper, paperText, paperReceipt, paperReading];
