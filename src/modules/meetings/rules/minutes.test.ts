import { expect, test } from 'vitest';
import { missingIn, type OfficialPaper } from '#kernel/official-paper.ts';
import { rulesOn } from '#kernel/rule-pack.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { day, idOf } from '#support/meetings.ts';
import { recordOfNaPong } from '#support/record.ts';
import { guestWhoSpoke, wordsOfGuest } from './guest-speech.ts';
import { writeMinutes } from './minutes.ts';
import { writeResolution } from './resolution-text.ts';

const rule = rulesOn(loadRuleBundle('rule-packs'), day('2026-11-03'));
const minutesForm = rule('meetings.minutes-form')?.value ?? { title: '', sections: [], signatures: [] };
const resolutionForm = rule('meetings.resolution-form')?.value ?? { title: '', sections: [], signatures: [] };
const issue = { number: '11-BB/CB', date: null, checkCode: '7F3A-19C2' };

function textOf(paper: OfficialPaper): string {
  return paper.blocks
    .map((block) => {
      if (block.kind === 'table')
        return [block.columns, ...block.rows].map((row) => row.join(' | ')).join('\n');
      return block.kind === 'paragraph' ? block.runs.map((run) => run.text).join('') : block.text;
    })
    .join('\n');
}

test('the minutes write themselves in the wording of the form', () => {
  const paper = writeMinutes(recordOfNaPong(), minutesForm, issue);
  expect(paper).toMatchObject({
    superior: 'ĐẢNG BỘ XÃ YÊN THƯỢNG',
    issuer: 'CHI BỘ THÔN NÀ PỒNG',
    number: '11-BB/CB',
    placeAndDate: 'Yên Thượng, ngày 03 tháng 11 năm 2026',
    title: 'BIÊN BẢN',
    abstract: 'Sinh hoạt chi bộ thường kỳ tháng 11 năm 2026',
    recipients: ['Đảng ủy xã Yên Thượng', 'Lưu Chi bộ'],
    signatures: [
      { position: 'NGƯỜI GHI BIÊN BẢN', name: 'Triệu Thị Tươi' },
      { position: 'CHỦ TRÌ', name: 'Hoàng Văn Thắng' },
    ],
  });
  expect(textOf(paper)).toBe(`I- THỜI GIAN, ĐỊA ĐIỂM
Từ 19 giờ 30 phút đến 21 giờ 22 phút ngày 3-11-2026, tại Nhà văn hóa thôn Nà Pồng.
II- THÀNH PHẦN
1- Đảng viên của chi bộ: 5 đồng chí; chính thức 4, dự bị 1; tạm thời chuyển đến 0, tạm thời chuyển đi 0; miễn sinh hoạt 1.
2- Triệu tập 4 đồng chí. Có mặt 3 (chính thức 2, dự bị 1), trong đó 1 đồng chí dự trực tuyến. Vắng có lý do 1: Đặng Văn Giàng (ốm). Vắng không lý do 0. Được miễn sinh hoạt, vẫn đến dự: Ma Thị Lả.
3- Cấp trên dự, khách mời: đồng chí Trần Thị Hồng Vân, Ủy viên Ban Thường vụ Đảng ủy xã.
4- Chủ trì: đồng chí Hoàng Văn Thắng, Bí thư Chi bộ. Ghi biên bản: đồng chí Triệu Thị Tươi.
III- NỘI DUNG
1- Mở đầu
Điểm danh: đã thực hiện, ghi ở phần trên.
2- Thông báo đảng phí
Chủ trì kết luận: Thu đủ tháng 10.
3- Kết quả nghị quyết tháng trước
Chủ trì kết luận: Xong 1 trên 2 việc.
4- Nhiệm vụ của từng đảng viên
- Tu sửa mương Khuổi Mạ
Chủ trì kết luận: Chậm, xong trước 15-11-2026.
5- Đường vào khu Khuổi Mạ
Đồng chí Triệu Thị Tươi: đường dài 640 m.
Ý kiến không ghi tên: đề nghị làm trước Tết.
Chủ trì kết luận: Mỗi hộ góp 5 công.
Mỗi hộ góp 5 công. Biểu quyết giơ tay: tán thành 3, không tán thành 0, không có ý kiến 0; đạt 3/4 đảng viên chính thức (75%). Thông qua.
6- Thông qua nghị quyết
Thông qua nghị quyết. Biểu quyết giơ tay: tán thành 3, không tán thành 0, không có ý kiến 0; đạt 3/4 đảng viên chính thức (75%). Thông qua.
7- Đọc và thông qua biên bản
Thông qua biên bản. Biểu quyết giơ tay: tán thành 3, không tán thành 0, không có ý kiến 0; đạt 3/4 đảng viên chính thức (75%). Thông qua.
8- Phát biểu ý kiến: 1 trên 4 đồng chí có mặt (25%).
9- Nhiệm vụ
TT | Nội dung | Người phụ trách | Thời hạn
1 | Vận động 4 hộ hiến đất làm đường Khuổi Mạ | Hoàng Văn Thắng, cùng Triệu Thị Tươi | 20-11-2026
10- Chất lượng buổi sinh hoạt: 87 điểm, xếp loại khá.
Biên bản được đọc lại và thông qua lúc 21 giờ 14 phút, 3/4 đảng viên chính thức tán thành (75%).`);
  expect(missingIn(paper)).toEqual([]);
});

