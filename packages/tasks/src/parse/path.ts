/** The keys that lead to a place in a value. */
export type Path = readonly PropertyKey[]

/** Turns the path of a place in one value into the path of the same place in another. */
export type PathMap = (path: Path) => Path

/** The map between a value and itself. */
export function samePath(path: Path): Path {
  return path
}
