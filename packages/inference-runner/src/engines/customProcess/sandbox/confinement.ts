/** What the process of a pipeline may reach. */
export interface Reach {
  /** Absolute paths that it may read. */
  readable: readonly string[]
  /** Absolute paths that it may also write. */
  writable: readonly string[]
  network: boolean
}

/** A program and its arguments. */
export interface CommandLine {
  command: string
  args: readonly string[]
}

/** A way to start a process so that the kernel keeps it from what it may not reach. */
export interface Confinement {
  name: 'bubblewrap' | 'namespaces' | 'nothing'
  /** What it keeps a process from. */
  limits: {
    files: boolean
    network: boolean
    /** Whether the process ends with its parent, whatever it does. */
    orphans: boolean
  }
  wrap(line: CommandLine, reach: Reach): CommandLine
}
