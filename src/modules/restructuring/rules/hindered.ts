import { writeDate, type CivilDate } from '#kernel/civil-date.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Text } from '#kernel/text.ts';
import type { Hindrance } from './hindrances.ts';
import { workTitle } from './work-words.ts';

/** «Còn vướng» — how much stood in the way on the day of effect, and where each line is read. */
export function isHindered(hindrances: readonly Hindrance[], on: CivilDate, today: CivilDate): Problem {
  const [day, count] = [writeDate(on), hindrances.length];
  const first = hindrances[0] ? subjectOf(hindrances[0]) : { vi: '', en: '' };
  return {
    code: 'restructuring.is-hindered',
    message: {
      vi: `Ngày ${day} phương án còn ${count} điều vướng, trước hết: ${first.vi}.`,
      en: `On ${day} things stand in the way of the plan, ${count} in all, first: ${first.en}.`,
    },
    fix:
      on === today
        ? {
            vi: 'Làm hết các dòng ở mục «Còn vướng» rồi ký.',
            en: 'Settle every line under “In the way”, then sign.',
          }
        : {
            vi: `Ghi ngày hiệu lực ${day} ở trang phương án: mục «Còn vướng» liệt kê từng điều. Làm hết rồi ký.`,
            en: `Set ${day} as the day of effect on the page of the plan: “In the way” lists each of them. Settle all, then sign.`,
          },
  };
}

/** «Vướng ở đâu» — whom or what a line of the work list is about. */
function subjectOf(one: Hindrance): Text {
  const plain = (name: string): Text => ({ vi: name, en: name });
  switch (one.kind) {
    case 'person':
    case 'place':
      return { vi: `${one.person.name} chưa có nơi đến`, en: `${one.person.name} has no place` };
    case 'work':
      return workTitle(one.work);
    case 'office':
      return plain(one.problem.name);
    case 'code':
      return { vi: `mã ${one.code}`, en: `code ${one.code}` };
    case 'gone':
      return { vi: `${one.name} không có ở đây ngày ấy`, en: `${one.name} does not stand here then` };
    case 'undrawn':
      return { vi: 'chưa rút đảng viên nào', en: 'nobody is drawn' };
    case 'empty':
      return { vi: 'chưa có bước nào', en: 'no step yet' };
    case 'secretary':
      return { vi: `${one.name} chưa có bí thư`, en: `${one.name} has no secretary` };
    case 'subordinate':
      return { vi: `${one.name} chưa có cấp trên`, en: `${one.name} has no superior` };
    case 'post':
      return { vi: 'chức vụ ở nơi không còn', en: 'an office where nothing stands' };
  }
}
