import { scoreFrom } from '#modules/meetings/rules/book.ts';
import type { MeetingRow } from '#modules/meetings/rules/rows.ts';
import type { PartScore } from '#modules/meetings/rules/scoring/sheet.ts';
import { ruleOf } from './cell-desk.ts';
import { dice, type Dice } from './chance.ts';
import { rollOf, type Sat } from './sit.ts';

/** «Chấm điểm» — the cell gives the points the book cannot compute; nothing where no frame is in force. */
export function score(sat: Sat): void {
  const { desk, id, keeper, endAt } = sat;
  const meeting = desk.book.rows.one<MeetingRow>('meeting', id);
  const sheet = meeting ? scoreFrom(desk.book.rows, meeting, desk.book.desk(keeper, endAt)) : null;
  if (!sheet) return;
  const chance = dice('score', id);
  const lines = sheet.missing.map((part) => ({
    criterion: part.id,
    points: part.id === 'length' ? lengthPoints(sat, part) : pointsFor(sat, part, chance),
  }));
  desk.book.order('score-meeting', { meetingId: id, lines }, keeper, endAt);
  rateSides(sat, chance);
}

/** «Đánh giá các mặt» — cells that take care rate every side, their committee a little more strictly. */
function rateSides({ desk, id, keeper, endAt, sitting }: Sat, chance: Dice): void {
  const form = ruleOf(desk, 'meetings.trait-form', sitting.day);
  if (!form || sitting.habits.care < 0.8) return;
  const highest = Math.max(...form.steps.map((step) => step.points));
  const ratings = form.bodies.flatMap((body) =>
    form.traits.map((trait) => ({
      body: body.id,
      trait: trait.id,
      points: highest - (chance.yes(body.id === 'cell' ? 0.4 : 0.55) ? 1 : 0) - (chance.yes(0.12) ? 1 : 0),
    })),
  );
  desk.book.order('rate-traits', { meetingId: id, ratings }, keeper, endAt);
}

/** The closing time is not in the book yet when the cell scores; the room knows how long it sat. */
function lengthPoints({ desk, id, sitting }: Sat, part: PartScore): number {
  const frame = ruleOf(desk, 'meetings.score-frame', sitting.day);
  const strength = rollOf({ desk, id }).filter((entry) => entry.circumstance !== 'temporarily-here').length;
  const known = frame?.criteria.flatMap((criterion) => criterion.parts).find((each) => each.id === part.id);
  const needed = known?.needed?.findLast((size) => strength >= size.membersFrom)?.minutes ?? 0;
  if (sitting.minutes >= needed) return part.maximum;
  return Math.max(1, part.maximum - Math.ceil((needed - sitting.minutes) / 10));
}

function pointsFor({ sitting, items }: Sat, part: PartScore, chance: Dice): number {
  const { care } = sitting.habits;
  if (part.id === 'proceedings.theme' && !items.some((item) => item.kind === 'theme'))
    return Math.round(part.maximum * (care - 0.25));
  if (part.maximum <= 2) return chance.yes(care) ? part.maximum : part.maximum - 1;
  const wanted = Math.round(part.maximum * Math.min(1, care + (chance.next() - 0.5) * 0.1));
  return part.choices.includes(wanted) ? wanted : (part.choices.find((each) => each <= wanted) ?? 0);
}
