/**
 * Writes changelogs: the words of each changeset. All packages have one version, so that the versions of those that a
 * package depends on say nothing, and are left out.
 */

/** @type {import('@changesets/types').GetReleaseLine} */
export async function getReleaseLine({ summary }) {
  const [first = '', ...others] = summary.trim().split('\n')
  return [`- ${first}`, ...others.map((line) => `  ${line}`.trimEnd())].join('\n')
}

/** @type {import('@changesets/types').GetDependencyReleaseLine} */
export async function getDependencyReleaseLine() {
  return ''
}

export default { getReleaseLine, getDependencyReleaseLine }
