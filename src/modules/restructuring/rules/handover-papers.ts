import type { Id } from '#kernel/id.ts';
import type { Block, OfficialPaper } from '#kernel/official-paper.ts';
import type { HeldOffice } from './ground.ts';
import {
  committeeOf,
  headOf,
  officeOf,
  officesHandedOn,
  personOf,
  placeOf,
  type WorkedPlan,
} from './paper-parts.ts';

/** «Danh mục bàn giao» — for each organisation that ends, and wherever an office passes into other hands. */
export function writeHandovers(plan: WorkedPlan): OfficialPaper[] {
  const { ends } = plan.effect.course;
  const handed = officesHandedOn(plan).filter((held) => !ends.has(held.organisationId));
  const passing = Map.groupBy(handed, (held) => held.organisationId);
  return [
    ...[...ends].map(([organisationId, keeperId]) => writeEnding(plan, organisationId, keeperId)),
    ...[...passing].map(([organisationId, held]) => writePassing(plan, organisationId, held)),
  ];
}

function writeEnding(plan: WorkedPlan, organisationId: Id, keeperId: Id): OfficialPaper {
  const { head, ground, effect } = plan;
  const people = ground.people.filter((person) => person.cellId === organisationId);
  const work = ground.work.filter((one) => one.organisationId === organisationId);
  const offices = ground.offices.filter((held) => held.organisationId === organisationId);
  const goes = (id: Id | null | undefined) => (id ? placeOf(plan, id) : '……');
  return {
    ...headOf(head, 'DANH MỤC BÀN GIAO', `của ${placeOf(plan, organisationId)}`),
    blocks: [
      ...part(
        'Hồ sơ đảng viên',
        people.map((person) => [`Hồ sơ đồng chí ${person.name}`, goes(effect.destinations.get(person.id))]),
      ),
      ...part(
        'Việc còn dở, văn bản',
        work
          .filter((one) => one.kind !== 'device')
          .map((one) => [one.title, goes(effect.workGoes.get(one.id))]),
      ),
      ...part(
        'Máy ghi sổ',
        work
          .filter((one) => one.kind === 'device')
          .map(({ id, title }) => {
            const to = effect.workGoes.get(id);
            return [title, to === ground.home ? 'Khóa máy' : goes(to)];
          }),
      ),
      ...part('Sổ sách, con dấu, tài sản của người giữ chức vụ', [
        ...offices.map((held): [string, string] => [
          `${held.title ?? officeOf(held.office)} ${held.name}`,
          placeOf(plan, keeperId),
        ]),
        ['Sổ chi bộ và toàn bộ lịch sử ghi trong sổ', placeOf(plan, keeperId)],
      ]),
    ],
    recipients: [placeOf(plan, organisationId), placeOf(plan, keeperId), `Lưu ${committeeOf(head)}`],
  };
}

/** What somebody who leaves an office hands to the one who takes it; to the cell where nobody is named. */
function writePassing(plan: WorkedPlan, organisationId: Id, held: readonly HeldOffice[]): OfficialPaper {
  const place = placeOf(plan, organisationId);
  const takes = (office: string) =>
    plan.draft.posts.find((post) => post.targetId === organisationId && post.office === office)?.personId;
  return {
    ...headOf(plan.head, 'DANH MỤC BÀN GIAO', `chức vụ ở ${place}`),
    blocks: part(
      'Sổ sách, con dấu, tài sản của người giữ chức vụ',
      held.map((one) => {
        const taker = takes(one.office);
        return [
          `${one.title ?? officeOf(one.office)} ${one.name}`,
          taker ? `Đồng chí ${personOf(plan, taker)}` : place,
        ];
      }),
    ),
    recipients: [place, `Lưu ${committeeOf(plan.head)}`],
  };
}

/** One part of a list; an empty one says so. */
function part(title: string, rows: readonly (readonly [what: string, to: string])[]): Block[] {
  if (rows.length === 0) return [{ kind: 'item', text: `${title}: không có.` }];
  return [
    { kind: 'item', text: title },
    {
      kind: 'table',
      columns: ['TT', 'Nội dung', 'Nơi nhận', 'Ký nhận'],
      rows: rows.map(([what, to], index) => [String(index + 1), what, to, '']),
    },
  ];
}
