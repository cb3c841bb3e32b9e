import { writeDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Block, OfficialPaper, Run } from '#kernel/official-paper.ts';
import { movesOf } from './carry-out.ts';
import { correctionNote } from './correction-papers.ts';
import {
  committeeOf,
  headOf,
  officeOf,
  officesHandedOn,
  open,
  personOf,
  placeOf,
  since,
  type PaperHead,
  type WorkedPlan,
} from './paper-parts.ts';

/** «Quyết định» — the decision with its basis, its articles, and the list of people with where each goes. */
export function writeDecision(plan: WorkedPlan): OfficialPaper {
  const { head, sentences } = plan;
  const moves = movesOf(plan.ground, plan.effect);
  const closing = [...plan.effect.course.ends.keys()];
  const articles = [
    ...sentences.map((sentence) => [{ text: `${sentence}${since(head)}.` }]),
    ...(moves.length > 0
      ? [[{ text: `Chuyển sinh hoạt đảng ${moves.length} đồng chí theo danh sách kèm theo${since(head)}.` }]]
      : []),
    ...officeArticles(plan),
    ...(closing.length > 0
      ? [[{ text: 'Sổ sách, tài liệu, việc còn dở được bàn giao theo danh mục kèm theo.' }]]
      : []),
    [{ text: 'Các tổ chức đảng liên quan và các đồng chí có tên chịu trách nhiệm thi hành Quyết định này.' }],
  ];
  return {
    ...headOf(head, 'QUYẾT ĐỊNH', head.title),
    blocks: [
      ...basisOf(head),
      { kind: 'heading', text: 'QUYẾT ĐỊNH' },
      ...articles.map((runs, index): Block => ({ kind: 'paragraph', runs: [article(index), ...runs] })),
      ...correctionNote(plan.corrections ?? []),
      ...listOf(plan, moves),
    ],
    recipients: ['Như Điều thi hành', `Lưu ${committeeOf(head)}`],
  };
}

/** «Thông báo cho từng người» — where and from when the person belongs, what offices begin and end, by what decision. */
export function writeLetters(plan: WorkedPlan): OfficialPaper[] {
  const { head, ground } = plan;
  const moves = new Map(movesOf(ground, plan.effect).map((move) => [move.personId, move]));
  const changes = officeChanges(plan);
  const people = new Set([...moves.keys(), ...changes.map((change) => change.personId)]);
  return [...people].map((personId) => {
    const name = personOf(plan, personId);
    const move = moves.get(personId);
    const mine = changes.filter((change) => change.personId === personId);
    const places = move ? [move.fromId, move.toId] : mine.map((change) => change.organisationId);
    return {
      ...headOf(head, 'THÔNG BÁO', `${move ? 'chuyển sinh hoạt đảng' : 'chức vụ'} đối với đồng chí ${name}`),
      blocks: [
        byDecision(head),
        ...(move ? [moveOf(plan, name, move)] : []),
        ...mine.map((change): Block => ({
          kind: 'paragraph',
          runs: [{ text: `Đồng chí ${name} ${change.words}${since(head)}.` }],
        })),
        ...(move ? [welcome(plan, move.toId)] : []),
      ],
      recipients: [
        `Đồng chí ${name}`,
        ...new Set(places.map((id) => placeOf(plan, id))),
        `Lưu ${committeeOf(head)}`,
      ],
    };
  });
}

function byDecision(head: PaperHead): Block {
  return {
    kind: 'paragraph',
    runs: [
      { text: 'Thực hiện Quyết định số ' },
      open(head.decision, 'số quyết định'),
      { text: ' ngày ' },
      open(head.signedOn && writeDate(head.signedOn), 'ngày ký'),
      { text: ` của ${committeeOf(head)} về ${head.title}.` },
    ],
  };
}

function moveOf(plan: WorkedPlan, name: string, { fromId, toId }: { fromId: Id; toId: Id }): Block {
  return {
    kind: 'paragraph',
    runs: [
      { text: 'Đồng chí ' },
      { text: name, bold: true },
      { text: ` chuyển từ ${placeOf(plan, fromId)} đến sinh hoạt tại ` },
      { text: placeOf(plan, toId), bold: true },
      { text: ' từ ' },
      open(plan.head.effectiveOn && writeDate(plan.head.effectiveOn), 'ngày hiệu lực'),
      { text: '.' },
    ],
  };
}

function welcome(plan: WorkedPlan, toId: Id): Block {
  return {
    kind: 'paragraph',
    runs: [
      {
        text: `Đề nghị ${placeOf(plan, toId)} tiếp nhận, xác nhận ngày đến và phân công nhiệm vụ cho đồng chí.`,
      },
    ],
  };
}

interface OfficeChange {
  readonly personId: Id;
  readonly organisationId: Id;
  readonly words: string;
}

/** «Thôi giữ, được chỉ định» — first what ends, then what begins. */
function officeChanges(plan: WorkedPlan): OfficeChange[] {
  const ended = officesHandedOn(plan).map(({ personId, organisationId, title, office }) => ({
    personId,
    organisationId,
    words: `thôi giữ chức ${title ?? officeOf(office)} ${placeOf(plan, organisationId)}`,
  }));
  const begun = plan.draft.posts.map(({ personId, targetId, office, statePost }) => ({
    personId,
    organisationId: targetId,
    words: `được chỉ định giữ chức ${officeOf(office)} ${placeOf(plan, targetId)}${statePost ? `, kiêm ${statePost}` : ''}`,
  }));
  return [...ended, ...begun];
}

function officeArticles(plan: WorkedPlan): Run[][] {
  const { ground, effect, head } = plan;
  const closing = ground.offices.filter((held) => effect.course.ends.has(held.organisationId));
  const named = closing.map(
    ({ name, title, office, organisationId }) =>
      `đồng chí ${name} (${title ?? officeOf(office)} ${placeOf(plan, organisationId)})`,
  );
  return [
    ...(named.length > 0
      ? [[{ text: `Thôi giữ chức vụ cùng với tổ chức kết thúc: ${named.join('; ')}.` }]]
      : []),
    ...officeChanges(plan).map(({ personId, words }) => [
      { text: `Đồng chí ${personOf(plan, personId)} ${words}${since(head)}.` },
    ]),
  ];
}

function basisOf({ basis }: PaperHead): Block[] {
  const lines = (basis ?? '')
    .split(/[;\n]/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length === 0)
    return [{ kind: 'paragraph', runs: [{ text: 'Căn cứ ' }, open(null, 'văn bản căn cứ')] }];
  return lines.map((line) => ({
    kind: 'paragraph',
    runs: [{ text: `${/^căn cứ/i.test(line) ? '' : '- Căn cứ '}${line};` }],
  }));
}

function listOf(plan: WorkedPlan, moves: ReturnType<typeof movesOf>): Block[] {
  if (moves.length === 0) return [];
  return [
    { kind: 'heading', text: 'DANH SÁCH ĐẢNG VIÊN CHUYỂN SINH HOẠT' },
    {
      kind: 'table',
      columns: ['TT', 'Họ và tên', 'Chuyển từ', 'Chuyển đến'],
      rows: moves.map(({ personId, fromId, toId }, index) => [
        String(index + 1),
        personOf(plan, personId),
        placeOf(plan, fromId),
        placeOf(plan, toId),
      ]),
    },
  ];
}

function article(index: number): Run {
  return { text: `Điều ${index + 1}. `, bold: true };
}
