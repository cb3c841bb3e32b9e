import type { Run } from '#kernel/official-paper.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { ofMeeting, rollOf } from './from-rows.ts';
import { guestWhoSpoke } from './guest-speech.ts';
import { missing, nameOf, type Names } from './record.ts';
import { countRoll } from './roll.ts';
import type { ContributionRow, MeetingRow } from './rows.ts';
import { countSpeakers } from './scoring/facts.ts';
import { isMinuted, type Contribution } from './types.ts';

/** «Số liệu phát biểu, phê bình» — computed when the book is locked. */
export interface SpeechFigures {
  readonly speakers: number;
  readonly listeners: number;
  readonly criticisms: number;
}

/** «Số liệu phát biểu» — members who came and spoke, of those who came; words of criticism and self-criticism. */
export function speechFigures(rows: Rows, meeting: MeetingRow): SpeechFigures {
  const roll = rollOf(rows, meeting);
  const said = ofMeeting<ContributionRow>(rows, 'contribution', meeting.id).filter(isMinuted);
  const { present, exemptWhoCame } = countRoll(roll);
  return {
    speakers: countSpeakers(roll, said),
    listeners: present + exemptWhoCame,
    criticisms: said.filter((each) => each.aboutId !== null).length,
  };
}

/** «Câu ghi một ý kiến» — of criticism: by whom, about whom, what, and whether it was accepted. */
export function writeSpeech(record: Names, said: Contribution): readonly Run[] {
  const { personId, aboutId, accepted } = said;
  if (aboutId === null)
    return personId === null
      ? [{ text: guestWhoSpoke(record.roll, said.text) ? said.text : `Ý kiến không ghi tên: ${said.text}` }]
      : [{ text: 'Đồng chí ' }, nameOf(record, personId, 'tên'), { text: `: ${said.text}` }];
  const about = nameOf(record, aboutId, 'tên');
  if (aboutId === personId)
    return [
      { text: 'Đồng chí ' },
      about,
      { text: ` tự phê bình: ${said.text}` },
      ...writeStand(accepted, null),
    ];
  const by: readonly Run[] =
    personId === null
      ? [{ text: 'Ý kiến không ghi tên góp ý, phê bình đồng chí ' }]
      : [{ text: 'Đồng chí ' }, nameOf(record, personId, 'tên'), { text: ' góp ý, phê bình đồng chí ' }];
  return [...by, about, { text: `: ${said.text}` }, ...writeStand(accepted, about)];
}

/** «Các đồng chí đã phát biểu» — noted by name without the words; nothing where nobody was. */
export function writeMarks(record: Names, marks: readonly Contribution[]): readonly Run[] | null {
  const names = marks.map((mark) => nameOf(record, mark.personId, 'tên').text);
  const word = names.length === 1 ? 'Đồng chí phát biểu' : 'Các đồng chí phát biểu';
  return names.length === 0 ? null : [{ text: `${word}: ${names.join(', ')}.` }];
}

/** Of self-criticism the cell may accept it; of criticism whoever it is about. */
function writeStand(accepted: boolean | null, about: Run | null): readonly Run[] {
  if (about === null)
    return accepted === null ? [] : [{ text: accepted ? ' Chi bộ nhất trí.' : ' Chi bộ chưa nhất trí.' }];
  if (accepted === null) return [{ text: ' ' }, missing('có tiếp thu hay không')];
  return [{ text: ' Đồng chí ' }, about, { text: accepted ? ' tiếp thu.' : ' không tiếp thu.' }];
}
