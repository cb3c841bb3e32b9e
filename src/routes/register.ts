import { book } from '#client/book.svelte.ts';
import { deviceClock, instantAt } from '#client/clock.ts';
import { deskOr, registerEffects, registerJoins, registerRules, registerTakeBacks } from '#client/modules.ts';
import { session } from '#client/session.svelte.ts';
import type { DeviceDesk } from '#kernel/decision.ts';
import type { RuleBundle } from '#kernel/rule-pack.ts';
import { handoverEffects } from '#modules/account/rules/handover-effects.ts';
import { kitEffects, kitRules } from '#modules/kit/rules/effects/kit-effects.ts';
import {
  meetingEffects,
  meetingJoins,
  meetingRules,
} from '#modules/meetings/rules/effects/meeting-effects.ts';
import { meetingTakeBacks } from '#modules/meetings/rules/taking-back.ts';
import { memberEffects, memberRules } from '#modules/members/rules/effects/member-effects.ts';
import {
  preparationEffects,
  preparationRules,
} from '#modules/preparation/rules/effects/preparation-effects.ts';
import { programmeEffects, programmeRules } from '#modules/programmes/rules/effects/programme-effects.ts';
import { preparationTakeBacks } from '#modules/preparation/rules/taking-back.ts';
import { taskEffects, taskRules } from '#modules/tasks/rules/effects/task-effects.ts';
import { taskTakeBacks } from '#modules/tasks/rules/taking-back.ts';

const device = deskOr((): DeviceDesk => ({
  person: session.me?.person.id ?? null,
  now: instantAt(deviceClock.now()),
  rules: book.bundle as RuleBundle | null,
}));

// Tasks after meetings: two effects of meetings are completed by theirs.
registerEffects({
  ...meetingEffects(device),
  ...taskEffects(device),
  ...kitEffects(device),
  ...preparationEffects(device),
  ...memberEffects(device),
  ...handoverEffects(device),
  ...programmeEffects(device),
});
registerRules({
  ...meetingRules(device),
  ...taskRules(device),
  ...kitRules(device),
  ...preparationRules(device),
  ...memberRules(device),
  ...programmeRules(device),
});
registerJoins(meetingJoins);
registerTakeBacks({ ...meetingTakeBacks, ...taskTakeBacks, ...preparationTakeBacks });
