import { MODALITY_LABELS, TASK_IDS, TASKS, TASK_SCHEMAS, type TaskId } from '@taskmesh/tasks'
import { TASK_ABOUTS } from '@taskmesh/tasks-data/abouts'
import { toJsonSchema } from '@taskmesh/tasks/json-schema'
import { snippetsOf } from '@taskmesh/tasks/snippets'
import { zodSchemaOf } from '@taskmesh/tasks/zod'
import { readMarkdown } from '../markdown/readMarkdown.ts'
import { apiRoutes } from '../api/apiRoutes.ts'
import { highlight } from '../code/highlight.ts'
import { homeTask } from '../home/homeData.ts'
import { schemaTable } from '../schema/schemaTable.ts'

const RELATED = 4

/** The tasks that lists show near this one, of its kind of data first. */
export function relatedTasks(task: TaskId): TaskId[] {
  const { modality, order } = TASKS[task]
  const distance = (id: TaskId) =>
    Math.abs(TASKS[id].order - order) + (TASKS[id].modality === modality ? 0 : TASK_IDS.length)
  const others = TASK_IDS.filter((id) => id !== task)
  return others.toSorted((a, b) => distance(a) - distance(b)).slice(0, RELATED)
}

/** The schema of a task's calls as tables. */
export function taskTables(task: TaskId) {
  const { inputs, parameters, output, stream } = zodSchemaOf(task)
  return [
    schemaTable('inputs', toJsonSchema(inputs)),
    schemaTable('parameters', toJsonSchema(parameters)),
    schemaTable('output', toJsonSchema(output)),
    ...(stream === undefined
      ? []
      : [schemaTable('a piece of a streamed output', toJsonSchema(stream))]),
  ]
}

/** Everything that a task's page says, made when the pages are built. */
export function taskFacts(task: TaskId) {
  const { name, summary, modality, isExtension, metrics, models, datasets, libraries } = TASKS[task]
  return {
    name,
    summary,
    modality,
    modalityLabel: MODALITY_LABELS[modality],
    isExtension,
    isBatch: TASK_SCHEMAS[task].batch,
    metrics,
    models,
    datasets,
    libraries,
    about: readMarkdown(TASK_ABOUTS[task]),
    tables: taskTables(task),
    snippets: snippetsOf(task).map(({ id, title, language, code }) => ({
      id,
      title,
      pieces: highlight(code, language),
    })),
    routes: apiRoutes(task).map(({ body, ...route }) => ({
      ...route,
      ...(body === undefined ? {} : { pieces: highlight(JSON.stringify(body, null, 2), 'json') }),
    })),
    related: relatedTasks(task).map(homeTask),
  }
}

/** What a task's page says. */
export type TaskFacts = ReturnType<typeof taskFacts>
