/** What all parts of a run are given. */
export interface RunOptions {
  /** Called with what is being done. */
  log: (message: string) => void
  /** Called with what programs print on their standard error. */
  onStderr?: ((text: string) => void) | undefined
  /** An interpreter that has what `python/libraries.txt` lists, instead of one that is prepared. */
  python?: string | undefined
  /** What of the part to run, such as `react` of `consumers/react`. Default: all of it. */
  only?: readonly string[] | undefined
  /** Whether to take the release that the local registry has, whatever has changed since. */
  keepRelease?: boolean | undefined
  /** Whether to write down what was measured. */
  record?: boolean | undefined
  /** Where the built Python package goes when its tests have passed, from the root of the repository. Default: nowhere. */
  out?: string | undefined
}
