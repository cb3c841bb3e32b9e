import type { Problem } from '#kernel/problem.ts';
import type { Text } from '#kernel/text.ts';
import type { PaperField } from '#modules/organisation/public.ts';
import type { Settings } from './settings.ts';

/** «Điều cần xem lại» — what stands in the way of a plan. */
export const problems = {
  planIsClosed: {
    code: 'restructuring.plan-is-closed',
    message: { vi: 'Phương án này không còn là dự thảo.', en: 'This plan is no longer a draft.' },
    fix: { vi: 'Sao phương án rồi sửa trên bản sao.', en: 'Copy the plan and edit the copy.' },
  },
  notBelow: {
    code: 'restructuring.not-below',
    message: {
      vi: 'Phương án có tổ chức không do cấp ủy này quản lý.',
      en: 'The plan names an organisation that does not stand below this committee.',
    },
    fix: {
      vi: 'Chọn tổ chức trực thuộc; việc của cấp trên do cấp trên quyết định.',
      en: 'Choose organisations below; what concerns a superior is decided above.',
    },
    field: 'organisationIds',
  },
  stepIsIncomplete: {
    code: 'restructuring.step-is-incomplete',
    message: { vi: 'Bước này còn thiếu nội dung.', en: 'This step is incomplete.' },
    fix: {
      vi: 'Chọn tổ chức, nơi tiếp nhận hoặc điền tên mới.',
      en: 'Choose the organisations, the receiver, or give the new name.',
    },
  },
  standsThere: {
    code: 'restructuring.stands-there',
    message: {
      vi: 'Tổ chức này đang trực thuộc đúng nơi ấy.',
      en: 'This organisation stands under that superior already.',
    },
    fix: {
      vi: 'Chọn cấp trên khác. Nếu chưa có, thêm bước thành lập hoặc nâng cấp đảng bộ trước.',
      en: 'Choose another superior. If there is none, add a step that founds or upgrades a chapter first.',
    },
    field: 'parentId',
  },
  usedTwice: {
    code: 'restructuring.used-twice',
    message: {
      vi: 'Một tổ chức được kết thúc ở hai bước, hoặc vừa kết thúc vừa được dùng ở bước khác.',
      en: 'An organisation ends in two steps, or ends in one and is used in another.',
    },
    fix: { vi: 'Bỏ một trong hai bước.', en: 'Drop one of the two steps.' },
    field: 'organisationIds',
  },
  saidTwice: {
    code: 'restructuring.said-twice',
    message: {
      vi: 'Phương án đã có một bước như thế cho tổ chức này.',
      en: 'The plan has such a step for this organisation already.',
    },
    fix: { vi: 'Bỏ bước cũ rồi ghi bước mới.', en: 'Drop the other step, then record this one.' },
    field: 'organisationIds',
  },
  kindIsUnknown: {
    code: 'restructuring.kind-is-unknown',
    message: { vi: 'Sổ chưa có loại hình này.', en: 'There is no such kind.' },
    fix: { vi: 'Chọn một loại hình trong danh mục.', en: 'Choose a kind of the catalogue.' },
    field: 'organisationKind',
  },
  placedTwice: {
    code: 'restructuring.placed-twice',
    message: {
      vi: 'Một đảng viên được xếp hai lần trong một lượt.',
      en: 'A member is placed twice at once.',
    },
    fix: { vi: 'Mỗi người chỉ chọn một nơi.', en: 'Choose one place a person.' },
    field: 'people',
  },
  workPlacedMeanwhile: {
    code: 'restructuring.work-placed-meanwhile',
    message: {
      vi: 'Người khác vừa chọn nơi nhận việc này.',
      en: 'Somebody has just chosen where this goes.',
    },
    fix: { vi: 'Xem lại dòng ấy rồi chọn.', en: 'Look at the line again, then choose.' },
  },
  postIsNamed: {
    code: 'restructuring.post-is-named',
    message: {
      vi: 'Người này đã được dự kiến chức vụ ấy.',
      en: 'This person is named for that office already.',
    },
    fix: { vi: 'Không phải ghi lần nữa.', en: 'There is no need to name the person again.' },
  },
  campaignNotFound: {
    code: 'restructuring.campaign-not-found',
    message: { vi: 'Không tìm thấy đợt sắp xếp này.', en: 'There is no such campaign.' },
    fix: { vi: 'Chọn lại đợt, hoặc để trống.', en: 'Choose another one, or none.' },
    field: 'campaignId',
  },
  signedBeforeToday: {
    code: 'restructuring.signed-later-than-effective',
    message: {
      vi: 'Ngày ký không được sau hôm nay.',
      en: 'The day of signature may not lie after today.',
    },
    fix: { vi: 'Sửa ngày ký.', en: 'Correct the day of signature.' },
    field: 'signedOn',
  },
  notDue: {
    code: 'restructuring.not-due',
    message: { vi: 'Chưa đến ngày hiệu lực.', en: 'The day of effect has not come.' },
    fix: { vi: 'Đến ngày, sổ tự thực hiện.', en: 'On the day the book carries it out by itself.' },
  },
  undoingOutOfTime: {
    code: 'restructuring.undoing-out-of-time',
    message: {
      vi: 'Ngày hoàn tác phải từ ngày hiệu lực đến hôm nay.',
      en: 'An undoing takes effect between the day of effect and today.',
    },
    fix: { vi: 'Chọn ngày trong khoảng đó.', en: 'Choose a day in between.' },
    field: 'effectiveOn',
  },
  notCarriedOut: {
    code: 'restructuring.not-carried-out',
    message: { vi: 'Không có quyết định nào để hoàn tác.', en: 'There is no act to undo.' },
    fix: { vi: 'Chỉ quyết định đã ký mới hoàn tác được.', en: 'Only a signed act can be undone.' },
  },
  nothingCorrected: {
    code: 'restructuring.nothing-corrected',
    message: { vi: 'Chưa có chỗ nào đọc khác.', en: 'Nothing is read otherwise.' },
    fix: {
      vi: 'Sửa ít nhất một chỗ: trích yếu, số, ngày ký, người ký, căn cứ.',
      en: 'Change at least one: title, number, day signed, signer, basis.',
    },
    field: 'reads',
  },
  correctedBeforeSigned: {
    code: 'restructuring.corrected-before-signed',
    message: {
      vi: 'Văn bản đính chính không thể ký trước quyết định được đính chính.',
      en: 'A correction cannot be signed before the decision it corrects.',
    },
    fix: { vi: 'Sửa một trong hai ngày ký.', en: 'Correct one of the two days.' },
    field: 'signedOn',
  },
  alreadyConfirmed: {
    code: 'restructuring.already-confirmed',
    message: { vi: 'Người này đã được xác nhận đến.', en: 'This arrival has been confirmed.' },
    fix: { vi: 'Không phải làm gì thêm.', en: 'Nothing more to do.' },
  },
  campaignIsClosed: {
    code: 'restructuring.campaign-is-closed',
    message: { vi: 'Đợt này đã kết thúc.', en: 'This campaign is closed.' },
    fix: { vi: 'Mở đợt khác nếu còn việc.', en: 'Open another one if something is left.' },
  },
  closedOutOfTime: {
    code: 'restructuring.closed-out-of-time',
    message: {
      vi: 'Ngày kết thúc đợt phải từ ngày bắt đầu đến hôm nay.',
      en: 'A campaign is closed between its start and today.',
    },
    fix: { vi: 'Chọn ngày trong khoảng đó.', en: 'Choose a day in between.' },
    field: 'on',
  },
  confirmedOutOfTime: {
    code: 'restructuring.confirmed-out-of-time',
    message: { vi: 'Ngày đến chưa tới.', en: 'The day of arrival has not come.' },
    fix: { vi: 'Xác nhận khi đồng chí ấy đã đến.', en: 'Confirm when the member has come.' },
    field: 'on',
  },
  deadlineBeforeStart: {
    code: 'restructuring.deadline-before-start',
    message: { vi: 'Hạn của đợt ở trước ngày bắt đầu.', en: 'The deadline lies before the start.' },
    fix: { vi: 'Sửa hạn hoặc ngày bắt đầu.', en: 'Correct the deadline or the start.' },
    field: 'dueOn',
  },
} as const satisfies Record<string, Problem>;

