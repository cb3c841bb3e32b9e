import { rulesOfDay, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { dayOf } from '../book.ts';
import { bookProblems } from '../book-problems.ts';
import { itemFrom, ofMeeting } from '../from-rows.ts';
import { voteIsMissing, voteOwed } from '../matters-by-vote.ts';
import type { SettleVersion, WriteParagraph } from '../orders.ts';
import type { AgendaItemRow, ContributionRow, SecondVersionRow, VoteRow } from '../rows.ts';
import { keepsBook, tidyProse, writeOver, type Words } from '../versions.ts';
import { findItem, openMeetingOf, put } from './ground.ts';

type Done = { readonly meetingId: Id };

/** «Viết một đoạn» — the prose of an item, whether it is concluded or still discussed. */
export const decideParagraph: Decide<WriteParagraph, { readonly itemId: Id }> = (rows, input, desk) => {
  const found = openMeetingOf(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const item = findItem(rows, input.meetingId, input.itemId);
  if (!item.ok) return item;
  const rulesOf = rulesOfDay(desk, dayOf(found.value));
  const votes = ofMeeting<VoteRow>(rows, 'vote', input.meetingId);
  const owed = voteOwed(itemFrom(item.value), input.text, votes, rulesOf);
  if (owed && item.value.state === 'done') return refuse(voteIsMissing(owed, rulesOf));
  const written = writeConclusion(rows, item.value, input.text, input.basedOn, desk);
  if (!stays(item.value, written) && found.value.adoptedOn !== null)
    return refuse(bookProblems.minutesAreAdopted);
  const { conclusion, beside } = written;
  const first =
    conclusion === item.value.conclusion
      ? []
      : [put('agenda-item', item.value.id, { ...item.value, conclusion })];
  return ok({ changes: [...beside, ...first], value: { itemId: input.itemId } });
};

/** «Chọn bản» — by the keeper, over the very words that were shown; what gives way is kept. */
export const decideVersion: Decide<SettleVersion, Done> = (rows, input, desk) => {
  const found = openMeetingOf(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const version = rows.one<SecondVersionRow>('second-version', input.versionId);
  if (version?.meetingId !== input.meetingId) return refuse(bookProblems.versionNotFound);
  if (!keepsBook(rows, input.meetingId, desk.person)) return refuse(bookProblems.notTheKeeper);
  if (version.standing !== 'waiting') return refuse(bookProblems.versionIsSettled);
  const first = firstOf(rows, version);
  if (tidyProse(input.over) !== (first?.text ?? null)) return refuse(bookProblems.versionsMovedOn);
  const chosen = chosenText(input, version);
  if (!chosen.ok) return chosen;
  if (chosen.value !== null && found.value.adoptedOn !== null) return refuse(bookProblems.minutesAreAdopted);
  const settled: SecondVersionRow = {
    ...version,
    standing: standings[input.choice],
    replaced: chosen.value === null ? null : (first?.text ?? null),
    settledBy: desk.person,
    settledAt: desk.now,
  };
  const changes = [
    put('second-version', version.id, settled),
    ...(chosen.value === null ? [] : putFirst(rows, version, chosen.value, input.choice)),
  ];
  return ok({ changes, value: { meetingId: input.meetingId } });
};

const standings = { first: 'set-aside', second: 'chosen', joined: 'joined' } as const;

interface WrittenConclusion {
  readonly conclusion: string | null;
  readonly beside: readonly RowChange[];
}

/** «Lời không đổi» — nothing is written over, and nothing beside. */
export function stays(item: AgendaItemRow, { conclusion, beside }: WrittenConclusion): boolean {
  return conclusion === item.conclusion && beside.every(({ kind }) => kind !== 'second-version');
}

/** «Viết kết luận» — as the keeper, or beside. */
export function writeConclusion(
  rows: Rows,
  item: AgendaItemRow,
  text: string | null,
  basedOn: string | null | undefined,
  desk: Desk,
): WrittenConclusion {
  const place = { meetingId: item.meetingId, itemId: item.id, contributionId: null };
  const first = { text: item.conclusion, speakerId: null };
  const { words, changes } = writeOver(rows, place, first, { text, speakerId: null, basedOn }, desk);
  return { conclusion: words.text, beside: changes };
}

function chosenText(input: SettleVersion, version: SecondVersionRow): Result<string | null> {
  if (input.choice === 'first') return ok(null);
  if (input.choice === 'second') return ok(version.text);
  const joined = tidyProse(input.text ?? null);
  return joined === null ? refuse(bookProblems.joinedTextIsMissing) : ok(joined);
}

/** The first version of the same paragraph; none where the remark was taken out. */
function firstOf(rows: Rows, version: SecondVersionRow): Words | null {
  if (version.contributionId !== null) {
    const said = rows.one<ContributionRow>('contribution', version.contributionId);
    return said ? { text: tidyProse(said.text), speakerId: said.personId } : null;
  }
  const item = rows.one<AgendaItemRow>('agenda-item', version.itemId);
  return item ? { text: item.conclusion, speakerId: null } : null;
}

function putFirst(
  rows: Rows,
  version: SecondVersionRow,
  text: string,
  choice: SettleVersion['choice'],
): readonly RowChange[] {
  if (version.contributionId !== null) {
    const said = rows.one<ContributionRow>('contribution', version.contributionId);
    const personId = choice === 'second' ? version.speakerId : said?.personId;
    return said ? [put('contribution', said.id, { ...said, text, personId })] : [];
  }
  const item = rows.one<AgendaItemRow>('agenda-item', version.itemId);
  return item ? [put('agenda-item', item.id, { ...item, conclusion: text })] : [];
}
