// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/tabular-regression/examples.ts'
import schema from '../compiled/tabular-regression.ts'

const task: RegisteredTask<'tabular-regression'> = {
  id: "tabular-regression",
  name: "Tabular Regression",
  modality: "tabular",
  summary: "Predicts a number for each row of a table.",
  icon: "<path fill=\"currentColor\" d=\"M10.06 17.88A4.3 4.3 0 0 0 11 18a4 4 0 0 0 2.23-.68l3.22 2.87a3.88 3.88 0 0 0-.2 3.17A4 4 0 1 0 22.62 19l2.54-5.09a3.78 3.78 0 0 0 2.91-.53a4 4 0 1 0-4.69-.38l-2.54 5.09A4 4 0 0 0 20 18a4 4 0 0 0-2.23.68l-3.22-2.87a3.88 3.88 0 0 0 .2-3.17a4 4 0 1 0-6.45 4.29L4 25V2H2v26a2 2 0 0 0 2 2h26v-2H4.67ZM26 8a2 2 0 1 1-2 2a2 2 0 0 1 2-2m-4 14a2 2 0 1 1-2-2a2 2 0 0 1 2 2M11 12a2 2 0 1 1-2 2a2 2 0 0 1 2-2\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"object","properties":{"data":{"type":"object","propertyNames":{"type":"string","maxLength":200},"additionalProperties":{"maxItems":10000,"type":"array","items":{"anyOf":[{"type":"string","maxLength":10000},{"type":"number"},{"type":"boolean"},{"type":"null"}],"title":"TableCell","description":"One cell of a table: a string, a number, true or false, or nothing."},"title":"TableColumn","description":"A column of a table, from the top."},"minProperties":1,"maxProperties":4096,"x-same-length":true,"title":"Table","description":"The rows to predict for, as columns by name, all of the same length. null stands for a missing value."}},"required":["data"]},
    parameters: {"type":"object","properties":{},"additionalProperties":{}},
    output: {"type":"array","items":{"type":"number"},"description":"The predicted number of each row, in their order.","x-role":"rows","x-of":"/data"},
  },
  examples,
}

export default task
