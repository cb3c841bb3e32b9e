import { addDays, writeDate, type CivilDate } from '#kernel/civil-date.ts';
import type { Problem } from '#kernel/problem.ts';

/** What can stand against the manner in which a meeting is planned, or against making one up. */
export const mannerProblems = {
  reasonIsMissing: {
    code: 'meetings.mannerNeedsReason',
    message: {
      vi: 'Chưa ghi vì sao không họp tập trung.',
      en: 'It is not said why the cell does not meet together.',
    },
    fix: { vi: 'Ghi lý do, một câu.', en: 'Say why, in a sentence.' },
    field: 'mannerReason',
  },
  onlineNotAllowed: {
    code: 'meetings.onlineNotAllowed',
    message: {
      vi: 'Ngày này chưa có quy định cho họp trực tuyến.',
      en: 'No rule allows online meetings on this day.',
    },
    fix: { vi: 'Chọn họp tập trung.', en: 'Choose to meet together.' },
    field: 'manner',
  },
  moreThanThereAre: {
    code: 'meetings.moreThanThereAre',
    message: {
      vi: 'Số người không đến được nhiều hơn số đảng viên được tính.',
      en: 'More cannot come than there are members to count.',
    },
    fix: {
      vi: 'Đếm lại, không tính người được miễn sinh hoạt, bị đình chỉ.',
      en: 'Count again, without exempt and suspended members.',
    },
    field: 'cannotCome',
  },
  groupsNotAllowed: {
    code: 'meetings.groupsNotAllowed',
    message: {
      vi: 'Ngày này chưa có quy định cho họp theo tổ đảng.',
      en: 'No rule allows meetings by party groups on this day.',
    },
    fix: { vi: 'Chọn họp tập trung.', en: 'Choose to meet together.' },
    field: 'manner',
  },
  noGroups: {
    code: 'meetings.noGroups',
    message: {
      vi: 'Chi bộ có từ hai tổ đảng mới họp theo tổ.',
      en: 'Only a cell with two party groups or more meets by groups.',
    },
    fix: {
      vi: 'Ghi số tổ đảng, hoặc chọn họp tập trung.',
      en: 'Enter how many groups there are, or meet together.',
    },
    field: 'partyGroups',
  },
  nothingToMakeUp: {
    code: 'meetings.nothingToMakeUp',
    message: {
      vi: 'Tháng ấy chi bộ đã họp thường kỳ, không phải họp bù.',
      en: 'The ordinary meeting of that month was held; there is nothing to make up.',
    },
    fix: {
      vi: 'Lập kế hoạch cho tháng này, hoặc chọn loại bất thường.',
      en: 'Plan this month, or choose an extraordinary meeting.',
    },
    field: 'plannedOn',
  },
} as const satisfies Readonly<Record<string, Problem>>;

/** «Chưa đủ người không đến được» — the share is compared exactly. */
export function onlineNeedsMore(cannotCome: number, needed: number, of: number): Problem {
  return {
    code: 'meetings.onlineNeedsMore',
    message: {
      vi: `${cannotCome} trên ${of} người không đến được; từ ${needed} người mới được họp trực tuyến.`,
      en: `${cannotCome} of ${of} cannot come; online meetings are for ${needed} or more.`,
    },
    fix: {
      vi: 'Họp tập trung; ai ở xa thì điểm danh «dự trực tuyến».',
      en: 'Meet together; mark those far away as taking part online.',
    },
    field: 'cannotCome',
  };
}

/** «Chi bộ chưa đủ đông». */
export function tooFewForGroups(strength: number, needed: number): Problem {
  return {
    code: 'meetings.tooFewForGroups',
    message: {
      vi: `Chi bộ có ${strength} đảng viên; từ ${needed} mới được họp theo tổ đảng.`,
      en: `The cell has ${strength} members; meeting by groups is for ${needed} or more.`,
    },
    fix: { vi: 'Chọn họp tập trung.', en: 'Choose to meet together.' },
    field: 'manner',
  };
}

/** «Năm nay đã đủ lần». */
export function tooOftenByGroup(times: number): Problem {
  return {
    code: 'meetings.tooOftenByGroup',
    message: {
      vi: `Năm nay chi bộ đã họp theo tổ đủ ${times} lần.`,
      en: `The cell has met by groups ${times} times this year.`,
    },
    fix: { vi: 'Chọn họp tập trung.', en: 'Choose to meet together.' },
    field: 'manner',
  };
}

/** «Quá hạn họp bù». */
export function tooLateToMakeUp(until: CivilDate): Problem {
  const last = writeDate(addDays(until, -1));
  return {
    code: 'meetings.tooLateToMakeUp',
    message: {
      vi: `Chỉ họp bù cho tháng ấy đến hết ngày ${last}.`,
      en: `That month could be made up until ${last}.`,
    },
    fix: {
      vi: 'Lập kế hoạch cho tháng này; tháng ấy ghi là không họp.',
      en: 'Plan this month; that one stands as not held.',
    },
    field: 'plannedOn',
  };
}

/** «Họp trước tháng của kỳ sinh hoạt». */
export function heldBeforeItsMonth(month: CivilDate): Problem {
  return {
    code: 'meetings.heldBeforeItsMonth',
    message: {
      vi: `Buổi thường kỳ này là của tháng bắt đầu ngày ${writeDate(month)}, không họp trước.`,
      en: `This ordinary meeting is for the month from ${writeDate(month)}; it is not held before.`,
    },
    fix: {
      vi: 'Họp trong tháng ấy; họp thêm bây giờ thì lập buổi bất thường.',
      en: 'Hold it in that month; to meet now, plan an extraordinary meeting.',
    },
    field: 'heldOn',
  };
}
