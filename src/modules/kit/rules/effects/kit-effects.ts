import { effectsOf, localRulesOf, type Decisions, type DeviceDesk } from '#kernel/decision.ts';
import { decidePublishing, decideReceiving, decideWithdrawal } from '../papers.ts';
import { decideConfirming, decideNoting } from '../readings.ts';

/** «Mọi việc về văn bản» — by the name of the command. */
export const kitDecisions = {
  'publish-paper': decidePublishing,
  'withdraw-paper': decideWithdrawal,
  'receive-paper': decideReceiving,
  'confirm-reading': decideConfirming,
  'note-reading': decideNoting,
} as const satisfies Decisions;

/** «Hiệu lực dự kiến về văn bản». */
export const kitEffects = (device: () => DeviceDesk) => effectsOf(kitDecisions, device);

/** «Luật trên máy». */
export const kitRules = (device: () => DeviceDesk) => localRulesOf(kitDecisions, device);
