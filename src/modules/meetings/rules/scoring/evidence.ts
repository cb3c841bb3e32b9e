import { writeDate } from '#kernel/civil-date.ts';
import { nameIn, type ScorePart } from '#kernel/rule-values.ts';
import { writePercent } from '#kernel/share.ts';
import type { Text } from '#kernel/text.ts';
import type { MeetingFacts, Timeliness } from './facts.ts';

/** «Minh chứng» — the share that decides the step, said in a sentence, and what would make it better. */
export interface Evidence {
  /** `null`: the book cannot tell; the cell decides, or the day has not come (`later`). */
  readonly share: { readonly part: number; readonly whole: number } | null;
  readonly later: boolean;
  readonly sentence: Text;
  readonly advice: Text;
}

/** «Minh chứng của một phần» — what the facts say about one part of the frame. */
export function evidenceFor(part: ScorePart, facts: MeetingFacts): Evidence {
  switch (part.measure) {
    case 'length':
      return lengthEvidence(part, facts);
    case 'attendance':
      return attendanceEvidence(facts);
    case 'papers-in-time':
      return timeEvidence(facts.papers, papersWords);
    case 'speakers':
      return speakersEvidence(facts);
    case 'last-resolution':
      return resolutionEvidence(facts);
    case 'sent-in-time':
      return timeEvidence(facts.sent, sentWords);
    case 'cell':
      return decidedByCell(nameIn(part));
  }
}

function lengthEvidence(part: ScorePart, facts: MeetingFacts): Evidence {
  const needed = part.needed?.findLast((size) => facts.strength >= size.membersFrom);
  if (!needed) return decidedByCell(nameIn(part));
  const size = needed.membersFrom === 0 ? '' : ` từ ${needed.membersFrom} đảng viên`;
  const advice = { vi: `họp đủ ${needed.minutes} phút.`, en: `meet for the full ${needed.minutes} minutes.` };
  if (facts.minutes === null) {
    return {
      ...unknown({
        vi: 'Chưa ghi giờ khai mạc và giờ kết thúc.',
        en: 'Opening and closing times are missing.',
      }),
      advice,
    };
  }
  const enough = facts.minutes >= needed.minutes;
  const sizeEnglish =
    needed.membersFrom === 0 ? 'This cell' : `A cell of ${needed.membersFrom} members or more`;
  return {
    share: { part: facts.minutes, whole: needed.minutes },
    later: false,
    sentence: {
      vi: enough
        ? `${facts.minutes} phút, đủ mức ${needed.minutes} phút.`
        : `${facts.minutes} phút. Chi bộ${size} cần ${needed.minutes} phút mới trọn điểm.`,
      en: `${facts.minutes} minutes. ${sizeEnglish} needs ${needed.minutes} minutes for full points.`,
    },
    advice,
  };
}

function attendanceEvidence(facts: MeetingFacts): Evidence {
  const advice =
    facts.unexcused > 0
      ? {
          vi: 'gặp người vắng không lý do trước buổi sau.',
          en: 'talk to those absent without leave before the next meeting.',
        }
      : { vi: 'báo họp sớm, gọi người hay vắng.', en: 'tell members early and call those often absent.' };
  if (facts.expected === 0 || facts.unmarked > 0) {
    const left = {
      vi: `Còn ${facts.unmarked} người chưa điểm danh.`,
      en: `Not marked yet: ${facts.unmarked}.`,
    };
    return { ...unknown(left), advice };
  }
  const share = percentOf(facts.present, facts.expected);
  return {
    share: { part: facts.present, whole: facts.expected },
    later: false,
    sentence: {
      vi: `${facts.present} trên ${facts.expected} người dự (${share.vi} %), ${facts.unexcused} người vắng không lý do.`,
      en: `${facts.present} of ${facts.expected} came (${share.en} %), ${facts.unexcused} absent without leave.`,
    },
    advice,
  };
}

