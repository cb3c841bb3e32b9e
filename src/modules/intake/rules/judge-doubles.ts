import { tidy } from '#kernel/vietnamese.ts';
import { memberDifferences } from './differences.ts';
import type { MemberField } from './fields.ts';
import type { IntakeContext, KnownMember } from './intake-row.ts';
import { memberProblems } from './member-problems.ts';
import { type MemberDraft, rowOf } from './member-draft.ts';
import type { RowNotes } from './row-notes.ts';

/** What people are recognised by. */
interface Person {
  readonly recognised: string | null;
  readonly citizenNumber: string | null;
  readonly cardNumber: string | null;
}

/** Rows or members found by each of the marks. */
interface Index<Found> {
  readonly byCitizen: Map<string, Found>;
  readonly byCard: Map<string, Found>;
  readonly byName: Map<string, Found>;
}

/**
 * «Nhận ra người trùng» — within the file and against the book: by citizen number, else
 * by card, else by folded name with birth and joining dates. Answers the rows whose
 * person the book already has; nothing in the book is ever overwritten.
 */
export function judgeDoubles(
  drafts: readonly MemberDraft[],
  numberColumn: number | undefined,
  context: IntakeContext,
  folded: (word: string) => string,
  notes: RowNotes<MemberField>,
): ReadonlySet<number> {
  const seen = index<MemberDraft>();
  const contents = beginContents(numberColumn);
  const book = index<KnownMember>();
  for (const member of context.members) {
    const { citizenNumber, cardNumber } = member;
    add(
      book,
      {
        citizenNumber,
        cardNumber,
        recognised: recognitionOf(tidy(member.fullName), member.birthDate, member.joinedOn, folded),
      },
      member,
    );
  }
  const inBook = new Set<number>();
  for (const draft of drafts) {
    const first = contents(draft);
    if (first !== null) {
      notes.note(draft.row, null, 'repeated', memberProblems.identicalRow(first), { otherRow: first });
      continue;
    }
    if (!judgeInFile(draft, seen, notes) && judgeInBook(draft, book, notes)) inBook.add(draft.row);
    add(seen, draft, draft);
  }
  return inBook;
}

function index<Found>(): Index<Found> {
  return { byCitizen: new Map(), byCard: new Map(), byName: new Map() };
}

function add<Found>({ byCitizen, byCard, byName }: Index<Found>, person: Person, found: Found): void {
  const name = person.recognised;
  if (person.citizenNumber !== null && !byCitizen.has(person.citizenNumber))
    byCitizen.set(person.citizenNumber, found);
  if (person.cardNumber !== null && !byCard.has(person.cardNumber)) byCard.set(person.cardNumber, found);
  if (name !== null && !byName.has(name)) byName.set(name, found);
}

/** «Dấu nhận ra người» — folded name with birth and joining dates. */
export function recognitionOf(
  fullName: string | null,
  birthDate: string | null,
  joinedOn: string | null,
  folded: (word: string) => string,
): string | null {
  if (fullName === null || birthDate === null || joinedOn === null) return null;
  return `${fullName.split(' ').map(folded).join(' ')} ${birthDate} ${joinedOn}`;
}

/** Finds an earlier row of the same content, running number aside; whole rows are put together only where a name comes back. */
function beginContents(numberColumn: number | undefined): (draft: MemberDraft) => number | null {
  const byName = new Map<string, MemberDraft>();
  const contents = new Map<string, number>();
  const contentOf = ({ cells }: MemberDraft) =>
    cells.map((cell, column) => (column === numberColumn ? '' : (cell?.text ?? ''))).join('\u0000');
  return (draft) => {
    const name = `${draft.nameAsWritten} ${draft.citizenNumber} ${draft.birthDate}`;
    const namesake = byName.get(name);
    if (!namesake) {
      byName.set(name, draft);
      return null;
    }
    if (!contents.has(contentOf(namesake))) contents.set(contentOf(namesake), namesake.row);
    const content = contentOf(draft);
    const first = contents.get(content);
    if (first === undefined) contents.set(content, draft.row);
    return first ?? null;
  };
}

/** Whether an error was found. */
function judgeInFile(draft: MemberDraft, seen: Index<MemberDraft>, notes: RowNotes<MemberField>): boolean {
  const byCitizen = draft.citizenNumber === null ? undefined : seen.byCitizen.get(draft.citizenNumber);
  if (byCitizen) {
    const isSamePerson = byCitizen.recognised === draft.recognised && draft.recognised !== null;
    const problem =
      isSamePerson && byCitizen.cell !== draft.cell
        ? memberProblems.inTwoCells(byCitizen.row)
        : memberProblems.citizenTwice(draft.citizenNumber ?? '', byCitizen.row);
    notes.note(draft.row, 'citizenNumber', 'error', problem, { otherRow: byCitizen.row });
    return true;
  }
  const byCard = draft.cardNumber === null ? undefined : seen.byCard.get(draft.cardNumber);
  if (byCard) {
    notes.note(
      draft.row,
      'cardNumber',
      'error',
      memberProblems.cardTwice(draft.cardNumber ?? '', byCard.row),
      { otherRow: byCard.row },
    );
    return true;
  }
  const byName = seen.byName.get(draft.recognised ?? '');
  if (byName)
    notes.note(draft.row, 'fullName', 'warning', memberProblems.perhapsSame(byName.row), {
      otherRow: byName.row,
    });
  return false;
}

/** Whether the book already has this person. */
function judgeInBook(draft: MemberDraft, book: Index<KnownMember>, notes: RowNotes<MemberField>): boolean {
  const byCitizen = draft.citizenNumber === null ? undefined : book.byCitizen.get(draft.citizenNumber);
  const byCard = draft.cardNumber === null ? undefined : book.byCard.get(draft.cardNumber);
  const byName = book.byName.get(draft.recognised ?? '');
  if (byCitizen) return judgeKnown(draft, byCitizen, notes);
  if (byCard && contradicts(byCard, draft)) {
    notes.note(draft.row, 'cardNumber', 'error', memberProblems.cardInBook(draft.cardNumber ?? ''));
    return false;
  }
  if (byCard) return judgeKnown(draft, byCard, notes);
  if (byName && !contradicts(byName, draft)) return judgeKnown(draft, byName, notes);
  if (byName) notes.note(draft.row, 'fullName', 'warning', memberProblems.perhapsInBook);
  return false;
}

/** Two different citizen numbers are two people until somebody says otherwise. */
function contradicts(known: KnownMember, draft: MemberDraft): boolean {
  return (
    known.citizenNumber !== null &&
    draft.citizenNumber !== null &&
    known.citizenNumber !== draft.citizenNumber
  );
}

function judgeKnown(draft: MemberDraft, known: KnownMember, notes: RowNotes<MemberField>): true {
  const row = rowOf(draft);
  if (row && known.cellCode !== null && row.cellCode !== null && known.cellCode !== row.cellCode) {
    const field = notes.has('cellCode') ? 'cellCode' : 'organisationName';
    notes.note(draft.row, field, 'error', memberProblems.inBookElsewhere);
    return true;
  }
  const differences = row ? memberDifferences(row, known) : [];
  if (differences.length > 0) {
    const fields = differences.map((one) => one.field).join(', ');
    notes.note(draft.row, null, 'repeated', memberProblems.alreadyInBook(fields), { differences });
  }
  return true;
}
