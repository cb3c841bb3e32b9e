import type { CivilDate } from '#kernel/civil-date.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { CorrectedReading, PaperField } from '#modules/organisation/public.ts';
import { correctedMeanwhile, problems } from './problems.ts';

/** «Giấy của quyết định» — as it is read now. */
export type Paper = Readonly<Record<PaperField, string>>;
/** «Chỗ được nói tới» — of a paper, only what somebody says of it. */
export type PaperSaid = { readonly [Field in PaperField]?: string | undefined };

/** «Các chỗ trên giấy» — in the order in which a paper is read. */
export const paperFields = ['title', 'decision', 'signedOn', 'signer', 'basis'] as const;

/** «Chỗ đọc khác» — only what differs from what was seen. */
export function changedReadings(said: PaperSaid, seen: PaperSaid): PaperSaid {
  return Object.fromEntries(
    paperFields.flatMap((field) =>
      said[field] === undefined || said[field] === seen[field] ? [] : [[field, said[field]]],
    ),
  );
}

interface Correcting {
  /** The wrong paper as it is read now, and what was read on the page of whoever corrects it. */
  readonly now: Paper;
  readonly seen: PaperSaid;
  readonly reads: PaperSaid;
  /** How many readings there are already. */
  readonly before: number;
  /** When the correcting paper was signed. */
  readonly signedOn: CivilDate;
  readonly today: CivilDate;
}

/**
 * «Đính chính» — the readings that the later act adds. Nothing is said twice, nobody else's correction is passed over, and no
 * paper is signed after the one that corrects it.
 */
export function correctPaper({
  now,
  seen,
  reads,
  before,
  signedOn,
  today,
}: Correcting): Result<CorrectedReading[]> {
  if (signedOn > today) return refuse(problems.signedBeforeToday);
  const meanwhile = paperFields.find(
    (field) => reads[field] !== undefined && seen[field] !== undefined && seen[field] !== now[field],
  );
  if (meanwhile) return refuse(correctedMeanwhile(meanwhile, now[meanwhile]));
  const fields = paperFields.filter((field) => reads[field] !== undefined && reads[field] !== now[field]);
  if (fields.length === 0) return refuse(problems.nothingCorrected);
  if ((reads.signedOn ?? now.signedOn) > signedOn) return refuse(problems.correctedBeforeSigned);
  return ok(
    fields.map((field, index) => ({
      position: before + index + 1,
      field,
      was: now[field],
      reads: reads[field] ?? '',
    })),
  );
}
