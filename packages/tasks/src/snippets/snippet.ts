import type { Example } from '../schema/example.ts'
import type { TaskId } from '../registry/tasks.ts'

/** Ways to call a task. */
export const SNIPPET_IDS = [
  'chain',
  'runnerCurl',
  'runnerFetch',
  'huggingFace',
  'ogpuPython',
] as const

/** A way to call a task: `"chain"`, `"runnerCurl"`, … */
export type SnippetId = (typeof SNIPPET_IDS)[number]

/** A program that calls a task. */
export interface Snippet {
  id: SnippetId
  /** What it calls the task with, in a few words. */
  title: string
  language: 'typescript' | 'javascript' | 'bash' | 'python'
  code: string
}

/** What the snippets of a task show, where that is not the first example on a runner of one's own. */
export interface SnippetOptions<Id extends TaskId = TaskId> {
  /** The call to show. Default: the first example of the task. */
  example?: Pick<Example<Id>, 'request'> | undefined
  /** Name of the model. Default: the server's choice, or the first that the task's page names. */
  model?: string | undefined
  /** Address of the source on the chain. Default: a placeholder. */
  source?: string | undefined
  /** Address of the runner. Default `http://127.0.0.1:8080`. */
  runnerUrl?: string | undefined
}

/** What every snippet is made of. */
export interface Call {
  task: TaskId
  /** The request, with short addresses in place of files. */
  request: { inputs: unknown; parameters?: Record<string, unknown> }
  model: string | undefined
  source: string
  runnerUrl: string
}
