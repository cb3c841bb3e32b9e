import type { FastifyInstance } from 'fastify';
import { isId } from '#kernel/id.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { OfficialPaper } from '#kernel/official-paper.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { dayOf } from '#platform/clock.ts';
import type { Road } from '#platform/command.ts';
import { fillDocx } from '#platform/documents/docx.ts';
import { joinDocx } from '#platform/documents/join-docx.ts';
import { makePaperTemplate } from '#platform/documents/paper-template.ts';
import { sendFile } from '#platform/files.ts';
import type { Caller, Identities } from '#platform/http/parts.ts';
import { problems } from '#platform/problems.ts';
import { answerQuestion } from '#platform/question.ts';
import { planPage } from './contract.ts';
import { answerPlanPage } from './queries/plan-page.ts';
import { effectOf } from './rules/effect.ts';
import { writeCorrections } from './rules/correction-papers.ts';
import { writeHandovers } from './rules/handover-papers.ts';
import type { WorkedPlan } from './rules/paper-parts.ts';
import { writeDecision, writeLetters } from './rules/papers.ts';
import { stepSentence } from './rules/step-words.ts';

type Answer = OutputOf<typeof planPage>;

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const kinds = {
  decision: { name: 'Quyết định', write: (plan: WorkedPlan) => [writeDecision(plan)] },
  letters: { name: 'Thông báo', write: writeLetters },
  handover: { name: 'Danh mục bàn giao', write: writeHandovers },
  correction: {
    name: 'Đính chính',
    write: ({ head, corrections = [] }: WorkedPlan) => writeCorrections(head, corrections),
  },
} as const;

/** «Tải quyết định, thông báo, danh mục bàn giao, đính chính» — in the prescribed layout, for whoever may see the plan. */
export function registerPlanPapers(app: FastifyInstance, identify: Identities['identify'], road: Road): void {
  for (const which of ['decision', 'letters', 'handover', 'correction'] as const) {
    app.get<{ Params: { id: string } }>(`/api/v1/restructuring/:id/${which}.docx`, async (request, reply) => {
      const caller = await identify(request);
      if (!caller)
        return reply.code(401).send({ problem: problems.signInFirst, marker: 'sochibo-session-ended' });
      const found = await findPlan(road, caller, request.params.id);
      const file = found ? await writeFile(road, found, kinds[which].write) : null;
      if (!found || !file) return reply.code(404).send({ problem: problems.notFound });
      return sendFile(
        reply,
        file,
        docx,
        `${kinds[which].name} ${found.act?.decision.replaceAll('/', '-') ?? 'dự thảo'}.docx`,
      );
    });
  }
}

async function findPlan(road: Road, caller: Caller, planId: string): Promise<Answer | null> {
  const barred =
    caller.token && (!caller.token.queries.includes(planPage.name) || caller.token.organisations !== null);
  if (barred || !isId(planId)) return null;
  const answered = await answerQuestion(road, answerPlanPage, caller.personId, { planId });
  return answered.ok ? (answered.value as Answer) : null;
}

async function writeFile(
  road: Road,
  { plan, act, ground, draft, limits, officeRules }: Answer,
  write: (worked: WorkedPlan) => readonly OfficialPaper[],
): Promise<Buffer | null> {
  const today = dayOf(road.clock.now());
  const layout = ruleOn(road.rules, 'documents.layout', act?.signedOn ?? today);
  if (!layout) return null;
  const effect = effectOf(ground, draft, limits, plan.keepOfficial, officeRules);
  const nameOf = (id: (typeof ground.cells)[number]['id']) =>
    effect.course.founded.get(id)?.name ??
    ground.cells.find((cell) => cell.id === id)?.name ??
    plan.organisationName;
  const papers = write({
    ground,
    draft,
    effect,
    corrections: act?.corrections ?? [],
    sentences: draft.steps.map((step) => stepSentence(step, nameOf).vi),
    head: {
      organisationName: plan.organisationName,
      superiorName: plan.superiorName,
      title: act?.title ?? plan.title,
      decision: act?.decision ?? null,
      signedOn: act?.signedOn ?? null,
      signer: act?.signer ?? null,
      basis: act?.basis ?? plan.campaignBasis,
      effectiveOn: act?.effectiveOn ?? plan.effectiveOn,
    },
  });
  const template = makePaperTemplate(layout.value, 'one');
  return joinDocx(await Promise.all(papers.map((paper) => fillDocx(template, paper))));
}
