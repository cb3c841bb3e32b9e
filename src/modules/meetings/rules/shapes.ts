import * as z from 'zod/mini';
import type { OfficialPaper } from '#kernel/official-paper.ts';
import type { AgendaKind } from '#kernel/rule-values.ts';
import { citation, count, day, id, line, minutes, prose, time, words } from '#kernel/shapes.ts';

// Shapes that the contracts of this module share.

export const kind = z.enum(['ordinary', 'thematic', 'extraordinary']);
const part = z.enum(['opening', 'proceedings', 'closing']);
const originKind = z.enum([
  'template',
  'task',
  'paper',
  'asked',
  'theme',
  'added',
  'addendum',
  'proposed',
  'suggested',
  'concern',
]);
const agendaKinds = [
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
  source: z.optional(z.nullable(z.enum(['local', 'above']))),
  minutes: z.optional(z.nullable(minutes)),
});
export const attendance = z.enum(['present', 'online', 'excused', 'absent']);
/** The manner of a meeting with what its conditions ask. */
export const manner = z.object({
  manner: z.enum(['together', 'online', 'by-group']),
  cannotCome: z.optional(z.nullable(count)),
  partyGroups: z.optional(z.nullable(count)),
  reason: z.optional(z.nullable(line)),
});
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
    z.object({
      authority: z.nullable(z.string()),
      position: z.string(),
      name: z.string(),
      how: z.optional(z.string()),
    }),
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

/** What the order in force proposes, with what waits for the meeting put in. */
export const agendaProposal = z.object({
  items: z.array(
    z.object({
      position: z.int(),
      part,
      kind: z.enum(agendaKinds),
      title: z.string(),
      originKind,
      originId: z.nullable(id),
    }),
  ),
  contents: z.array(z.string()),
  proposedOn: day,
  citation: z.nullable(citation),
  dayCitation: z.nullable(citation),
  contentsCitation: z.nullable(citation),
});

/** The minutes as locked, or as they would read now. */
export const minutesToRead = z.object({
  meetingId: id,
  heldOn: z.nullable(day),
  locked: z.boolean(),
  minutes: paper,
  resolution: z.nullable(paper),
  addenda: z.array(z.object({ text: z.string(), writtenOn: day, adoptedOn: z.nullable(day) })),
  /** Who signed the locked text in the book and when; when a picture of the hand-signed book was filed. */
  signing: z.object({
    signatures: z.array(z.object({ role: z.enum(['clerk', 'chair']), signedAt: z.string() })),
    filed: z.boolean(),
    filedOn: z.nullable(day),
  }),
  textHash: z.nullable(z.string()),
  chainEntry: z.nullable(z.int()),
  chainHead: z.nullable(z.string()),
  sentAt: z.nullable(z.string()),
  receivedAt: z.nullable(z.string()),
  /** For the committee of the cell alone: in no file. */
  heldBack: z.boolean(),
});

/** «Một lần kiểm phiếu» — what one teller counted by himself. */
export const ballotCount = z.object({
  tellerId: id,
  issued: count,
  returned: count,
  invalid: count,
  inFavour: count,
  against: count,
  abstaining: count,
});

/** A vote as it was counted in the room. */
export const voteTaken = z.object({
  id,
  meetingId: id,
  itemId: id,
  question: line,
  form: z.enum(['show-of-hands', 'member-card', 'secret-ballot']),
  threshold: z.enum(['majority', 'two-thirds']),
  inFavour: count,
  against: count,
  abstaining: count,
  probationaryInFavour: z.optional(z.nullable(count)),
  probationaryAgainst: z.optional(z.nullable(count)),
  probationaryAbstaining: z.optional(z.nullable(count)),
  /** A secret ballot: the first count and the second, which must agree. */
  ballots: z.optional(z.nullable(z.tuple([ballotCount, ballotCount]))),
  /** The draft resolution the vote is on; unnamed, the draft where the vote stands under its item. */
  resolutionId: z.optional(z.nullable(id)),
});

/** What somebody said; with nobody's name it is unnamed. */
export const wordsNoted = z.object({
  id,
  meetingId: id,
  itemId: id,
  personId: z.nullable(id),
  /** Empty: by this person, without the words. */
  text: words,
  /** Criticism: about whom, and whether it was accepted. */
  aboutId: z.optional(z.nullable(id)),
  accepted: z.optional(z.nullable(z.boolean())),
  saidAt: z.optional(z.nullable(time)),
  basedOn: z.optional(z.nullable(prose)),
});

/** Which of two versions stands; `over` is the first one as it was seen. */
export const versionChoice = z.object({
  versionId: id,
  meetingId: id,
  choice: z.enum(['first', 'second', 'joined']),
  over: z.nullable(prose),
  text: z.optional(z.nullable(prose)),
});
