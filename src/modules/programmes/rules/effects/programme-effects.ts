import { effectsOf, localRulesOf, type Decisions, type DeviceDesk } from '#kernel/decision.ts';
import { decideTags } from '../tags.ts';

/** «Mọi việc về chương trình mà chi bộ ghi» — by the name of the command. */
const programmeDecisions = { 'tag-measures': decideTags } as const satisfies Decisions;

/** «Hiệu lực dự kiến». */
export const programmeEffects = (device: () => DeviceDesk) => effectsOf(programmeDecisions, device);

/** «Luật trên máy». */
export const programmeRules = (device: () => DeviceDesk) => localRulesOf(programmeDecisions, device);
