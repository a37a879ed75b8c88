import {
  ResourceNotFoundError,
  type CompleteResult,
  type ReadResourceResult,
  type Resource,
  type ResourceTemplateType,
} from '@modelcontextprotocol/server'
import { isTaskId, TASK_IDS, TASKS, type TaskId } from '@taskmesh/tasks'
import { TASK_ABOUTS } from '@taskmesh/tasks-data/abouts'
import type { Runner } from '../../runner/runner.ts'

const MARKDOWN = 'text/markdown'
const TASK_PREFIX = 'taskmesh://tasks/'
const MODEL_PREFIX = 'taskmesh://models/'
const MAX_COMPLETIONS = 100

/** The pages that can be read by the name of a task or a model. */
export const RESOURCE_TEMPLATES: readonly ResourceTemplateType[] = [
  {
    uriTemplate: `${TASK_PREFIX}{task}`,
    name: 'task',
    title: 'What a task is',
    description: 'The page about a task: what it is for, how it is called, what to look out for.',
    mimeType: MARKDOWN,
  },
  {
    uriTemplate: `${MODEL_PREFIX}{+model}`,
    name: 'model',
    title: 'Card of a model',
    description: 'The README.md of a model that is served here.',
    mimeType: MARKDOWN,
  },
]

/** Names of served models, each once. */
function modelIds(runner: Runner): string[] {
  return [...new Set(runner.models().map(({ id }) => id))]
}

function taskPage(task: TaskId): Resource {
  const { name, summary } = TASKS[task]
  return {
    uri: TASK_PREFIX + task,
    name: task,
    title: name,
    description: summary,
    mimeType: MARKDOWN,
  }
}

/** The pages about the tasks of served models, and the cards of the models that have one. */
export async function listResources(runner: Runner): Promise<Resource[]> {
  const tasks = [...new Set(runner.models().map(({ task }) => task))]
  const ids = modelIds(runner)
  const cards = await Promise.all(ids.map((id) => runner.card(id)))
  return [
    ...tasks.map(taskPage),
    ...ids
      .filter((_, index) => cards[index] !== undefined)
      .map((id) => ({
        uri: MODEL_PREFIX + id,
        name: id,
        title: `Card of ${id}`,
        mimeType: MARKDOWN,
      })),
  ]
}

/**
 * Reads a page.
 *
 * @throws ResourceNotFoundError when there is none of that name.
 */
export async function readResource(runner: Runner, uri: string): Promise<ReadResourceResult> {
  const text = await textOf(runner, uri)
  if (text === undefined) throw new ResourceNotFoundError(uri.slice(0, 200))
  return { contents: [{ uri, mimeType: MARKDOWN, text }] }
}

async function textOf(runner: Runner, uri: string): Promise<string | undefined> {
  if (uri.startsWith(TASK_PREFIX)) {
    const task = uri.slice(TASK_PREFIX.length)
    return isTaskId(task) ? `# ${TASKS[task].name}\n\n${TASK_ABOUTS[task]}` : undefined
  }
  return uri.startsWith(MODEL_PREFIX) ? runner.card(uri.slice(MODEL_PREFIX.length)) : undefined
}

/** The names of tasks or models that begin as a person wrote. */
export function completeName(
  runner: Runner,
  { name, value }: { name: string; value: string },
): CompleteResult {
  const names = name === 'task' ? TASK_IDS : name === 'model' ? modelIds(runner) : []
  const fit = names.filter((one) => one.startsWith(value))
  const values = fit.slice(0, MAX_COMPLETIONS)
  return { completion: { values, total: fit.length, hasMore: fit.length > values.length } }
}
