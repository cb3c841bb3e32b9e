import { fold } from '#kernel/vietnamese.ts';
import { addDays } from '#kernel/civil-date.ts';
import { concernsOf, passedOf, type ConcernRow, type PassedConcernRow } from '#modules/meetings/public.ts';
import type { ContributionRow } from '#modules/meetings/rules/rows.ts';
import { dice } from './chance.ts';
import { momentOf } from './moment.ts';
import type { Sat } from './sit.ts';
import { concernTexts } from './topics/concerns.ts';

/** «Tâm tư, ý kiến, vướng mắc; tự phê bình và phê bình» — raised now and then, most of it answered at the next meeting. */
export function raiseAndAnswer(sat: Sat): void {
  const { desk, sitting, id, keeper } = sat;
  const chance = dice('concerns', id);
  const at = momentOf(sitting.day, desk.startsAt);
  for (const open of concernsOf(desk.book.rows, desk.book.organisation.no)) {
    if (open.state === 'closed' || open.raisedOn >= sitting.day) continue;
    const text = concernTexts.find((each) => each.text === open.text);
    const passed = passedOf(desk.book.rows, open.id);
    if (passed?.state === 'waiting') answerFromAbove(sat, passed, text?.answer ?? '');
    else if (!chance.yes(0.75)) {
      passUp(sat, open, text?.passed);
      continue;
    }
    const parts = { cause: text?.cause ?? null, solution: text?.solution ?? null, ownerId: sat.clerk };
    desk.book.order(
      'close-concern',
      { concernId: open.id, answer: text?.answer ?? null, ...parts },
      keeper,
      at,
    );
  }
  const item = sat.items.find((each) => each.kind === 'self-criticism');
  const speaker = item && speakerOf(sat, item.id);
  if (!item || !speaker) return;
  criticise(sat, item.id, speaker);
  if (!chance.yes(0.6)) return;
  const raised = chance.pick(concernTexts);
  const own = { id: desk.pen.id('concern', id), kind: raised.kind, text: raised.text, cause: raised.cause };
  // Wishes by name come from whoever speaks to the item; what the people say names nobody.
  const personId = raised.kind === 'people' ? null : speaker;
  desk.book.order('raise-concern', { ...own, meetingId: id, itemId: item.id, personId }, keeper, at);
}

/** What the cell cannot answer goes up, once. */
function passUp({ desk, sitting, keeper }: Sat, concern: ConcernRow, text: string | undefined): void {
  const concernId = concern.id;
  if (!text || passedOf(desk.book.rows, concernId)) return;
  const id = desk.pen.id('passed', concernId);
  // A hamlet may bear the given name of who raised it, whom nothing may name.
  const key = desk.place.plan.key.replace(/^Chi bộ /, '');
  const { personId } = concern;
  const given = personId === null ? '' : (desk.members.get(personId)?.fullName.split(' ').at(-1) ?? '');
  const place = given !== '' && fold(key).split(' ').includes(fold(given)) ? 'nơi đây' : key;
  desk.book.order(
    'pass-concern',
    { id, concernId, text: text.replaceAll('{place}', place), agreed: false },
    keeper,
    momentOf(sitting.day, desk.startsAt),
  );
}

/** The commune answers some days after it came. */
function answerFromAbove({ desk, id }: Sat, passed: PassedConcernRow, answer: string): void {
  const on = addDays(passed.passedOn, dice('passed', id).between(3, 16));
  desk.book.order(
    'answer-passed-concern',
    { passedId: passed.id, answer },
    desk.receiver,
    momentOf(on, desk.startsAt),
  );
}

function speakerOf(sat: Sat, itemId: string): ContributionRow['personId'] {
  const said = sat.desk.book.rows.all<ContributionRow>('contribution');
  return said.find((each) => each.itemId === itemId && each.personId !== null)?.personId ?? null;
}

/** One word of self-criticism in some months. */
function criticise(
  sat: Sat,
  itemId: ContributionRow['itemId'],
  personId: NonNullable<ContributionRow['personId']>,
) {
  const { desk, sitting, id, keeper } = sat;
  const chance = dice('criticism', id);
  if (!chance.yes(0.5)) return;
  const text = 'tháng qua còn để một việc được giao quá hạn, nhận khắc phục trong tháng này.';
  desk.book.order(
    'note-contribution',
    {
      id: desk.pen.id('criticism', id),
      meetingId: id,
      itemId,
      personId,
      text,
      aboutId: personId,
      accepted: true,
    },
    keeper,
    momentOf(sitting.day, desk.startsAt),
  );
}
