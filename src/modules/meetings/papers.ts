import type { FastifyInstance } from 'fastify';
import { isId } from '#kernel/id.ts';
import type { OutputOf, QueryContract } from '#kernel/contract.ts';
import type { OfficialPaper } from '#kernel/official-paper.ts';
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
import { committeePaper, meetingMinutes } from './contract/reading.ts';
import { answerCommitteePaper } from './queries/committee-paper.ts';
import { answerMeetingMinutes } from './queries/meeting-minutes.ts';
import { signedPaper } from './rules/signing.ts';

type Answer = OutputOf<typeof meetingMinutes>;

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const papers = {
  minutes: { name: 'Biên bản', signing: 'clerk-and-chair' },
  resolution: { name: 'Nghị quyết', signing: 'one' },
} as const;

/** «Tải biên bản, nghị quyết» — as DOCX in the prescribed layout, for whoever may see them; otherwise there is nothing. */
export function registerPapers(app: FastifyInstance, identify: Identities['identify'], road: Road): void {
  for (const which of ['minutes', 'resolution'] as const) {
    app.get<{ Params: { id: string } }>(`/api/v1/meetings/:id/${which}.docx`, async (request, reply) => {
      const caller = await identify(request);
      if (!caller)
        return reply.code(401).send({ problem: problems.signInFirst, marker: 'sochibo-session-ended' });
      const found = await ask(road, caller, meetingMinutes, answerMeetingMinutes, {
        meetingId: request.params.id,
      });
      // Minutes that are held back go into no file.
      const written = found?.heldBack ? null : (found?.[which] ?? null);
      const paper = found && written && which === 'minutes' ? signedPaper(written, found.signing) : written;
      const file = found && paper ? await writeDocx(road, found, paper, papers[which].signing) : null;
      if (!found || !file) return reply.code(404).send({ problem: problems.notFound });
      return sendFile(reply, file, docx, `${papers[which].name} ${found.heldOn ?? 'dự thảo'}.docx`);
    });
  }
}

/** «Tải biên bản họp chi ủy» — for the committee. */
export function registerCommitteePapers(
  app: FastifyInstance,
  identify: Identities['identify'],
  road: Road,
): void {
  app.get<{ Params: { id: string } }>(
    '/api/v1/committee-meetings/:id/minutes.docx',
    async (request, reply) => {
      const caller = await identify(request);
      if (!caller)
        return reply.code(401).send({ problem: problems.signInFirst, marker: 'sochibo-session-ended' });
      const found = await ask(road, caller, committeePaper, answerCommitteePaper, {
        committeeMeetingId: request.params.id,
      });
      const file = found && (await writeDocx(road, found, found.paper, 'clerk-and-chair'));
      if (!found || !file) return reply.code(404).send({ problem: problems.notFound });
      return sendFile(reply, file, docx, `Họp chi ủy ${found.heldOn}.docx`);
    },
  );
}

async function ask<Output>(
  road: Road,
  caller: Caller,
  contract: Pick<QueryContract<string, unknown, Output>, 'name' | 'output'>,
  handler: QueryHandler,
  input: Readonly<Record<string, string>>,
): Promise<Output | null> {
  const barred =
    caller.token && (!caller.token.queries.includes(contract.name) || caller.token.organisations !== null);
  if (barred || !Object.values(input).every(isId)) return null;
  const answered = await answerQuestion(road, handler, caller.personId, input);
  return answered.ok ? (answered.value as Output) : null;
}

async function writeDocx(
  road: Road,
  { heldOn }: Pick<Answer, 'heldOn'>,
  paper: OfficialPaper,
  signing: 'clerk-and-chair' | 'one',
): Promise<Buffer | null> {
  const layout = ruleOn(road.rules, 'documents.layout', heldOn ?? dayOf(road.clock.now()));
  return layout ? fillDocx(makePaperTemplate(layout.value, signing), paper) : null;
}
