import { book } from '#client/book.svelte.ts';
import { deviceClock, instantAt } from '#client/clock.ts';
import { registerEffects, registerJoins, registerRules } from '#client/modules.ts';
import { session } from '#client/session.svelte.ts';
import type { DeviceDesk } from '#kernel/decision.ts';
import type { RuleBundle } from '#kernel/rule-pack.ts';
import { kitEffects, kitRules } from '#modules/kit/rules/effects/kit-effects.ts';
import {
  meetingEffects,
  meetingJoins,
  meetingRules,
} from '#modules/meetings/rules/effects/meeting-effects.ts';
import { memberEffects, memberRules } from '#modules/members/rules/effects/member-effects.ts';
import { taskEffects, taskRules } from '#modules/tasks/rules/effects/task-effects.ts';

const device = (): DeviceDesk => ({
  person: session.me?.person.id ?? null,
  now: instantAt(deviceClock.now()),
  rules: book.bundle as RuleBundle | null,
});

// Tasks after meetings: two effects of meetings are completed by theirs.
registerEffects({
  ...meetingEffects(device),
  ...taskEffects(device),
  ...kitEffects(device),
  ...memberEffects(device),
});
registerRules({ ...meetingRules(device), ...taskRules(device), ...kitRules(device), ...memberRules(device) });
registerJoins(meetingJoins);
