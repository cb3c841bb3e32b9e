import { expect, test } from 'vitest';
import { rulesOn } from '#kernel/rule-pack.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { anItem, aVote, day, idOf } from '#support/meetings.ts';
import { thresholdOf, undecided, voteIsMissing, voteOwed } from './matters-by-vote.ts';

const rulesOf = rulesOn(loadRuleBundle('rule-packs'), day('2026-11-03'));
const recognition = anItem({ title: 'Công nhận đồng chí Hứa Thị Ngoan là đảng viên chính thức' });

test('a decision on a person owes its vote, by the threshold of the matter, until it was counted under the item', () => {
  expect(voteOwed(recognition, null, [], rulesOf)).toBe('two-thirds');
  const votes = (changes: Parameters<typeof aVote>[0]) => [
    aVote({ itemId: recognition.id, carried: true, ...changes }),
  ];
  expect(voteOwed(recognition, null, votes({ itemId: idOf(9) }), rulesOf)).toBe('two-thirds');
  expect(voteOwed(recognition, null, votes({ threshold: 'majority' }), rulesOf)).toBe('two-thirds');
  expect(voteOwed(recognition, null, votes({ carried: null }), rulesOf)).toBe('two-thirds');
  expect(voteOwed(recognition, null, votes({ carried: false }), rulesOf)).toBeNull();
  const warned = anItem({ title: 'Xét kỷ luật một đảng viên' });
  expect(voteOwed(warned, null, votes({ itemId: warned.id, threshold: 'majority' }), rulesOf)).toBeNull();
});

test('under the heading of business it is known by what was concluded; left undecided it owes nothing', () => {
  const heading = anItem({ kind: 'business', title: 'Việc cần biểu quyết' });
  expect(voteOwed(heading, null, [], rulesOf)).toBeNull();
  expect(voteOwed(heading, 'Nhất trí kết nạp quần chúng Lò Văn Păn', [], rulesOf)).toBe('two-thirds');
  expect(voteOwed(recognition, undecided, [], rulesOf)).toBeNull();
  // Beside other words the sentence takes nothing back.
  expect(voteOwed(recognition, `Nhất trí công nhận. ${undecided}`, [], rulesOf)).toBe('two-thirds');
  const theme = anItem({ ...recognition, kind: 'theme' });
  expect(voteOwed(theme, null, [], rulesOf)).toBe('two-thirds');
  const summing = anItem({ kind: 'conclusion', title: 'Kết luận' });
  const summed = 'Khai trừ đồng chí Lò Văn Păn';
  expect(voteOwed(summing, summed, [], rulesOf)).not.toBeNull();
  const elsewhere = aVote({ itemId: idOf(9), threshold: 'two-thirds', carried: true });
  expect(voteOwed(summing, summed, [elsewhere], rulesOf)).toBeNull();
});

test('what only speaks of such matters owes no vote', () => {
  const titles = ['Kế hoạch kết nạp đảng viên năm 2027', 'Phổ biến quy định về kỷ luật của Đảng'];
  for (const title of titles) expect(voteOwed(anItem({ title }), null, [], rulesOf)).toBeNull();
  const told = anItem({ ...recognition, kind: 'information' });
  expect(voteOwed(told, null, [], rulesOf)).toBeNull();
});

test('the sheet of the vote begins at the threshold of the matter, and the refusal names the regulation', () => {
  expect(thresholdOf(recognition, rulesOf)).toBe('two-thirds');
  expect(thresholdOf(anItem({ title: 'Làm đường' }), rulesOf)).toBe('majority');
  expect(voteIsMissing('two-thirds', rulesOf).citation?.document).toContain('Điều lệ Đảng');
});
