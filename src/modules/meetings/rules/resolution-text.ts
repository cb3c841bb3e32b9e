import { writeMonth } from '#kernel/clock-time.ts';
import type { Block, OfficialPaper, Run } from '#kernel/official-paper.ts';
import type { FormField, PaperForm } from '#kernel/rule-values.ts';
import { inOrder } from './agenda-order.ts';
import { isUndecided } from './matters-by-vote.ts';
import { headOf, paragraph, writeScore, writeSections } from './minutes.ts';
import {
  writeChairAndClerk,
  writeGuests,
  writeLength,
  writePresence,
  writeStrength,
  writeTimeAndPlace,
} from './presence.ts';
import { missing, type Issue, type MeetingRecord, type PersonOnPaper } from './record.ts';
import { writeLastTasks, writeTasks } from './task-table.ts';
import { writeVote } from './vote.ts';

/** «Nghị quyết tự viết» — the resolution from what the meeting concluded, its tasks, score and vote. */
export function writeResolution(
  record: MeetingRecord,
  form: PaperForm,
  issue: Issue,
  signer: PersonOnPaper | null,
): OfficialPaper {
  const position = signer?.position ?? form.signatures[0] ?? '';
  return {
    ...headOf(record, form, issue),
    abstract: abstractOf(record),
    blocks: writeSections(form, (field) => writeField(field, record)),
    signatures: [
      {
        authority: record.cell.hasCommittee ? 'T/M CHI ỦY' : 'T/M CHI BỘ',
        position: position.toLocaleUpperCase('vi').replace(/ CHI BỘ$/, ''),
        name: signer?.fullName ?? missing('người ký').text,
      },
    ],
  };
}

function writeField(field: FormField, record: MeetingRecord): readonly Block[] {
  switch (field) {
    case 'preamble':
      return writePreamble(record);
    case 'last-result':
      return writeConclusions(record, ['last-resolution', 'self-criticism'], lastResult(record));
    case 'last-tasks':
      return record.lastTasks.length === 0 ? [] : [paragraph(countLastTasks(record)), writeLastTasks(record)];
    case 'directions':
      return writeDirections(record);
    case 'assignment':
      return [writeAssignment(record)];
    case 'score':
      return [paragraph({ text: 'Chi bộ tự chấm chất lượng buổi sinh hoạt: ' }, ...writeScore(record))];
    case 'resolution-vote':
      return [paragraph(...writeAdoption(record))];
    case 'contents':
    case 'conclusions':
    case 'time-and-place':
    case 'strength':
    case 'presence':
    case 'guests':
    case 'chair-and-clerk':
    case 'agenda-items':
    case 'tasks':
    case 'read-back':
      return [];
  }
}

/** «Trích yếu» — the title put to the vote, without the name of the kind that stands above it. */
function abstractOf({ resolution, meeting }: MeetingRecord): string {
  const title = resolution?.title.replace(/^nghị quyết(?=\s)/iu, '').trim() ?? '';
  return title === ''
    ? `Lãnh đạo thực hiện nhiệm vụ ${writeMonth(meeting.month)}`
    : title.charAt(0).toLocaleUpperCase('vi') + title.slice(1);
}

/** A resolution without a task is adopted only where the cell has said so. */
function writeAssignment(record: MeetingRecord): Block {
  if (record.tasks.length > 0) return writeTasks(record);
  const said = (record.resolution?.adoptedOn ?? null) !== null;
  return paragraph(said ? { text: 'Nghị quyết này không giao việc.' } : missing('nhiệm vụ'));
}

/** The words put to the vote, line by line; where none were written, what the chair concluded. */
function writeDirections(record: MeetingRecord): readonly Block[] {
  const lines = record.resolution?.text.split('\n').filter((line) => line.trim() !== '') ?? [];
  if (lines.length > 0) return lines.map((text) => paragraph({ text }));
  return writeConclusions(
    record,
    ['theme', 'discussion', 'business', 'conclusion'],
    record.tasks.length === 0
      ? missing('phương hướng, nhiệm vụ')
      : { text: 'Thực hiện các nhiệm vụ giao dưới đây.' },
  );
}

function writePreamble(record: MeetingRecord): readonly Block[] {
  const dues = record.agenda.find((each) => each.kind === 'dues')?.conclusion ?? null;
  const guests = writeGuests(record);
  return [
    paragraph(
      { text: `${record.cell.name} họp: ` },
      ...lowerFirst(writeTimeAndPlace(record)),
      { text: ' ' },
      ...writeLength(record),
    ),
    paragraph(...writeStrength(record)),
    paragraph(...writePresence(record)),
    ...(guests === null ? [] : [paragraph(...guests)]),
    paragraph(...writeChairAndClerk(record)),
    ...(dues === null ? [] : [paragraph({ text: `Thông báo đảng phí: ${dues}` })]),
    paragraph({ text: 'Chi bộ thảo luận và quyết nghị:', bold: true }),
  ];
}

function writeConclusions(
  record: MeetingRecord,
  kinds: readonly MeetingRecord['agenda'][number]['kind'][],
  otherwise: Run | null,
): readonly Block[] {
  const concluded = inOrder(record.agenda).filter(
    ({ kind, conclusion }) =>
      // What was left undecided is no direction to anybody.
      kinds.includes(kind) && conclusion !== null && !isUndecided(conclusion),
  );
  if (concluded.length === 0) return otherwise === null ? [] : [paragraph(otherwise)];
  return concluded.map((each) => paragraph({ text: `- ${each.title}: ${each.conclusion}` }));
}

/** Where nothing was concluded, the table of last month's tasks speaks for itself. */
function lastResult({ lastTasks }: MeetingRecord): Run | null {
  return lastTasks.length > 0 ? null : { text: 'Không có nhiệm vụ tháng trước phải kiểm điểm.' };
}

function countLastTasks({ lastTasks }: MeetingRecord): Run {
  const counted = lastTasks.filter((task) => task.state !== 'dropped');
  const done = counted.filter((task) => task.state === 'done').length;
  return { text: `Đã xong ${done} trên ${counted.length} nhiệm vụ của nghị quyết tháng trước:` };
}

function writeAdoption(record: MeetingRecord): readonly Run[] {
  const adopting = record.agenda.find((each) => each.kind === 'resolution');
  const vote = record.votes.find((each) => each.itemId === adopting?.id && each.carried === true);
  if (!vote) return [missing('kết quả biểu quyết nghị quyết')];
  const name = record.voteForms.find((form) => form.form === vote.form)?.name ?? 'Biểu quyết';
  return [{ text: `Biểu quyết nghị quyết. ${writeVote(vote, name)}` }];
}

function lowerFirst(runs: readonly Run[]): readonly Run[] {
  return runs.map((run, index) =>
    index === 0 ? { ...run, text: run.text.charAt(0).toLocaleLowerCase('vi') + run.text.slice(1) } : run,
  );
}
