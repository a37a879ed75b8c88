import { TASK_EXAMPLES } from '../examples.ts'
import { findTaskId } from '../registry/findTaskId.ts'
import { TASK_IDS, type TaskId } from '../registry/tasks.ts'
import { callOf } from './callOf.ts'
import { chainSnippet } from './chainSnippet.ts'
import { huggingFaceSnippet } from './huggingFaceSnippet.ts'
import { ogpuPythonSnippet } from './ogpuPythonSnippet.ts'
import { curlSnippet, fetchSnippet } from './runnerSnippets.ts'
import type { Snippet, SnippetId, SnippetOptions } from './snippet.ts'

export { SNIPPET_IDS, type Snippet, type SnippetId, type SnippetOptions } from './snippet.ts'

/**
 * Programs that call a task, ready to be copied: with our client on the chain, on a runner by curl
 * and by fetch, with `@huggingface/inference` when that knows the task, and with the Python SDK of
 * the network.
 *
 * Files are shown as addresses on example.com.
 *
 * @throws {@link UnknownTaskError} when there is no such task.
 *
 * @example
 * ```ts
 * const [onChain] = snippetsOf('translation', { source: '0x2b1e…' })
 * onChain?.code // import { ogpuStorage, taskActions } from '@taskmesh/client' …
 * ```
 */
export function snippetsOf<Id extends TaskId>(
  task: Id,
  options: SnippetOptions<Id> = {},
): Snippet[] {
  findTaskId(task)
  const call = callOf(task, options)
  const huggingFace = huggingFaceSnippet(call)
  return [
    chainSnippet(call),
    curlSnippet(call),
    fetchSnippet(call),
    ...(huggingFace === undefined ? [] : [huggingFace]),
    ogpuPythonSnippet(call),
  ]
}

/** A snippet of an example. */
export interface ExampleSnippet extends Snippet {
  task: TaskId
  /** Which example of the task, from 0. */
  index: number
}

/**
 * All snippets of one kind: of every example of every task, for tests that compile or run them.
 *
 * @example
 * ```ts
 * const files = new Map<string, string>()
 * for (const { task, index, code } of everySnippet('chain')) files.set(`${task}${index}.ts`, code)
 * ```
 */
export function everySnippet(id: SnippetId): ExampleSnippet[] {
  return TASK_IDS.flatMap((task) => {
    const examples: readonly SnippetOptions['example'][] = TASK_EXAMPLES[task]
    return examples.flatMap((example, index) =>
      snippetsOf(task, { example })
        .filter((snippet) => snippet.id === id)
        .map((snippet) => ({ ...snippet, task, index })),
    )
  })
}
