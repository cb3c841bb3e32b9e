import * as z from 'zod/mini';
import type { KindValues, RuleKind } from '#kernel/rule-values.ts';

const count = z.int().check(z.gte(0));
const words = z.string().check(z.minLength(1));
const threshold = z.strictObject({
  numerator: z.int().check(z.gte(1)),
  denominator: z.int().check(z.gte(1)),
  compare: z.enum(['at-least', 'more-than']),
});
const grade = z.enum(['good', 'fair', 'average', 'poor']);

const agendaKind = z.enum([
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
]);

const agenda = z.strictObject({
  items: z.array(
    z.strictObject({
      part: z.enum(['opening', 'proceedings', 'closing']),
      kind: agendaKind,
      title: words,
      gathers: z.exactOptional(z.enum(['open-tasks', 'papers', 'asked', 'theme'])),
    }),
  ),
});

const named = { name: words, en: z.exactOptional(words) };

const part = z.strictObject({
  id: words,
  ...named,
  maximum: count,
  measure: z.enum([
    'length',
    'attendance',
    'papers-in-time',
    'speakers',
    'last-resolution',
    'sent-in-time',
    'cell',
  ]),
  steps: z.nullable(z.array(z.strictObject({ points: count, reaches: z.nullable(threshold) }))),
  choices: z.exactOptional(z.array(count)),
  needed: z.exactOptional(z.array(z.strictObject({ membersFrom: count, minutes: count }))),
  mostIfUnexcused: z.exactOptional(count),
  bonus: z.exactOptional(z.strictObject({ points: count, missedAtMost: count })),
  skippedStep: z.exactOptional(z.strictObject({ points: count, by: z.enum(['frame', 'house']) })),
});

const frame = z.strictObject({
  ...named,
  criteria: z.array(z.strictObject({ id: words, ...named, maximum: count, parts: z.array(part) })),
  grades: z.array(z.strictObject({ grade, ...named, from: count })),
});

const traits = z.strictObject({
  ...named,
  kinds: z.array(z.enum(['ordinary', 'thematic', 'extraordinary'])).check(z.minLength(1)),
  traits: z.array(z.strictObject({ id: words, ...named })).check(z.minLength(1)),
  bodies: z
    .array(
      z.strictObject({
        id: z.enum(['cell', 'committee']),
        ...named,
        ratedBy: z.enum(['meeting', 'committee']),
      }),
    )
    .check(z.minLength(1)),
  steps: z.array(z.strictObject({ points: count, ...named })).check(z.minLength(2)),
});

const form = z.strictObject({
  title: words,
  sections: z.array(
    z.strictObject({
      heading: z.nullable(words),
      fields: z.array(
        z.enum([
          'time-and-place',
          'strength',
          'presence',
          'guests',
          'chair-and-clerk',
          'preamble',
          'agenda-items',
          'tasks',
          'score',
          'read-back',
          'last-result',
          'last-tasks',
          'directions',
          'assignment',
          'resolution-vote',
          'contents',
          'conclusions',
        ]),
      ),
    }),
  ),
  signatures: z.array(words),
});

const sized = z.strictObject({ size: count });
const layout = z.strictObject({
  margins: z.strictObject({ top: count, bottom: count, left: count, right: count }),
  font: words,
  body: z.strictObject({ size: count, line: count, after: count, firstLine: count }),
  partyTitle: z.strictObject({ text: words, size: count }),
  heads: sized,
  kind: sized,
  abstract: sized,
  recipients: sized,
});

/** «Dạng của từng loại giá trị» — what may stand under `value`, by the pack's `kind`. */
export const valueShapes: { readonly [Kind in RuleKind]: z.ZodMiniType<KindValues[Kind]> } = {
  integer: count,
  days: count,
  months: count,
  minutes: count,
  integers: z.array(count),
  threshold,
  'by-group': z.strictObject({ membersFrom: count, timesPerYear: count }),
  words: z.array(words),
  'vote-forms': z.array(
    z.strictObject({ form: z.enum(['show-of-hands', 'member-card', 'secret-ballot']), name: words }),
  ),
  deductions: z.array(z.enum(['exempt-away', 'temporarily-elsewhere', 'suspended'])),
  agenda,
  contents: z.record(z.string(), z.array(words)),
  frame,
  conditions: z.array(z.strictObject({ grade, full: z.array(words), otherwise: grade })),
  traits,
  form,
  sentences: z.array(z.strictObject({ kinds: z.array(agendaKind).check(z.minLength(1)), text: words })),
  'paper-kinds': z.array(
    z.strictObject({ abbreviation: words, name: words, cell: z.boolean(), congress: z.boolean() }),
  ),
  'number-form': z.strictObject({
    digits: z.int().check(z.gte(1)),
    runsWithin: z.enum(['term', 'year']),
    symbols: z.strictObject({ cell: words, congress: words, committee: words }),
  }),
  layout,
  steps: z.array(
    z.strictObject({
      id: words,
      ...named,
      daysBefore: count,
      lead: z.enum(['regulation', 'house']),
      evidence: z.enum(['tick', 'convened', 'papers', 'draft', 'superior']),
      byMinutes: z.optional(z.boolean()),
      beside: words,
    }),
  ),
  pairs: z.array(z.strictObject({ office: words, post: words, standing: z.enum(['wished', 'forbidden']) })),
  choices: z.array(
    z.strictObject({ code: words, vi: words, en: words, needsWords: z.optional(z.boolean()) }),
  ),
};

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** «Dạng của gói» — the outside of every pack; the value is read by its kind. */
export const packShape = z.strictObject({
  key: words,
  term: words,
  kind: words,
  values: z
    .array(
      z.strictObject({
        from: day,
        until: z.nullable(day),
        area: z.optional(words),
        value: z.unknown(),
        source: z.strictObject({ document: words, place: words, url: z.nullable(z.url()), read: day }),
        standing: z.enum(['verified', 'to-verify', 'local-practice']),
        decidedBy: z.optional(words),
      }),
    )
    .check(z.minLength(1)),
});
