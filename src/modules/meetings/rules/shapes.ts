import * as z from 'zod/mini';
import type { OfficialPaper } from '#kernel/official-paper.ts';
import type { AgendaKind } from '#kernel/rule-values.ts';
import { day, id, line } from '#kernel/shapes.ts';

// Shapes that the contracts of this module share.

export const kind = z.enum(['ordinary', 'thematic', 'extraordinary']);
export const part = z.enum(['opening', 'proceedings', 'closing']);
export const originKind = z.enum(['template', 'task', 'paper', 'asked', 'theme', 'added', 'addendum']);
export const agendaKinds = [
  'opening',
  'clerk',
  'roll-call',
  'dues',
  'adopt-agenda',
  'last-resolution',
  'member-tasks',
  'information',
  'theme',
  'discussion',
  'self-criticism',
  'business',
  'conclusion',
  'resolution',
  'score',
  'minutes',
] as const satisfies readonly AgendaKind[];
export const item = z.object({
  id,
  part,
  kind: z.enum(agendaKinds),
  title: line,
  originKind: z.optional(originKind),
  originId: z.optional(z.nullable(id)),
});
export const attendance = z.enum(['present', 'online', 'excused', 'absent']);
export const done = z.object({ meetingId: id });

/** The paper as it crosses the wire; the builder of papers is its witness. */
export const paper = z.object({
  superior: z.string(),
  issuer: z.string(),
  number: z.nullable(z.string()),
  placeAndDate: z.string(),
  title: z.string(),
  abstract: z.string(),
  blocks: z.array(z.any()),
  signatures: z.array(
    z.object({ authority: z.nullable(z.string()), position: z.string(), name: z.string() }),
  ),
  recipients: z.array(z.string()),
  checkCode: z.nullable(z.string()),
}) as unknown as z.ZodMiniType<OfficialPaper>;

/** One meeting in a list. */
export const meetingLine = z.object({
  id,
  month: day,
  kind,
  theme: z.nullable(z.string()),
  state: z.enum(['planned', 'convened', 'open', 'closed', 'sent', 'excused']),
  plannedOn: day,
  startsAt: z.string(),
  place: z.string(),
  heldOn: z.nullable(day),
  openedAt: z.nullable(z.string()),
  endedAt: z.nullable(z.string()),
  excuse: z.nullable(z.string()),
  expected: z.int(),
  present: z.int(),
  excused: z.int(),
  absent: z.int(),
  total: z.nullable(z.number()),
  grade: z.nullable(z.string()),
  sentAt: z.nullable(z.string()),
  receivedAt: z.nullable(z.string()),
});