const settingWords: Readonly<Record<keyof Settings, Text>> = {
  title: { vi: 'trích yếu', en: 'the title' },
  note: { vi: 'ghi chú', en: 'the note' },
  effectiveOn: { vi: 'ngày hiệu lực', en: 'the day of effect' },
  keepOfficial: { vi: 'mức giữ lại', en: 'what each cell keeps' },
  campaignId: { vi: 'đợt sắp xếp', en: 'the campaign' },
};

/** «Hai người cùng sửa thông tin phương án» — what the other one has set is named, and nothing is overwritten. */
export function changedMeanwhile(field: keyof Settings, theirs: string | null): Problem {
  const { vi, en } = settingWords[field];
  return {
    code: 'restructuring.changed-meanwhile',
    message: {
      vi: `Người khác vừa sửa ${vi}${theirs === null ? ' (bỏ trống)' : `: ${theirs}`}.`,
      en: `Somebody has just changed ${en}${theirs === null ? ' (now empty)' : `: ${theirs}`}.`,
    },
    fix: {
      vi: 'Ghi lần nữa nếu vẫn muốn đổi theo ý mình.',
      en: 'Record again if you still want your own.',
    },
    field,
  };
}

/** «Tên các chỗ trên giấy của quyết định». */
export const paperFieldWords: Readonly<Record<PaperField, Text>> = {
  title: { vi: 'Trích yếu', en: 'Title' },
  decision: { vi: 'Số, ký hiệu', en: 'Number' },
  signedOn: { vi: 'Ngày ký', en: 'Day signed' },
  signer: { vi: 'Người ký', en: 'Signer' },
  basis: { vi: 'Căn cứ', en: 'Basis' },
};

/** «Hai người cùng đính chính» — what the other one has said is named, and nothing is passed over. */
export function correctedMeanwhile(field: PaperField, theirs: string): Problem {
  const { vi, en } = paperFieldWords[field];
  return {
    code: 'restructuring.corrected-meanwhile',
    message: {
      vi: `Người khác vừa đính chính. ${vi} nay đọc là: ${theirs}.`,
      en: `Somebody has just corrected this. ${en} now reads: ${theirs}.`,
    },
    fix: { vi: 'Xem lại chỗ ấy rồi ghi.', en: 'Look at it again, then record.' },
    field,
  };
}

/** «Hai người cùng xếp một đảng viên» — both places are named, and nothing is overwritten. */
export function placedMeanwhile(person: string, theirs: string | null, mine: string | null): Problem {
  const [there, here] = [theirs ?? 'chưa xếp', mine ?? 'chưa xếp'];
  return {
    code: 'restructuring.placed-meanwhile',
    message: {
      vi: `Người khác vừa xếp đồng chí ${person} về: ${there}. Đồng chí chọn: ${here}.`,
      en: `Somebody has just placed ${person}: ${there}. You chose: ${here}.`,
    },
    fix: {
      vi: 'Xem lại dòng ấy; chọn lần nữa nếu vẫn muốn đổi.',
      en: 'Look at the line; choose again if you still want the change.',
    },
  };
}
