/** How a part of a machine is found. `warn` is what some will miss; `fail` what a server cannot do without. */
export type Level = 'ok' | 'warn' | 'fail'

/** What one check found. */
export interface Finding {
  /** What was looked at, in a word or two. */
  name: string
  level: Level
  /** What was found, in a sentence. */
  found: string
  /** What to do, where something is not as it should be. */
  remedy?: string | undefined
}
