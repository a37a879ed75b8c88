/** What all parts of a run are given. */
export interface RunOptions {
  /** Called with what is being done. */
  log: (message: string) => void
  /** Called with what programs print on their standard error. */
  onStderr?: ((text: string) => void) | undefined
}
