import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, longest first: whatever is begun last should be short. */
const slow = [
  'tests/samples.test.ts',
  'tests/faults/trial.test.ts',
  'tests/journeys/',
  'src/platform/backup/',
  'src/cli/',
  'tests/torture/',
  'tests/faults/',
  'tests/policies/',
  'src/modules/',
];

/** Orders the files so that all workers end at about the same time, on a machine that has never run them too. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort(
      (one, other) =>
        rankOf(one.moduleId) - rankOf(other.moduleId) || one.moduleId.localeCompare(other.moduleId),
    );
  }
}

function rankOf(path: string): number {
  const rank = slow.findIndex((part) => path.includes(`/${part}`));
  return rank === -1 ? slow.length : rank;
}
