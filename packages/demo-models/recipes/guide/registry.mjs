// Prints the registry's tasks as JSON, for registry.py. Run it with `node --conditions=@taskmesh/source`.
import { TASK_IDS, TASKS } from '../../../tasks/src/index.ts'
import { TASK_ABOUTS } from '../../../tasks/src/generated/abouts.ts'
import { toJsonSchema } from '../../../tasks/src/jsonSchema/index.ts'
import { zodSchemaOf } from '../../../tasks/src/zod/index.ts'

const tasks = TASK_IDS.map((id) => {
  const { name, summary, synonyms, models } = TASKS[id]
  const inputs = toJsonSchema(zodSchemaOf(id).inputs)
  return {
    id,
    name,
    summary,
    synonyms,
    model: models[0]?.id ?? null,
    about: TASK_ABOUTS[id],
    takes: inputs.description ?? null,
    fields: inputs.required ?? [],
  }
})
process.stdout.write(JSON.stringify(tasks))
