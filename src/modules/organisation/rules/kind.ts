import { ok, refuse, type Result } from '#kernel/result.ts';
import { fold, tidy } from '#kernel/vietnamese.ts';
import { problems } from './problems.ts';

/** «Loại hình» — what an organisation is, and the class that decides how it is counted. */
export interface Kind {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly isCell: boolean;
  readonly isGrassroots: boolean;
  readonly position: number;
}

/** «Loại hình tự thêm» — by a decision, in the book of who keeps the catalogue. */
export interface AddedKindRow extends Kind {
  readonly organisationNo: number;
  readonly decision: string;
}

/** «Thêm loại hình» — of the class of a known one, beside which it stands; the same name again is refused. */
export function addTo(
  known: readonly Kind[],
  said: {
    readonly id: string;
    readonly vi: string;
    readonly en: string;
    readonly like: string;
    readonly decision: string;
  },
  organisationNo: number,
): Result<AddedKindRow> {
  const like = known.find((kind) => kind.code === said.like);
  if (!like) return refuse(problems.kindIsUnknown);
  const [vi, en] = [tidy(said.vi), tidy(said.en)];
  const code = `own-${said.id}`;
  if (known.some((kind) => kind.code !== code && fold(kind.vi) === fold(vi)))
    return refuse(problems.kindIsThere);
  // Organisations may be of it already: said again it may be named better, but not become another class.
  const { isCell, isGrassroots, position } = known.find((kind) => kind.code === code) ?? like;
  if (isCell !== like.isCell || isGrassroots !== like.isGrassroots) return refuse(problems.kindKeepsItsClass);
  return ok({ code, organisationNo, vi, en, isCell, isGrassroots, position, decision: tidy(said.decision) });
}