test('what nobody recorded is marked and never guessed', () => {
  const record = recordOfNaPong();
  const paper = writeMinutes(
    {
      ...record,
      meeting: {
        ...record.meeting,
        chairId: null,
        openedAt: null,
        endedAt: null,
        readBackAt: null,
        adoptedOn: null,
        place: ' ',
      },
      agenda: record.agenda.map((item) => ({ ...item, conclusion: null, state: 'open' as const })),
      contributions: [],
      votes: record.votes.map((vote) => ({ ...vote, carried: null })),
      roll: record.roll.map((entry) =>
        entry.standing === 'probationary' ? { ...entry, attendance: null } : entry,
      ),
      score: null,
      people: new Map(),
    },
    minutesForm,
    issue,
  );
  expect(missingIn(paper)).toEqual([
    '[chưa ghi giờ khai mạc]',
    '[chưa ghi giờ kết thúc]',
    '[chưa ghi nơi họp]',
    '[chưa ghi điểm danh 1 người]',
    '[chưa ghi người chủ trì]',
    '[chưa ghi người ghi biên bản]',
    '[chưa ghi nội dung, kết luận của mục này]',
    '[chưa ghi nội dung, kết luận của mục này]',
    '[chưa ghi nội dung, kết luận của mục này]',
    '[chưa ghi kết quả biểu quyết]',
    '[chưa ghi kết quả biểu quyết]',
    '[chưa ghi kết quả biểu quyết]',
    '[chưa ghi điểm buổi sinh hoạt]',
    '[chưa ghi việc thông qua]',
    '[chưa ghi giờ đọc lại]',
  ]);
});

test('every item that was concluded stands there, also without a word', () => {
  const record = recordOfNaPong();
  const quiet = {
    ...record,
    contributions: [],
    votes: [],
    agenda: record.agenda.map((item) => ({ ...item, conclusion: null })),
  };
  const text = textOf(writeMinutes(quiet, minutesForm, issue));
  expect(text).toContain('Đường vào khu Khuổi Mạ\nChi bộ đã trao đổi, không có ý kiến khác.');
  const told = quiet.agenda.filter(({ kind }) => kind !== 'score' && kind !== 'minutes');
  for (const { title } of told) expect(text).toContain(title);
});

test('a guest who speaks is named, though no register knows him', () => {
  const record = recordOfNaPong();
  const text = wordsOfGuest('Trần Thị Hồng Vân', 'xã sẽ hỗ trợ xi măng. ');
  const said = record.contributions.map((each) => ({ ...each, personId: null, text }));
  const minutes = textOf(writeMinutes({ ...record, contributions: said }, minutesForm, issue));
  expect(minutes).toContain('\nTrần Thị Hồng Vân: xã sẽ hỗ trợ xi măng.\n');
  expect(guestWhoSpoke(record.roll, text)?.words).toBe('xã sẽ hỗ trợ xi măng.');
  expect(guestWhoSpoke(record.roll, 'đề nghị làm trước Tết.')).toBe(null);
});

const signer = { fullName: 'Hoàng Văn Thắng', position: 'Bí thư Chi bộ' };

test('the resolution writes itself from conclusions, tasks, score and vote', () => {
  const paper = writeResolution(recordOfNaPong(), resolutionForm, { ...issue, number: '05-NQ/CB' }, signer);
  expect(paper).toMatchObject({
    title: 'NGHỊ QUYẾT',
    abstract: 'Lãnh đạo thực hiện nhiệm vụ tháng 11 năm 2026',
    signatures: [{ authority: 'T/M CHI BỘ', position: 'BÍ THƯ', name: 'Hoàng Văn Thắng' }],
  });
  const text = textOf(paper);
  expect(text).toContain('Chi bộ thôn Nà Pồng họp: từ 19 giờ 30 phút');
  expect(text).toContain('Thời gian họp: 112 phút.');
  expect(text).toContain('Thông báo đảng phí: Thu đủ tháng 10.');
  expect(text).toContain('I- KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG TRƯỚC');
  expect(text).toContain('Đã xong 1 trên 2 nhiệm vụ');
  expect(text).toContain('1 | Thu hoạch ngô | Hoàng Văn Thắng | Xong ngày 20-10-2026: Xong cả hai hộ');
  expect(text).toContain('2 | Tu sửa mương | Hoàng Văn Thắng | Đang làm');
  expect(text).toContain('II- PHƯƠNG HƯỚNG, NHIỆM VỤ\n- Đường vào khu Khuổi Mạ: Mỗi hộ góp 5 công.');
  expect(text).toContain('Biểu quyết nghị quyết. Biểu quyết giơ tay: tán thành 3');
  expect(missingIn(paper)).toEqual([]);
});

