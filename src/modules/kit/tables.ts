import { among, table } from '#platform/database/table.ts';

/** «Văn bản» — stored once by its issuer, read downwards by its audience. */
export interface PaperRow {
  readonly id: string;
  readonly organisationNo: number;
  readonly number: string | null;
  readonly title: string;
  readonly kind: string | null;
  readonly issuedOn: string | null;
  readonly fileSha256: string | null;
  readonly audience: readonly string[];
  readonly discuss: boolean;
  readonly valid: string;
  readonly withdrawn: boolean;
}

/** A row only when somebody has received the paper. */
export interface PaperReceiptRow {
  readonly paperId: string;
  readonly organisationNo: number;
  readonly personId: string | null;
  readonly receivedAt: string;
}

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

export const paperReceipt = table<PaperReceiptRow>('kit.paper_receipt', {
  key: ['paperId', 'organisationNo'],
  class: 'internal',
  feed: {
    kind: 'paper-receipt',
    columns: ['paperId', 'personId', 'receivedAt'],
    first: 'true',
    rest: null,
  },
});

export const tables = [paper, paperReceipt];
