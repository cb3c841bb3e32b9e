import { addMonths, civilDate, type CivilDate } from './civil-date.ts';
import { atField, type Problem } from './problem.ts';

const monthsAYear = 12;
/** Beyond this, a day of the work is a slip of the pen: nobody plans or reports so far away. */
const farthestYears = 20;

/** «Ngày quá xa» — told with the field that holds it. */
export const dayIsTooFar = {
  code: 'kernel.dayIsTooFar',
  message: {
    vi: 'Có ngày cách hôm nay hơn 20 năm.',
    en: 'A day lies more than 20 years away.',
  },
  fix: { vi: 'Xem lại năm đã ghi ở ô được đánh dấu.', en: 'Look at the year in the marked field.' },
} as const satisfies Problem;

/** «Ngày quá xa» — more than twenty years before or after today. */
export function isFarFrom(day: CivilDate, today: CivilDate): boolean {
  return isFarAhead(day, today) || day < addMonths(today, -farthestYears * monthsAYear);
}

/** The first day in what somebody has written that lies too far ahead, as a problem; what is past may be as old as a life. */
export function dayTooFar(input: unknown, today: CivilDate): Problem | null {
  const field = farField(input, today);
  return field === null ? null : atField(dayIsTooFar, field);
}

/** The path of the field; '' where it is the value itself. */
function farField(value: unknown, today: CivilDate): string | null {
  if (typeof value === 'string') {
    const day = value.length === today.length ? civilDate(value) : null;
    return day !== null && isFarAhead(day, today) ? '' : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, part] of Object.entries(value)) {
    const found = farField(part, today);
    if (found !== null) return found === '' ? name : `${name}.${found}`;
  }
  return null;
}

function isFarAhead(day: CivilDate, today: CivilDate): boolean {
  return day > addMonths(today, farthestYears * monthsAYear);
}
