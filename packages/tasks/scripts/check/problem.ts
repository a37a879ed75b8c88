/** One thing that is wrong with what a contributor wrote, with what to do about it. */
export interface Problem {
  /** The file or folder at fault, from the root of the repository. */
  file: string
  /** What is wrong, and the remedy. */
  message: string
}

/** A problem with a file of a task's folder, or with the folder itself. */
export function problemIn(id: string, file: string, message: string): Problem {
  return { file: `packages/tasks/src/tasks/${id}${file && `/${file}`}`, message }
}

/** Returns what is at fault once for each file, and says the same things only once. */
export function formatProblem({ file, message }: Problem): string {
  return `${file}: ${message}`
}
