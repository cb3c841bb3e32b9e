import { expect, test } from 'vitest';
import type { CivilDate, Instant } from '#kernel/civil-date.ts';
import { rulesOn } from '#kernel/rule-pack.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { aMeeting, at, aTask, day } from '#support/meetings.ts';
import { monthPath, proposedDay, type MonthRules } from './month.ts';
import type { Meeting } from './types.ts';

const november = day('2026-11-01');
const rule = rulesOn(loadRuleBundle('rule-packs'), november);
const rules: MonthRules = {
  meetingDay: rule('meetings.day-of-month'),
  latestDay: rule('meetings.latest-day-of-month'),
  papersDaysBefore: rule('meetings.papers-days-before'),
  preparationSteps: rule('meetings.preparation-steps'),
  reportDaysAfter: rule('meetings.report-days-after'),
};
const nothing: MonthRules = {
  meetingDay: null,
  latestDay: null,
  papersDaysBefore: null,
  preparationSteps: null,
  reportDaysAfter: null,
};

const nowOf = (meeting: Meeting | null, today = '2026-11-02', tasks = [aTask()]) =>
  monthPath(november, meeting, tasks, rules, day(today)).find((step) => step.standing === 'now');

const fresh = { heldOn: null, openedAt: null, convenedAt: null } as const;

test('a month without a meeting begins with planning it for the 3rd', () => {
  expect(nowOf(null)).toMatchObject({ id: 'plan', dueOn: '2026-11-03', late: false });
  expect(nowOf(null, '2026-11-09')).toMatchObject({ id: 'plan', late: true });
});

test('each state of the meeting opens the next step with its last day and citation', () => {
  expect(nowOf(aMeeting({ ...fresh, state: 'planned' }))).toMatchObject({
    id: 'convene',
    dueOn: '2026-11-02',
    detail: {
      vi: 'Nên báo họp chậm nhất ngày 31-10-2026 (số của hệ thống, quy định không ấn định); phải gửi tài liệu đọc trước chậm nhất ngày 2-11-2026 (theo quy định).',
    },
  });
  expect(nowOf(aMeeting({ heldOn: null, openedAt: null, state: 'convened' }))).toMatchObject({
    id: 'hold',
    dueOn: '2026-11-03',
    detail: { vi: '19:30, Nhà văn hóa thôn Nà Pồng' },
  });
  const told = (papersOn: CivilDate | null) =>
    monthPath(november, aMeeting({ state: 'convened' }), [], rules, november, papersOn)[1]?.detail?.vi;
  expect(told(null)).toBe('Đã báo ngày 30-10-2026; chưa thấy tài liệu đọc trước');
  expect(told(day('2026-10-31'))).toContain('tài liệu đọc được từ 31-10-2026');
  expect(nowOf(aMeeting({ endedAt: at('21:22') }))).toMatchObject({ id: 'lock', dueOn: '2026-11-05' });
  expect(nowOf(aMeeting({ state: 'closed' }), '2026-11-06')).toMatchObject({
    id: 'send',
    dueOn: '2026-11-05',
    late: true,
    citation: { document: 'Hướng dẫn 42-HD/BTCTW ngày 28-10-2025' },
  });
  expect(nowOf(aMeeting({ state: 'sent', sentAt: '2026-11-04T01:00:00Z' as Instant }))).toMatchObject({
    id: 'tasks',
  });
});

test('when all is done no step is open', () => {
  expect(nowOf(aMeeting({ state: 'sent' }), '2026-11-20', [aTask({ state: 'done' })])).toBeUndefined();
});

test('an excused month leaves only the tasks', () => {
  expect(nowOf(aMeeting({ ...fresh, state: 'excused' }))).toMatchObject({ id: 'tasks' });
});

test('where nothing is fixed no step has a last day from a rule', () => {
  const steps = monthPath(november, null, [], nothing, day('2026-11-20'));
  expect(steps.every((step) => step.dueOn === null && !step.late)).toBe(true);
  const planned = monthPath(november, aMeeting({ state: 'planned' }), [], nothing, day('2026-11-02'));
  expect(planned.find((step) => step.id === 'send')?.dueOn).toBeNull();
});

test('the proposed day is the 3rd, or today once it has passed', () => {
  expect(proposedDay(november, rules.meetingDay, day('2026-10-20'))).toBe('2026-11-03');
  expect(proposedDay(november, rules.meetingDay, day('2026-11-10'))).toBe('2026-11-10');
  expect(proposedDay(november, null, day('2026-10-20'))).toBe('2026-11-01');
});
