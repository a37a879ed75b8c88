const SCOPED = /^(@[^/]+\/[^/]+|[^@./#$][^/]*)(?:\/(.+))?$/
const SCOPE = '@taskmesh/'

/** Splits the specifier of a package, such as `@taskmesh/tasks/media`. */
export function parseSpecifier(specifier: string): { name: string; entry: string } | undefined {
  const [, name, path] = SCOPED.exec(specifier) ?? []
  return name === undefined ? undefined : { name, entry: path === undefined ? '.' : `./${path}` }
}

/** Returns the id of a package of this repository, such as `tasks` for `@taskmesh/tasks/media`. */
export function workspaceId(specifier: string): string | undefined {
  const name = parseSpecifier(specifier)?.name
  return name?.startsWith(SCOPE) ? name.slice(SCOPE.length) : undefined
}
