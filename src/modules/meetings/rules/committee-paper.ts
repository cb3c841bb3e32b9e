import { writeDate, type CivilDate, type Instant } from '#kernel/civil-date.ts';
import { writeOfficialTime } from '#kernel/clock-time.ts';
import { rulesOfDay, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import type { Block, OfficialPaper, Run } from '#kernel/official-paper.ts';
import type { FormField, PaperForm } from '#kernel/rule-values.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import {
  committeeOn,
  type CommitteeMeetingRow,
  type CommitteeMinutesRow,
} from '#modules/preparation/public.ts';
import { cellOnPaper, peopleOnPaper } from './book.ts';
import { headOf, paragraph, writeSections } from './minutes.ts';
import type { PersonOnPaper } from './record.ts';
import { signedPaper } from './signing.ts';
import { monthWord } from './words.ts';

/** Lines to write on by hand. */
const line = '………………………………………………………………………………';

interface Told {
  readonly row: CommitteeMeetingRow | null;
  readonly minutes: CommitteeMinutesRow | null;
  readonly people: ReadonlyMap<Id, PersonOnPaper>;
  /** Who belongs to the committee, for a form that is still to be filled in. */
  readonly committee: readonly Id[];
}

/**
 * «Biên bản họp chi ủy» — from what is recorded; `row: null`: the form with lines to be filled in by hand, as of `day`.
 * In a cell without a committee the short form. `null` where no form is in force.
 */
export function writeCommitteePaper(
  rows: Rows,
  seat: Pick<Desk, 'rules' | 'organisation'>,
  row: CommitteeMeetingRow | null,
  about: { readonly month: CivilDate; readonly day: CivilDate },
): OfficialPaper | null {
  const no = seat.organisation.no;
  const day = row?.heldOn ?? about.day;
  const committee = committeeOn(rows, no, day);
  const short = row?.short ?? !committee.isElected;
  const form = rulesOfDay(
    seat,
    day,
  )(short ? 'meetings.committee-short-form' : 'meetings.committee-form')?.value;
  if (!form) return null;
  const minutes = row ? (rows.one<CommitteeMinutesRow>('committee-minutes', row.id) ?? null) : null;
  const told = { row, minutes, people: peopleOnPaper(rows, no, day), committee: committee.people };
  const paper: OfficialPaper = {
    ...headOf({ cell: cellOnPaper(rows, no, day), meeting: { heldOn: day, plannedOn: day } }, form, {
      number: null,
      date: day,
      checkCode: null,
    }),
    abstract: `Chuẩn bị sinh hoạt chi bộ ${monthWord(about.month).vi}`,
    blocks: writeSections(form, (field) => writeField(field, told)),
    signatures: signersOf(form, told),
    recipients: [short ? 'Lưu Chi bộ' : 'Lưu sổ Chi ủy'],
  };
  return row ? signedPaper(paper, signingOf(row, minutes)) : paper;
}

function writeField(field: FormField, told: Told): readonly Block[] {
  const { row, minutes } = told;
  switch (field) {
    case 'time-and-place':
      return [paragraph(...writeTime(row))];
    case 'presence':
      return [paragraph(...writePresent(told))];
    case 'chair-and-clerk':
      return [
        paragraph({
          text: `Chủ trì: ${nameOf(told, row?.chairId)}. Ghi biên bản: ${nameOf(told, row?.clerkId)}.`,
        }),
      ];
    case 'contents':
      return lines(minutes?.contents);
    case 'conclusions':
      return lines(minutes?.conclusions);
    default:
      return [];
  }
}

function writeTime(row: CommitteeMeetingRow | null): readonly Run[] {
  if (!row) return [{ text: 'Từ ……… giờ ………, ngày ………………, tại ………………………………' }];
  const from = row.startsAt ? `${writeOfficialTime(row.startsAt)}, ` : '';
  return [{ text: `Họp ${from}ngày ${writeDate(row.heldOn)}${row.place ? `, tại ${row.place}` : ''}.` }];
}

function writePresent(told: Told): readonly Run[] {
  const { row, committee } = told;
  if (!row) return [{ text: `Có mặt ……… trên ${committee.length} đồng chí: ${line}` }];
  const names = row.present.map((person) => withPosition(told, person)).join('; ');
  return [{ text: `Có mặt ${row.present.length} trên ${row.strength} đồng chí: ${names}.` }];
}

function withPosition({ people }: Told, person: Id): string {
  const found = people.get(person);
  return found?.position ? `${found.fullName}, ${found.position}` : (found?.fullName ?? '………');
}

function nameOf({ people }: Told, person: Id | undefined): string {
  return (person && people.get(person)?.fullName) ?? '………………………………';
}

function lines(text: string | undefined): readonly Block[] {
  if (text === undefined) return [line, line, line].map((each) => paragraph({ text: each }));
  return text
    .split('\n')
    .filter((each) => each.trim() !== '')
    .map((each) => paragraph({ text: each }));
}

function signersOf(form: PaperForm, told: Told): OfficialPaper['signatures'] {
  const [clerk, chair] = form.signatures;
  const name = (person: Id | undefined) => (person ? (told.people.get(person)?.fullName ?? '') : '');
  return [
    { authority: null, position: clerk ?? '', name: name(told.row?.clerkId) },
    { authority: null, position: chair ?? '', name: name(told.row?.chairId) },
  ];
}

function signingOf(row: CommitteeMeetingRow, minutes: CommitteeMinutesRow | null) {
  const given = (role: 'clerk' | 'chair', signedAt: Instant | null) => (signedAt ? [{ role, signedAt }] : []);
  return {
    signatures: [...given('clerk', row.clerkSignedAt), ...given('chair', row.chairSignedAt)],
    filed: (minutes?.files.length ?? 0) > 0,
    filedOn: null,
  };
}
