const oldest = /** @type {const} */ ([20, 19]);

/**
 * A sentence when this Node is too old for the tools, else null.
 * @param {string} version such as `20.19.0`
 */
export function nodeVersionProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return null;
  return (
    `Cần Node ${oldest.join('.')} trở lên; máy này có ${version}. ` +
    `Node ${oldest.join('.')} or newer is needed; this is ${version}.`
  );
}
