import type { FastifyInstance } from 'fastify';
import { writeXlsx } from 'hucre/xlsx';
import { civilDate, monthStart, type CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { isId, type Id } from '#kernel/id.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { dayOf } from '#platform/clock.ts';
import type { Road } from '#platform/command.ts';
import { fillDocx } from '#platform/documents/docx.ts';
import { makePaperTemplate } from '#platform/documents/paper-template.ts';
import { sendFile } from '#platform/files.ts';
import type { QueryHandler } from '#platform/handle.ts';
import type { Caller, Identities } from '#platform/http/parts.ts';
import { problems } from '#platform/problems.ts';
import { answerQuestion } from '#platform/question.ts';
import { organisationPage } from './contract.ts';
import { figuresByMonth, figuresByPart, periodLengths } from './contract/periods.ts';
import { answerFiguresByMonth } from './queries/figures-by-month.ts';
import { answerFiguresByPart } from './queries/figures-by-part.ts';
import { answerOrganisationPage } from './queries/organisation-page.ts';
import { writeCsv } from '#kernel/csv.ts';
import { likeWithLike, runningName, spanName, sumFigures, type Months } from './rules/periods.ts';
import { partLines } from './rules/part-lines.ts';
import { reportLines, writeReport, type ReportGround } from './rules/report.ts';

type Lines = readonly (readonly (string | number | null)[])[];

const media = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

interface Asked {
  readonly organisationId: Id;
  readonly from: CivilDate;
  readonly until: CivilDate;
  /** The first month of the period beside it. */
  readonly other: CivilDate;
  readonly asOf: CivilDate;
}

/** «Tải báo cáo kỳ» — as DOCX in the prescribed layout, as XLSX or CSV: the figures are counted while it is written. */
export function registerPeriodFiles(
  app: FastifyInstance,
  identify: Identities['identify'],
  road: Road,
): void {
  for (const form of ['docx', 'xlsx', 'csv'] as const) {
    app.get<{ Params: { id: string }; Querystring: Record<string, string> }>(
      `/api/v1/reports/:id/period.${form}`,
      async (request, reply) => {
        const caller = await identify(request);
        if (!caller)
          return reply.code(401).send({ problem: problems.signInFirst, marker: 'sochibo-session-ended' });
        const asked = askedFor(request.params.id, request.query, dayOf(road.clock.now()));
        const ground = asked && !barred(caller) ? await gather(road, caller, asked) : null;
        const file = ground && (await write(road, ground, form));
        if (!ground || !file) return reply.code(404).send({ problem: problems.notFound });
        return sendFile(reply, file, media[form], `Báo cáo sinh hoạt chi bộ ${ground.period}.${form}`);
      },
    );
  }
}

function askedFor(id: string, given: Record<string, string>, today: CivilDate): Asked | null {
  const [from, until, other] = [given.from, given.until, given.other].map((text) => civilDate(text ?? ''));
  const whole = (day: CivilDate | null | undefined): day is CivilDate => !!day && day === monthStart(day);
  if (!isId(id) || !whole(from) || !whole(until) || !whole(other) || from >= until) return null;
  return { organisationId: id, from, until, other, asOf: civilDate(given.asOf ?? '') ?? today };
}

function barred({ token }: Caller): boolean {
  const needed = [figuresByMonth, figuresByPart, organisationPage];
  return (
    !!token && (token.organisations !== null || needed.some(({ name }) => !token.queries.includes(name)))
  );
}

/** What the screen asks, asked as the same person. */
async function gather(road: Road, { personId }: Caller, asked: Asked): Promise<ReportGround | null> {
  const { organisationId, asOf } = asked;
  const back = monthsBetween(asked.other, asked.from);
  const { isRunning, now: months, then: others, thenAsOf } = likeWithLike(asked, back, asOf);
  const put = async <Output>(handler: QueryHandler, input: unknown): Promise<Output | null> => {
    const answered = await answerQuestion(road, handler, personId, input);
    return answered.ok ? (answered.value as Output) : null;
  };
  const place = await put<OutputOf<typeof organisationPage>>(answerOrganisationPage, {
    organisationId,
    asOf,
  });
  const now = await put<OutputOf<typeof figuresByMonth>>(answerFiguresByMonth, {
    organisationId,
    ...months,
    asOf,
  });
  const then = await put<OutputOf<typeof figuresByMonth>>(answerFiguresByMonth, {
    organisationId,
    ...others,
    asOf: thenAsOf,
  });
  const parts = await put<OutputOf<typeof figuresByPart>>(answerFiguresByPart, {
    organisationId,
    ...months,
    asOf,
  });
  if (!place || !now || !then || !parts) return null;
  return {
    organisationName: place.organisation.name,
    superiorName: place.superiors.at(-1)?.name ?? null,
    period: nameOf(asked, isRunning ? asOf : null),
    otherPeriod: nameOf(
      { from: others.from, until: monthStart(asked.until, -back) },
      isRunning ? thenAsOf : null,
    ),
    asOf,
    now: sumFigures(now.months),
    then: sumFigures(then.months),
    parts: parts.parts,
  };
}

function nameOf({ from, until }: Months, runsTo: CivilDate | null): string {
  const name = spanName(from, until, periodLengths);
  return (runsTo === null ? name : runningName(name, runsTo)).vi;
}

/** How many months one lies before the other. */
function monthsBetween(earlier: CivilDate, later: CivilDate): number {
  const count = (day: CivilDate) => Number(day.slice(0, 4)) * periodLengths.year + Number(day.slice(5, 7));
  return count(later) - count(earlier);
}

async function write(road: Road, ground: ReportGround, form: keyof typeof media): Promise<Buffer | null> {
  if (form === 'docx') {
    const layout = ruleOn(road.rules, 'documents.layout', ground.asOf);
    return layout ? fillDocx(makePaperTemplate(layout.value, 'one'), writeReport(ground)) : null;
  }
  const [figures, parts] = [figureLines(ground), partLines(ground.parts)];
  if (form === 'csv') return Buffer.from(writeCsv([...figures, [], ...parts]));
  const sheets = [
    { name: 'Số liệu của kỳ', rows: figures },
    { name: 'Từng đơn vị', rows: parts },
  ];
  return Buffer.from(
    await writeXlsx({
      sheets: sheets.map(({ name, rows }) => ({
        name,
        rows: rows.map((row) => [...row]),
        columns: rows[0]?.map(() => ({ autoWidth: true })) ?? [],
        freezePane: { rows: 1 },
      })),
      defaultFont: { name: 'Times New Roman', size: 12 },
    }),
  );
}

function figureLines(ground: ReportGround): Lines {
  const { period, otherPeriod } = ground;
  return [
    ['Nhóm', 'Chỉ số', period, `Trên, ${period}`, otherPeriod, `Trên, ${otherPeriod}`],
    ...reportLines(ground).map(({ group, label, now, then }) => [
      group,
      label,
      now.value,
      now.of,
      then.value,
      then.of,
    ]),
  ];
}
