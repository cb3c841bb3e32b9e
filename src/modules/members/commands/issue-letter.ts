import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { citing } from '#kernel/problem.ts';
import { ok, refuse } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { writePadded } from '#kernel/share.ts';
import { sql } from '#platform/database/pool.ts';
import { handle, type Ordering } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { issueLetter } from '../contract/transfers.ts';
import { arrival, letter, transfer } from '../tables/moves.ts';
import { placeOf, writeLetter, type LetterFacts } from '../rules/letter.ts';
import { moveProblems as problems } from '../rules/move-problems.ts';
import type { TransferRow } from '../rules/move-rows.ts';

const abbreviation = 'GTSHĐ';

type Ground = TransferRow &
  Pick<
    LetterFacts,
    'superior' | 'issuer' | 'birthDate' | 'standing' | 'joinedOn' | 'officialOn' | 'cardNumber' | 'fromName'
  > & { readonly isAbove: boolean; readonly belongs: boolean; readonly next: number };

/** «Cấp giấy giới thiệu» — by the committee above; numbered in its book and year under its lock. */
export const handleIssueLetter = handle(
  issueLetter,
  {
    right: 'members.keep',
    touches: async (tx, { transferId }) => {
      const [row] = await tx.ask<{ from: number; to: number | null }>(
        sql`select organisation_no as "from", to_no as "to" from members.transfer where id = ${transferId}`,
      );
      return row ? [row.from, ...(row.to === null ? [] : [row.to])] : [];
    },
  },
  async (tx, { transferId, letterId, signer }) => {
    const found = await findGround(tx, transferId);
    if (!found) return refuse(platformProblems.notFound);
    if (!found.isAbove) return refuse(problems.letterFromAbove);
    if (!found.belongs) return refuse(problems.notAMember);
    const lapsed = found.validUntil !== null && tx.today > found.validUntil;
    if (found.state === 'issued' && !lapsed) return refuse(problems.letterStillHolds);
    if (!['requested', 'refused', 'issued'].includes(found.state)) return refuse(problems.transferIsOver);
    const days = ruleOn(tx.rules, 'members.letter-days', tx.today);
    const form = ruleOn(tx.rules, 'documents.number-form', tx.today);
    if (!days || !form) return refuse(platformProblems.notFound);
    if (found.untilOn !== null && found.untilOn <= tx.today)
      return refuse(citing(problems.untilMissing, days.citation));
    const validUntil = addDays(tx.today, days.value);
    const number = `${writePadded(found.next, form.value.digits)}-${abbreviation}/${form.value.symbols.committee}`;
    write(tx, found, { letterId, number, validUntil, signer });
    return ok({ id: letterId, number, validUntil });
  },
);

interface Issued {
  readonly letterId: Id;
  readonly number: string;
  readonly validUntil: CivilDate;
  readonly signer: string;
}

function write(tx: Ordering, found: Ground, { letterId, number, validUntil, signer }: Issued): void {
  const { id, personId, fullName, kind, untilOn, toName, fromName, standing } = found;
  const issued = { letterNumber: number, issuedOn: tx.today, validUntil };
  const facts = { ...found, number, issuedOn: tx.today, validUntil, signer, place: placeOf(found.issuer) };
  tx.add(letter, [
    {
      id: letterId,
      organisationNo: tx.home.no,
      transferId: id,
      personId,
      year: Number(tx.today.split('-')[0]),
      number: found.next,
      issuedOn: tx.today,
      validUntil,
      signer,
      document: writeLetter({ ...facts, toName, fromName }),
    },
  ]);
  tx.amend(transfer, [{ id, state: 'issued', letterId, answeredOn: null, ...issued }]);
  if (found.toNo === null) return;
  tx.put(arrival, [
    {
      id,
      organisationNo: found.toNo,
      personId,
      fullName,
      standing,
      kind,
      fromNo: found.organisationNo,
      fromName,
      untilOn,
      ...issued,
      state: 'coming',
      answeredOn: null,
    },
  ]);
}

async function findGround(tx: Ordering, transferId: Id): Promise<Ground | undefined> {
  const year = tx.today.split('-')[0];
  const [row] = await tx.ask<Ground>(sql`
    select transfer.id, transfer.organisation_no as "organisationNo", transfer.person_id as "personId", transfer.full_name as "fullName",
           transfer.kind, transfer.to_no as "toNo", transfer.to_name as "toName", transfer.until_on as "untilOn", transfer.state,
           transfer.valid_until as "validUntil", coalesce(standing.standing, 'official') as standing,
           record.birth_date as "birthDate", record.joined_on as "joinedOn", record.official_on as "officialOn", record.card_number as "cardNumber",
           home.name as "fromName", issuer.name as issuer, coalesce(superior.name, '') as superior,
           exists (select from organisation_read.custody as custody
                   where custody.keeper_no = ${tx.home.no} and custody.organisation_no = transfer.organisation_no and custody.depth > 0) as "isAbove",
           exists (select from members.affiliation as belonging
                   where belonging.person_id = transfer.person_id and belonging.organisation_no = transfer.organisation_no
                     and belonging.valid @> ${tx.today}::date) as belongs,
           (select coalesce(max(letter.number), 0) + coalesce(platform.numbers_to_skip(max(letter.recorded_at), ${year}), 0) + 1
            from members.letter as letter where letter.organisation_no = ${tx.home.no} and letter.year = ${year}::integer) as next
    from members.transfer as transfer
    join organisation_read.profile as home on home.organisation_no = transfer.organisation_no and home.valid @> ${tx.today}::date
    join organisation_read.profile as issuer on issuer.organisation_no = ${tx.home.no} and issuer.valid @> ${tx.today}::date
    left join organisation_read.placement as placement on placement.organisation_no = ${tx.home.no} and placement.valid @> ${tx.today}::date
    left join organisation_read.profile as superior on superior.organisation_no = placement.parent_no and superior.valid @> ${tx.today}::date
    left join members.standing as standing on standing.person_id = transfer.person_id and standing.valid @> ${tx.today}::date
    left join members.personal_record as record on record.person_id = transfer.person_id
    where transfer.id = ${transferId}`);
  return row;
}
