import type { ScorePart } from '#kernel/rule-values.ts';
import { neededOf, reaches } from '#kernel/share.ts';
import type { Text } from '#kernel/text.ts';
import type { Evidence } from './evidence.ts';
import type { MeetingFacts } from './facts.ts';

/** What is counted, where one more of it may lift the points. */
const counted: Partial<Record<ScorePart['measure'], Text>> = {
  attendance: { vi: 'người dự', en: 'present' },
  speakers: { vi: 'người phát biểu', en: 'speaking' },
  'last-resolution': { vi: 'việc làm xong', en: 'tasks done' },
};

/**
 * «Thêm bao nhiêu thì lên mức» — how many more would have reached the next step of the frame, and what it gives.
 * Somebody absent without leave holds the points down: then that is what must change first.
 */
export function nearestStep(part: ScorePart, facts: MeetingFacts, { share }: Evidence): Text | null {
  const noun = counted[part.measure];
  const steps = part.steps ?? [];
  if (!noun || share === null) return null;
  const stepAt = (count: number): number =>
    steps.findIndex((step) => step.reaches === null || reaches(count, share.whole, step.reaches));
  const at = stepAt(share.part);
  const cap = facts.unexcused > 0 ? (part.mostIfUnexcused ?? null) : null;
  const reached = steps[at]?.points ?? 0;
  if (cap !== null && reached > cap) {
    const gain = reached - cap;
    return {
      vi: `Không ai vắng không phép thì thêm ${gain} điểm.`,
      en: `Nobody absent without leave would give ${gain} more.`,
    };
  }
  const next = at < 0 ? steps.at(-1) : steps[at - 1];
  if (!next?.reaches || cap !== null) return null;
  const more = neededOf(share.whole, next.reaches) - share.part;
  // Of few people one more may pass several steps at once.
  const gain = (steps[stepAt(share.part + more)]?.points ?? next.points) - reached;
  return {
    vi: `Thêm ${more} ${noun.vi} thì thêm ${gain} điểm.`,
    en: `${more} more ${noun.en} would give ${gain} more.`,
  };
}
