/** Makes a snapshot unchangeable: the object, and the lists in it. */
export function freeze<Snapshot extends object>(snapshot: Snapshot): Readonly<Snapshot> {
  for (const value of Object.values(snapshot)) if (Array.isArray(value)) Object.freeze(value)
  return Object.freeze(snapshot)
}
