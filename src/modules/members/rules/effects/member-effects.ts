import { effectsOf, localRulesOf, type Decisions, type DeviceDesk } from '#kernel/decision.ts';
import { ruleOfProblem } from '../cited.ts';
import { decideCloseCase, decideOpenCase, decideStep } from '../absences.ts';
import {
  decideAssignment,
  decideComment,
  decideEndOfAttachment,
  decideNote,
  decideReply,
} from '../attachments.ts';
import { decideCircumstance, decideEndOfCircumstance, decideUndoing } from '../circumstances.ts';
import {
  decideDeparture,
  decideRecognition,
  decideUndoDeparture,
  decideUndoRecognition,
} from '../membership.ts';
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
  'set-circumstance': decideCircumstance,
  'end-circumstance': decideEndOfCircumstance,
  'undo-circumstance': decideUndoing,
  'recognise-member': decideRecognition,
  'undo-recognition': decideUndoRecognition,
  'end-membership': decideDeparture,
  'undo-departure': decideUndoDeparture,
  'open-case': decideOpenCase,
  'note-step': decideStep,
  'close-case': decideCloseCase,
  'assign-attachment': decideAssignment,
  'end-attachment': decideEndOfAttachment,
  'note-attachment': decideNote,
  'comment-attachment': decideComment,
  'reply-to-opinion': decideReply,
} as const satisfies Decisions;

/** «Hiệu lực dự kiến về đảng viên». */
export const memberEffects = (device: () => DeviceDesk) => effectsOf(memberDecisions, device);

/** «Luật trên máy». */
export const memberRules = (device: () => DeviceDesk) => localRulesOf(memberDecisions, device, ruleOfProblem);
