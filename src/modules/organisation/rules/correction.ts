/** «Chỗ trên giấy» — what of the paper of an act can be mistyped; what it does is set right only by undoing it. */
export type PaperField = 'title' | 'decision' | 'signedOn' | 'signer' | 'basis';

/** «Chỗ đính chính» — how one field was read and is read from now on; which reading of its act it is, counted from the first. */
export interface CorrectedReading {
  readonly position: number;
  readonly field: PaperField;
  readonly was: string;
  readonly reads: string;
}
