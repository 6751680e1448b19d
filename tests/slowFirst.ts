import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { slowness } from './slow.js';

/** Starts the slow files first, in the order of their list, and the others as vitest would. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => slowness(one.moduleId) - slowness(other.moduleId));
  }
}
