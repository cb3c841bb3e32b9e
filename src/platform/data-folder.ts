import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds everything of one installation: SOCHIBO_DATA, else `.data` in the project. */
export function dataFolder(): string {
  return resolve(process.env.SOCHIBO_DATA ?? fileURLToPath(new URL('../../.data', import.meta.url)));
}