test('the words put to the vote stand in the resolution, line by line, and name it', () => {
  const text = 'Mỗi hộ góp 5 công, xong trước Tết.\n\nGiao tổ vận động đi từng nhà.';
  const voted = { title: 'Nghị quyết làm đường Khuổi Mạ', text, adoptedOn: day('2026-11-03') };
  const paper = writeResolution({ ...recordOfNaPong(), resolution: voted }, resolutionForm, issue, signer);
  expect(paper.abstract).toBe('Làm đường Khuổi Mạ');
  expect(textOf(paper)).toContain(
    'II- PHƯƠNG HƯỚNG, NHIỆM VỤ\nMỗi hộ góp 5 công, xong trước Tết.\nGiao tổ vận động đi từng nhà.\nIII- ',
  );
  expect(textOf(paper)).toContain('- Kết quả nghị quyết tháng trước: Xong 1 trên 2 việc.');
  const none = { ...recordOfNaPong(), resolution: voted, tasks: [] };
  expect(textOf(writeResolution(none, resolutionForm, issue, signer))).toContain(
    'Nghị quyết này không giao việc.',
  );
});

test('a cell with a committee signs for it; an empty record is all marks', () => {
  const record = recordOfNaPong();
  const bare = {
    ...record,
    cell: { ...record.cell, hasCommittee: true },
    meeting: { ...record.meeting, endedAt: null },
    agenda: [],
    tasks: [],
    lastTasks: record.lastTasks
      .slice(0, 1)
      .map((task) => ({ ...task, state: 'dropped' as const, result: null, cause: 'Mưa bão' })),
    votes: [],
    score: null,
  };
  const paper = writeResolution(bare, resolutionForm, issue, null);
  expect(paper.signatures).toEqual([
    { authority: 'T/M CHI ỦY', position: 'BÍ THƯ', name: '[chưa ghi người ký]' },
  ]);
  expect(missingIn(paper)).toHaveLength(6);
  expect(textOf(paper)).toContain('Thôi không làm: Mưa bão');
});

test('a resolution of tasks alone has no empty place: the tasks are its direction', () => {
  const record = recordOfNaPong();
  const agenda = record.agenda.map((item) => ({ ...item, conclusion: null }));
  const paper = writeResolution({ ...record, agenda, lastTasks: [] }, resolutionForm, issue, signer);
  expect(textOf(paper)).toContain('Thực hiện các nhiệm vụ giao dưới đây.');
  expect(textOf(paper)).toContain('Không có nhiệm vụ tháng trước phải kiểm điểm.');
  expect(missingIn(paper)).toEqual([]);
});

test('thematic meetings name their theme', () => {
  const record = recordOfNaPong();
  const meeting = { ...record.meeting, kind: 'thematic' as const, theme: 'Nêu gương', id: idOf(1) };
  expect(writeMinutes({ ...record, meeting }, minutesForm, issue).abstract).toBe(
    'Sinh hoạt chi bộ chuyên đề tháng 11 năm 2026, chuyên đề “Nêu gương”',
  );
});

test('a union in charge stands on paper, with the member who follows it; an overdue task says why', () => {
  const record = recordOfNaPong();
  const [given, last] = [record.tasks[0], record.lastTasks.at(-1)];
  if (!given || !last) throw new Error('the record has no tasks');
  const paper = writeResolution(
    {
      ...record,
      tasks: [
        { ...given, ownerBody: 'Chi hội Phụ nữ', helperIds: [] },
        { ...given, ownerId: null, ownerBody: 'Tổ đảng 2', helperIds: [] },
      ],
      lastTasks: [{ ...last, state: 'open', result: 'Được một nửa', cause: 'Thiếu kinh phí' }],
    },
    resolutionForm,
    issue,
    signer,
  );
  expect(textOf(paper)).toContain('| Chi hội Phụ nữ – Hoàng Văn Thắng |');
  expect(textOf(paper)).toContain('| Tổ đảng 2 |');
  expect(textOf(paper)).toContain('Đang làm: Được một nửa; nguyên nhân: Thiếu kinh phí');
  expect(missingIn(paper)).toEqual([]);
});
