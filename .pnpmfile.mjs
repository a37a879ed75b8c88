/**
 * What `pnpm pack`, `pnpm publish` and `changeset publish` change in a package.json: nothing that only
 * works in this repository is published. `exports` and `imports` lose the condition that leads to the
 * sources, and the entries that have no other; scripts and development dependencies stay here.
 */

/** The condition under which packages of this repository read each other's sources. */
const SOURCE = '@taskmesh/source'

/** A target of `exports` or `imports` without the condition; one that has only `default` left is that. */
function withoutSource(target) {
  if (typeof target !== 'object' || target === null || Array.isArray(target)) return target
  const rest = Object.entries(target)
    .filter(([condition]) => condition !== SOURCE)
    .map(([condition, inner]) => [condition, withoutSource(inner)])
  const [[condition, only] = []] = rest
  return rest.length === 1 && condition === 'default' ? only : Object.fromEntries(rest)
}

/** The entries of `exports` or `imports` as they are published. */
function published(entries) {
  return Object.fromEntries(
    Object.entries(entries)
      .map(([name, target]) => [name, withoutSource(target)])
      .filter(([, target]) => typeof target !== 'object' || Object.keys(target).length > 0),
  )
}

export const hooks = {
  beforePacking({ scripts: _scripts, devDependencies: _devDependencies, ...manifest }) {
    for (const field of ['exports', 'imports']) {
      if (field in manifest) manifest[field] = published(manifest[field])
    }
    return manifest
  },
}