function speakersEvidence(facts: MeetingFacts): Evidence {
  const advice = { vi: 'mời thêm người phát biểu.', en: 'invite more members to speak.' };
  if (facts.listeners === 0)
    return { ...unknown({ vi: 'Chưa điểm danh ai có mặt.', en: 'Nobody is marked present.' }), advice };
  const share = percentOf(facts.speakers, facts.listeners);
  return {
    share: { part: facts.speakers, whole: facts.listeners },
    later: false,
    sentence: {
      vi: `${facts.speakers} trên ${facts.listeners} người có mặt phát biểu (${share.vi} %).`,
      en: `${facts.speakers} of ${facts.listeners} present spoke (${share.en} %).`,
    },
    advice,
  };
}

function resolutionEvidence(facts: MeetingFacts): Evidence {
  const advice = { vi: 'làm xong các việc nghị quyết đã giao.', en: 'finish the tasks the resolution gave.' };
  if (facts.lastTasks === null) {
    const nothing = {
      vi: 'Nghị quyết trước không giao việc nào trong sổ.',
      en: 'The last resolution gave no tasks in the book.',
    };
    return { ...unknown(nothing), advice };
  }
  const { done, total } = facts.lastTasks;
  const share = percentOf(done, total);
  return {
    share: { part: done, whole: total },
    later: false,
    sentence: {
      vi: `Xong ${done} trên ${total} việc của nghị quyết trước (${share.vi} %).`,
      en: `${done} of ${total} tasks of the last resolution are done (${share.en} %).`,
    },
    advice,
  };
}

interface TimeWords {
  readonly what: Text;
  readonly advice: Text;
}

const papersWords: TimeWords = {
  what: { vi: 'Gửi tài liệu', en: 'Papers sent' },
  advice: { vi: 'báo họp và gửi tài liệu sớm hơn.', en: 'send notice and papers earlier.' },
};

const sentWords: TimeWords = {
  what: { vi: 'Gửi biên bản', en: 'Minutes sent' },
  advice: { vi: 'gửi biên bản đúng hạn.', en: 'send the minutes in time.' },
};

function timeEvidence(timeliness: Timeliness, words: TimeWords): Evidence {
  if (timeliness.state === 'unknown') {
    const nothing = {
      vi: `${words.what.vi}: sổ chưa ghi ngày.`,
      en: `${words.what.en}: the book has no day.`,
    };
    return { ...unknown(nothing), advice: words.advice };
  }
  const by = writeDate(timeliness.by);
  if (timeliness.state === 'open') {
    const open = {
      vi: `${words.what.vi} trước hết ngày ${by} thì được điểm.`,
      en: `${words.what.en} by ${by} earns the points.`,
    };
    return { share: null, later: true, sentence: open, advice: words.advice };
  }
  const inTime = timeliness.state === 'in-time';
  const on = timeliness.on === null ? null : writeDate(timeliness.on);
  return {
    share: { part: inTime ? 1 : 0, whole: 1 },
    later: false,
    sentence: {
      vi: on === null ? `Chưa gửi, đã quá hạn ${by}.` : `${words.what.vi} ngày ${on}, hạn ${by}.`,
      en: on === null ? `Not sent, due ${by}.` : `${words.what.en} on ${on}, due ${by}.`,
    },
    advice: words.advice,
  };
}

/** «Chi bộ chấm» — said of a part where the book has nothing to go by. */
export const cellDecides: Text = { vi: 'Chi bộ chấm.', en: 'The cell decides.' };

function decidedByCell({ vi, en }: Text): Evidence {
  const advice = { vi: `${vi.toLowerCase()}.`, en: `${en.toLowerCase()}.` };
  return { ...unknown(cellDecides), advice };
}

function unknown(sentence: Text): Omit<Evidence, 'advice'> {
  return { share: null, later: false, sentence };
}

function percentOf(part: number, whole: number): Text {
  return { vi: writePercent(part, whole), en: writePercent(part, whole, 'en') };
}
