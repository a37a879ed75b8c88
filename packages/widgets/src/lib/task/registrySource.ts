import { isDefinedTask, schemaOf, TASKS, type DefinedTask, type TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { toJsonSchema } from '@taskmesh/tasks/json-schema'
import { hasShowcase, listExamples } from '@taskmesh/tasks-data/showcase'
import { zodSchemaOf } from '@taskmesh/tasks/zod'
import { addTaskSource, type TaskFacts } from './taskSources.ts'

function jsonSchemaOf(task: TaskId | DefinedTask): TaskFacts['jsonSchema'] {
  const { inputs, parameters, output } = zodSchemaOf(task)
  return {
    inputs: toJsonSchema(inputs),
    parameters: toJsonSchema(parameters),
    output: toJsonSchema(output),
  }
}

const known = new Map<TaskId, TaskFacts>()

function registered(id: TaskId): TaskFacts {
  const { name, modality } = TASKS[id]
  const facts: TaskFacts = {
    id,
    name,
    modality,
    schema: schemaOf(id),
    jsonSchema: jsonSchemaOf(id),
    examples: TASK_EXAMPLES[id],
    ...(hasShowcase(id) ? { loadShowcase: () => listExamples(id) } : {}),
  }
  known.set(id, facts)
  return facts
}

// Every task of the registry, and those of `defineTask`: whoever imports this module can show all.
addTaskSource((task) => {
  if (isDefinedTask(task)) return { ...task, jsonSchema: jsonSchemaOf(task) }
  return known.get(task) ?? (Object.hasOwn(TASKS, task) ? registered(task) : undefined)
})
