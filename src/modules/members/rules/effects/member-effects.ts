import { effectsOf, localRulesOf, type Decisions, type DeviceDesk } from '#kernel/decision.ts';
import {
  decideArrival,
  decideConfirmation,
  decideReception,
  decideRefusal,
  decideRequest,
  decideWithdrawal,
} from '../transfers.ts';

/** «Mọi việc về đảng viên ở chi bộ» — by the name of the command. */
export const memberDecisions = {
  'request-transfer': decideRequest,
  'withdraw-transfer': decideWithdrawal,
  'confirm-departure': decideConfirmation,
  'receive-arrival': decideReception,
  'refuse-arrival': decideRefusal,
  'record-arrival': decideArrival,
} as const satisfies Decisions;

/** «Hiệu lực dự kiến về đảng viên». */
export const memberEffects = (device: () => DeviceDesk) => effectsOf(memberDecisions, device);

/** «Luật trên máy». */
export const memberRules = (device: () => DeviceDesk) => localRulesOf(memberDecisions, device);
