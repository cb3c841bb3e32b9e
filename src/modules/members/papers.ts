import type { FastifyInstance } from 'fastify';
import type { OutputOf } from '#kernel/contract.ts';
import { isId } from '#kernel/id.ts';
import type { OfficialPaper } from '#kernel/official-paper.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import type { Road } from '#platform/command.ts';
import { fillDocx } from '#platform/documents/docx.ts';
import { makePaperTemplate } from '#platform/documents/paper-template.ts';
import { sendFile } from '#platform/files.ts';
import type { Identities } from '#platform/http/parts.ts';
import { problems } from '#platform/problems.ts';
import { answerQuestion } from '#platform/question.ts';
import { letterPaper } from './contract/transfers.ts';
import { answerLetterPaper } from './queries/letter-paper.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** «Tải giấy giới thiệu» — as DOCX in the prescribed layout, for whoever may see it; otherwise there is nothing. */
export function registerLetters(app: FastifyInstance, identify: Identities['identify'], road: Road): void {
  app.get<{ Params: { id: string } }>('/api/v1/letters/:id.docx', async (request, reply) => {
    const caller = await identify(request);
    if (!caller)
      return reply.code(401).send({ problem: problems.signInFirst, marker: 'sochibo-session-ended' });
    const barred =
      caller.token &&
      (!caller.token.queries.includes(letterPaper.name) || caller.token.organisations !== null);
    const letterId = request.params.id;
    const answered =
      barred || !isId(letterId)
        ? null
        : await answerQuestion(road, answerLetterPaper, caller.personId, { letterId });
    const found = answered?.ok ? (answered.value as OutputOf<typeof letterPaper>) : null;
    const layout = found && ruleOn(road.rules, 'documents.layout', found.issuedOn);
    if (!found || !layout) return reply.code(404).send({ problem: problems.notFound });
    const file = await fillDocx(makePaperTemplate(layout.value, 'one'), found.document as OfficialPaper);
    return sendFile(reply, file, docx, `Giấy giới thiệu ${found.issuedOn}.docx`);
  });
}
