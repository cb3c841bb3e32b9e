import * as z from 'zod/mini';

// Shapes that the contract of this module names.

const uuid = z.guid();
const instant = z.iso.datetime();
const maybeInstant = z.nullable(instant);

/** A device of one's own in a list. */
export const deviceLine = z.object({
  id: uuid,
  name: z.string(),
  token: z.boolean(),
  enrolledAt: instant,
  lastSeenAt: maybeInstant,
  endedAt: maybeInstant,
  /** When somebody else has approved it to keep what has a level. */
  approvedAt: maybeInstant,
});

/** A token in a list; its secret is nowhere. */
export const tokenLine = z.object({
  id: uuid,
  device: uuid,
  name: z.string(),
  commands: z.array(z.string()),
  queries: z.array(z.string()),
  organisations: z.nullable(z.array(uuid)),
  createdAt: instant,
  expiresAt: instant,
  revokedAt: maybeInstant,
  lastUsedAt: maybeInstant,
});

const trialFault = z.enum([
  'no-room',
  'backup-failed',
  'copy-unreadable',
  'record-disagrees',
  'rows-missing',
]);

/** How the backups of the installation fare. */
export const installationHealth = z.object({
  trial: z.nullable(
    z.object({
      isWell: z.boolean(),
      why: z.nullable(trialFault),
      day: z.iso.date(),
      clock: z.string(),
      minutes: z.int(),
      isOfLastNight: z.boolean(),
    }),
  ),
  isAlarming: z.boolean(),
  restores: z.array(z.object({ day: z.iso.date(), madeOn: z.iso.date(), gap: z.int() })),
});
