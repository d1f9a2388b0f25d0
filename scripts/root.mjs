import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * An absolute path inside the project.
 * @param {...string} parts
 */
export function projectPath(...parts) {
  return join(projectRoot, ...parts);
}
