import type { CivilDate, Instant } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { includes, overlaps, readPeriod, type Period } from '#kernel/period.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { isMeantFor } from './papers.ts';
import type { PaperReceiptRow, PaperRow } from './rows.ts';

/** «Văn bản của chi bộ» — a paper from above as the cell meets it. */
export interface PaperOfCell {
  readonly id: Id;
  /** `15-HD/ĐU Hướng dẫn …` */
  readonly name: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string;
  readonly issuedOn: CivilDate | null;
  readonly fileSha256: string | null;
  /** To be put on the agenda. */
  readonly discuss: boolean;
  readonly receivedAt: Instant | null;
}

interface IssuerRow {
  readonly organisationNo: number;
  readonly name: string;
}

interface Reader {
  readonly no: number;
  readonly category: string | null;
}

/** «Văn bản còn hiệu lực» — meant for this cell and not withdrawn, in force in the period; the newest first. */
export function papersInForce(rows: Rows, reader: Reader, when: CivilDate | Period): readonly PaperOfCell[] {
  const issuers = rows.all<IssuerRow>('organisation');
  const receipts = rows
    .all<PaperReceiptRow>('paper-receipt')
    .filter((row) => row.organisationNo === reader.no);
  return rows
    .all<PaperRow>('paper')
    .filter((row) => !row.withdrawn && isMeantFor(row, reader.category) && isInForce(row, when))
    .map((row) => ({
      id: row.id,
      name: row.number === null ? row.title : `${row.number} ${row.title}`,
      title: row.title,
      number: row.number,
      issuer: issuers.find((issuer) => issuer.organisationNo === row.organisationNo)?.name ?? '',
      issuedOn: row.issuedOn,
      fileSha256: row.fileSha256,
      discuss: row.discuss,
      receivedAt: receipts.find((receipt) => receipt.paperId === row.id)?.receivedAt ?? null,
    }))
    .toSorted((one, other) => ((one.issuedOn ?? '') > (other.issuedOn ?? '') ? -1 : 1));
}

function isInForce(row: PaperRow, when: CivilDate | Period): boolean {
  const valid = readPeriod(row.valid);
  return typeof when === 'string' ? includes(valid, when) : overlaps(valid, when);
}
