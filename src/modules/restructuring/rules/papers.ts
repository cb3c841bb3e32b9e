import { writeDate, writeOfficialDate, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Block, OfficialPaper, Run } from '#kernel/official-paper.ts';
import { movesOf } from './carry-out.ts';
import type { Effect } from './effect.ts';
import type { Draft, Ground } from './ground.ts';

/** «Quyết định trên giấy» — what is known of its number, day and signer; a draft leaves them open. */
export interface PaperHead {
  readonly organisationName: string;
  readonly superiorName: string | null;
  readonly title: string;
  readonly decision: string | null;
  readonly signedOn: CivilDate | null;
  readonly signer: string | null;
  readonly basis: string | null;
  readonly effectiveOn: CivilDate | null;
}

/** «Phương án đã tính» — what papers are written from. */
export interface WorkedPlan {
  readonly head: PaperHead;
  readonly ground: Ground;
  readonly draft: Draft;
  readonly effect: Effect;
  /** The steps in words, in order. */
  readonly sentences: readonly string[];
}

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
    ...plan.draft.posts.map((post) => [
      {
        text: `Chỉ định đồng chí ${personOf(plan, post.personId)} giữ chức ${officeOf(post.office)} ${placeOf(plan, post.targetId)}.`,
      },
    ]),
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
      ...listOf(plan, moves),
    ],
    recipients: ['Như Điều thi hành', `Lưu ${committeeOf(head)}`],
  };
}

/** «Thông báo cho từng người» — where and from when the person belongs, and by what decision. */
export function writeLetters(plan: WorkedPlan): OfficialPaper[] {
  const { head } = plan;
  return movesOf(plan.ground, plan.effect).map(({ personId, fromId, toId }) => {
    const name = personOf(plan, personId);
    return {
      ...headOf(head, 'THÔNG BÁO', `chuyển sinh hoạt đảng đối với đồng chí ${name}`),
      blocks: [
        {
          kind: 'paragraph',
          runs: [
            { text: 'Thực hiện Quyết định số ' },
            open(head.decision, 'số quyết định'),
            { text: ' ngày ' },
            open(head.signedOn && writeDate(head.signedOn), 'ngày ký'),
            { text: ` của ${committeeOf(head)} về ${head.title}.` },
          ],
        },
        {
          kind: 'paragraph',
          runs: [
            { text: 'Đồng chí ' },
            { text: name, bold: true },
            { text: ` chuyển từ ${placeOf(plan, fromId)} đến sinh hoạt tại ` },
            { text: placeOf(plan, toId), bold: true },
            { text: ' từ ' },
            open(head.effectiveOn && writeDate(head.effectiveOn), 'ngày hiệu lực'),
            { text: '.' },
          ],
        },
        {
          kind: 'paragraph',
          runs: [
            {
              text: `Đề nghị ${placeOf(plan, toId)} tiếp nhận, xác nhận ngày đến và phân công nhiệm vụ cho đồng chí.`,
            },
          ],
        },
      ],
      recipients: [
        `Đồng chí ${name}`,
        placeOf(plan, fromId),
        placeOf(plan, toId),
        `Lưu ${committeeOf(head)}`,
      ],
    };
  });
}

/** «Danh mục bàn giao» — for each organisation that ends: people, offices, open work, and who takes its book. */
export function writeHandovers(plan: WorkedPlan): OfficialPaper[] {
  const { head, ground, effect } = plan;
  return [...effect.course.ends].map(([organisationId, keeperId]) => {
    const people = ground.people.filter((person) => person.cellId === organisationId);
    const work = ground.work.filter((one) => one.organisationId === organisationId);
    const offices = ground.offices.filter((held) => held.organisationId === organisationId);
    const goes = (id: Id | null | undefined) => (id ? placeOf(plan, id) : '……');
    const table = (rows: (readonly [string, string, string])[]): Block => ({
      kind: 'table',
      columns: ['TT', 'Nội dung', 'Nơi nhận', 'Ký nhận'],
      rows: rows.map(([what, to, signed], index) => [String(index + 1), what, to, signed]),
    });
    return {
      ...headOf(head, 'DANH MỤC BÀN GIAO', `của ${placeOf(plan, organisationId)}`),
      blocks: [
        { kind: 'item', text: 'Hồ sơ đảng viên' },
        table(
          people.map((person) => [
            `Hồ sơ đồng chí ${person.name}`,
            goes(effect.destinations.get(person.id)),
            '',
          ]),
        ),
        { kind: 'item', text: 'Việc còn dở, văn bản' },
        table(work.map((one) => [one.title, goes(effect.workGoes.get(one.id)), ''])),
        { kind: 'item', text: 'Sổ sách, con dấu, tài sản của người giữ chức vụ' },
        table([
          ...offices.map((held): [string, string, string] => [
            `${held.title ?? officeOf(held.office)} ${held.name}`,
            placeOf(plan, keeperId),
            '',
          ]),
          ['Sổ chi bộ và toàn bộ lịch sử ghi trong sổ', placeOf(plan, keeperId), ''],
        ]),
      ],
      recipients: [placeOf(plan, organisationId), placeOf(plan, keeperId), `Lưu ${committeeOf(head)}`],
    };
  });
}

function headOf(
  head: PaperHead,
  title: string,
  abstract: string,
): Omit<OfficialPaper, 'blocks' | 'recipients'> {
  const [name = '', ...position] = (head.signer ?? '').split(',');
  const place = head.organisationName.replace(
    /^Đảng bộ( xã| phường| thị trấn| đặc khu| huyện| tỉnh)?\s*/,
    '',
  );
  return {
    superior: (head.superiorName ?? '').replace(/^Đảng bộ/, 'Đảng ủy').toLocaleUpperCase('vi'),
    issuer: committeeOf(head).toLocaleUpperCase('vi'),
    number: head.decision,
    placeAndDate: `${place}, ${head.signedOn ? writeOfficialDate(head.signedOn) : 'ngày …… tháng …… năm ……'}`,
    title,
    abstract,
    signatures: [
      {
        authority: 'T/M BAN THƯỜNG VỤ',
        position: position.join(',').trim().toLocaleUpperCase('vi') || 'BÍ THƯ',
        name: name.trim() || '(dự thảo)',
      },
    ],
    checkCode: null,
  };
}

function committeeOf({ organisationName }: PaperHead): string {
  return organisationName.replace(/^Đảng bộ/, 'Đảng ủy');
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

function since({ effectiveOn }: PaperHead): string {
  return effectiveOn ? ` từ ngày ${writeDate(effectiveOn)}` : '';
}

function open(text: string | null, what: string): Run {
  return text === null ? { text: `[${what}]`, missing: true } : { text };
}

function personOf({ ground }: WorkedPlan, id: Id): string {
  return (
    ground.people.find((person) => person.id === id)?.name ??
    ground.offices.find((held) => held.personId === id)?.name ??
    ''
  );
}

function placeOf({ ground, effect, head }: WorkedPlan, id: Id): string {
  return (
    effect.course.founded.get(id)?.name ??
    ground.cells.find((cell) => cell.id === id)?.name ??
    head.organisationName
  );
}

const offices: Readonly<Record<string, string>> = {
  secretary: 'Bí thư',
  'deputy-secretary': 'Phó Bí thư',
  'committee-member': 'cấp ủy viên',
  'office-staff': 'cán bộ văn phòng',
  follower: 'cấp ủy viên theo dõi',
};

function officeOf(office: string): string {
  return offices[office] ?? office;
}
