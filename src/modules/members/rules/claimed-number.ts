/** «Số chỉ có một chủ» — a citizen or card number, which no two people in the whole book may share. */
export interface ClaimedNumber {
  readonly kind: 'citizen' | 'card';
  readonly number: string;
}

/** «Khóa băm của số» — the purpose under which the installation's key for these hashes is derived. */
export const claimKey = 'numbers of people';

/** «Chữ được băm» — the same digits as card and as citizen number are two claims. */
export function claimText({ kind, number }: ClaimedNumber): string {
  return `${kind} ${number}`;
}
