/** Whether a runner can run a task; if not, what is missing and why, as a sentence for people. */
export type TaskAbility =
  { runnable: true } | { runnable: false; code: 'NO_MODEL' | 'NO_ENGINE'; reason: string }
