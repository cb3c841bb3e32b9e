import { shareOf } from '#kernel/share.ts';
import type { Text } from '#kernel/text.ts';
import { fold } from '#kernel/vietnamese.ts';
import { educationLevels, levelOf, theoryLevels, type EducationLevel, type TheoryLevel } from './levels.ts';

/** «Người có thể cử» — who is asked, and what the record says of them. */
export interface Candidate {
  readonly personId: string;
  readonly fullName: string;
  readonly cellId: string;
  readonly cellName: string;
  /** From the own cell to the centre. */
  readonly ownKm: number | null;
  /** Home and residence as recorded. */
  readonly home: string;
  readonly theory: string | null;
  readonly education: string | null;
  readonly occupation: string | null;
  /** Offices held on the day, as they are called. */
  readonly posts: readonly string[];
}

/** «Nơi đến» — a cell that somebody may be sent to. */
export interface Destination {
  readonly id: string;
  readonly name: string;
  readonly distanceKm: number | null;
}

/** «Giới hạn» — what people lay down; `null`: no such limit. */
export interface Limits {
  readonly maximumKm: number | null;
  readonly keepFromHome: boolean;
  readonly theory: TheoryLevel | null;
  readonly education: EducationLevel | null;
  readonly occupation: string | null;
  readonly perCell: number;
  readonly people: number | null;
}

/** «Điều vướng» — why somebody is not sent there. */
export type Obstacle =
  'own-cell' | 'home' | 'too-far' | 'distance-unknown' | 'theory' | 'education' | 'occupation';

/** «Lời của điều vướng». */
export const obstacleWords: Readonly<Record<Obstacle, Text>> = {
  'own-cell': { vi: 'đang sinh hoạt ở chính chi bộ ấy', en: 'belongs to that cell' },
  home: { vi: 'quê hoặc nơi ở tại chính nơi ấy', en: 'is at home there' },
  'too-far': { vi: 'quá số km cho phép', en: 'too many kilometres' },
  'distance-unknown': { vi: 'sổ chưa ghi khoảng cách', en: 'no distance recorded' },
  theory: { vi: 'dưới trình độ lý luận đặt ra', en: 'below the level of theory asked for' },
  education: { vi: 'dưới trình độ chuyên môn đặt ra', en: 'below the level of education asked for' },
  occupation: { vi: 'không thuộc nghề đặt ra', en: 'of another occupation' },
};

/** «Đường đi» — from the own cell through the centre; `null` where either distance is unknown. */
export function kilometresTo(candidate: Candidate, cell: Destination): number | null {
  return candidate.ownKm === null || cell.distanceKm === null ? null : candidate.ownKm + cell.distanceKm;
}

/** «Điều vướng của một cặp» — none where the person can be sent there. */
export function obstaclesOf(candidate: Candidate, cell: Destination, limits: Limits): readonly Obstacle[] {
  const found: Obstacle[] = [];
  const km = kilometresTo(candidate, cell);
  if (candidate.cellId === cell.id) found.push('own-cell');
  else if (limits.keepFromHome && isAtHome(candidate, cell)) found.push('home');
  if (limits.maximumKm !== null) {
    if (km === null) found.push('distance-unknown');
    else if (km > limits.maximumKm) found.push('too-far');
  }
  if (isBelow(theoryLevels, candidate.theory, limits.theory)) found.push('theory');
  if (isBelow(educationLevels, candidate.education, limits.education)) found.push('education');
  if (limits.occupation !== null && !fold(candidate.occupation ?? '').includes(fold(limits.occupation)))
    found.push('occupation');
  return found;
}

/** «Mức hợp việc» — how well the person suits the place, of `units`: near, schooled, trained in theory; each counts alike. */
export function fitOf(candidate: Candidate, cell: Destination, farthest: number, units: number): number {
  const km = kilometresTo(candidate, cell);
  const near =
    km === null || farthest === 0 ? 0 : (shareOf(Math.max(farthest - km, 0), farthest, units) ?? 0);
  const theory = shareOf(levelOf(theoryLevels, candidate.theory), theoryLevels.length, units) ?? 0;
  const education =
    shareOf(levelOf(educationLevels, candidate.education), educationLevels.length, units) ?? 0;
  const lines = [near, theory, education];
  return Math.floor(lines.reduce((sum, line) => sum + line, 0) / lines.length);
}

function isBelow(levels: readonly string[], said: string | null, least: string | null): boolean {
  return least !== null && levelOf(levels, said) <= levels.indexOf(least);
}

/** The village a cell is named after stands in what the record says of home, as whole words. */
function isAtHome(candidate: Candidate, cell: Destination): boolean {
  const village = fold(cell.name).replace(/^chi bo /, '');
  return ` ${fold(candidate.home).replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${village} `);
}
