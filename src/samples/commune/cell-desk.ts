import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { RuleKey, RuleValue } from '#kernel/rule-keys.ts';
import { ruleOn, type RuleBundle } from '#kernel/rule-pack.ts';
import { includes } from '#kernel/period.ts';
import type { PaperRow } from '#modules/kit/rules/rows.ts';
import type { AttachmentRow } from '#modules/members/rules/move-rows.ts';
import type { SamplePen } from '../pen.ts';
import { Book } from './book.ts';
import type { TermPlan } from './offices.ts';
import type { MemberPlan } from './people.ts';
import { periodsOf, range } from './register.ts';
import { placeOf, type Place, type Tree } from './tree.ts';

/** What becomes of a task, known to the sample when the task is given. */
export interface Fate {
  readonly day: CivilDate;
  readonly state: 'done' | 'dropped';
  readonly words: string;
}

/** A cell with everything at hand that its meetings need. */
export interface CellDesk {
  readonly pen: SamplePen;
  readonly rules: RuleBundle;
  readonly place: Place;
  readonly book: Book;
  readonly hall: string;
  readonly startsAt: string;
  readonly members: ReadonlyMap<Id, MemberPlan>;
  readonly terms: readonly TermPlan[];
  readonly follower: { readonly personId: Id; readonly fullName: string } | null;
  readonly receiver: Id;
  /** What is to become of the tasks still open. */
  readonly fates: Map<Id, Fate>;
  /** Papers that came down and were not on an agenda yet. */
  readonly papers: PaperRow[];
}

/** Everything a desk is set up from. */
export interface DeskParts {
  readonly pen: SamplePen;
  readonly rules: RuleBundle;
  readonly tree: Tree;
  readonly key: string;
  readonly hall: string;
  readonly startsAt: string;
  readonly members: readonly MemberPlan[];
  /** From other cells, temporarily here. */
  readonly guests: readonly MemberPlan[];
  readonly terms: readonly TermPlan[];
  /** Assigned to attend. */
  readonly attached: readonly AttachmentRow[];
  readonly receiver: Id;
}

/** Sets up the desk: the register, the offices and the names go into the book first. */
export function openDesk(parts: DeskParts): CellDesk {
  const { pen, tree, key } = parts;
  const place = placeOf(tree, key);
  const book = new Book(place, parts.rules);
  for (const name of [key, ...above(tree, key)]) {
    const { id, no, plan } = placeOf(tree, name);
    const stage = plan.stages.at(-1);
    const row = { organisationId: id, organisationNo: no, name: stage?.name ?? name, kind: plan.kind };
    book.know('organisation', id, { ...row, category: plan.category, place: plan.place });
  }
  for (const member of [...parts.members, ...parts.guests]) {
    for (const { kind, key: id, row } of periodsOf(pen, tree, member)) book.know(kind, id, row);
    for (const each of member.circumstances) {
      const no = placeOf(tree, each.cell ?? member.cell).no;
      const id = pen.id('circumstance', member.id, each.kind, each.from);
      const valid = range(each.from, each.until);
      book.know('circumstance', id, { id, personId: member.id, organisationNo: no, kind: each.kind, valid });
    }
  }
  for (const row of parts.attached) book.know('attachment', row.id, row);
  const own = parts.terms.filter((term) => term.place === key);
  for (const term of own) {
    const { id, personId, office, title } = term;
    const valid = range(term.from, term.until);
    book.know('office-term', id, { id, personId, organisationNo: place.no, office, title, valid });
    if (office === 'follower') book.know('person', personId, { id: personId, fullName: term.fullName });
  }
  return {
    pen,
    rules: parts.rules,
    place,
    book,
    hall: parts.hall,
    startsAt: parts.startsAt,
    members: new Map([...parts.members, ...parts.guests].map((member) => [member.id, member])),
    terms: own,
    follower: own.find((term) => term.office === 'follower') ?? null,
    receiver: parts.receiver,
    fates: new Map(),
    papers: [],
  };
}

/** Who holds the office on the day. */
export function holderOf(desk: CellDesk, office: string, day: CivilDate): Id | null {
  return desk.terms.find((term) => term.office === office && includes(term, day))?.personId ?? null;
}

/** The value of a pack on the day. */
export function ruleOf<Key extends RuleKey>(desk: CellDesk, key: Key, day: CivilDate): RuleValue<Key> | null {
  return ruleOn(desk.rules, key, day)?.value ?? null;
}

function above(tree: Tree, key: string): string[] {
  const parent = placeOf(tree, key).plan.stages.at(-1)?.parent ?? null;
  return parent === null ? [] : [parent, ...above(tree, parent)];
}
