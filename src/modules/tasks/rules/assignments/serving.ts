import type { CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { Text } from '#kernel/text.ts';
import type { servingPaper } from '../../contract/above.ts';

type Output = OutputOf<typeof servingPaper>;
type Served = Output['resolutions'][number];

/** «Một chi bộ thực hiện văn bản» — how far it has come, by the earliest of its resolutions that got so far. */
export interface ServingUnit {
  readonly organisationId: string;
  readonly name: string;
  readonly receivedOn: CivilDate | null;
  readonly discussedOn: CivilDate | null;
  readonly plannedOn: CivilDate | null;
  readonly carriedOutOn: CivilDate | null;
  readonly reviewedOn: CivilDate | null;
  readonly resolutions: readonly Served[];
}

/** «Từng chi bộ» — those the paper is meant for in their order, then others that named it in a resolution of theirs. */
export function servingUnits({ units, resolutions }: Output): readonly ServingUnit[] {
  const others = resolutions
    .filter((row) => !units.some((unit) => unit.organisationId === row.organisationId))
    .map(({ organisationId, name }) => ({ organisationId, name, receivedOn: null, discussedOn: null }));
  const cells = [...new Map([...units, ...others].map((one) => [one.organisationId, one])).values()];
  const byCell = Map.groupBy(resolutions, (row) => row.organisationId);
  return cells.map((cell) => {
    const own = byCell.get(cell.organisationId) ?? [];
    const first = (of: (row: Served) => CivilDate | null) =>
      own.flatMap((row) => of(row) ?? []).toSorted()[0] ?? null;
    return {
      ...cell,
      plannedOn: first((row) => row.plannedOn),
      carriedOutOn: first((row) => row.carriedOutOn),
      reviewedOn: first((row) => row.reviewedOn),
      resolutions: own,
    };
  });
}

/** «Bước thực hiện văn bản» — what is counted of the cells, in the order of the work, with the cells each counts. */
export const servingSteps: readonly {
  readonly id: string;
  readonly label: Text;
  readonly has: (unit: ServingUnit) => boolean;
}[] = [
  { id: 'received', label: { vi: 'Đã nhận', en: 'Received' }, has: (unit) => unit.receivedOn !== null },
  {
    id: 'not-received',
    label: { vi: 'Chưa nhận', en: 'Not received' },
    has: (unit) => unit.receivedOn === null,
  },
  {
    id: 'discussed',
    label: { vi: 'Đã bàn ở buổi sinh hoạt', en: 'Discussed in a meeting' },
    has: (unit) => unit.discussedOn !== null,
  },
  {
    id: 'not-discussed',
    label: { vi: 'Chưa bàn', en: 'Not discussed' },
    has: (unit) => unit.discussedOn === null,
  },
  {
    id: 'nothing-named',
    label: { vi: 'Chưa gắn nghị quyết nào', en: 'No resolution named' },
    has: (unit) => unit.resolutions.length === 0,
  },
  { id: 'planned', label: { vi: 'Đã giao việc', en: 'Planned' }, has: (unit) => unit.plannedOn !== null },
  {
    id: 'carried-out',
    label: { vi: 'Đã thực hiện xong', en: 'Carried out' },
    has: (unit) => unit.carriedOutOn !== null,
  },
  { id: 'reviewed', label: { vi: 'Đã kiểm điểm', en: 'Reviewed' }, has: (unit) => unit.reviewedOn !== null },
  {
    id: 'stuck',
    label: { vi: 'Đang tắc', en: 'Stuck' },
    has: (unit) => unit.resolutions.some((row) => row.stuckAt !== null),
  },
];
