// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/tabular-classification/examples.ts'
import schema from '../compiled/tabular-classification.ts'

const task: RegisteredTask<'tabular-classification'> = {
  id: "tabular-classification",
  name: "Tabular Classification",
  modality: "tabular",
  summary: "Says for each row of a table which class it belongs to.",
  icon: "<path fill=\"currentColor\" d=\"M27 3H5a2 2 0 0 0-2 2v22a2 2 0 0 0 2 2h22a2 2 0 0 0 2-2V5a2 2 0 0 0-2-2m0 2v4H5V5Zm-10 6h10v7H17Zm-2 7H5v-7h10ZM5 20h10v7H5Zm12 7v-7h10v7Z\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"object","properties":{"data":{"type":"object","propertyNames":{"type":"string","maxLength":200},"additionalProperties":{"maxItems":10000,"type":"array","items":{"anyOf":[{"type":"string","maxLength":10000},{"type":"number"},{"type":"boolean"},{"type":"null"}],"title":"TableCell","description":"One cell of a table: a string, a number, true or false, or nothing."},"title":"TableColumn","description":"A column of a table, from the top."},"minProperties":1,"maxProperties":4096,"x-same-length":true,"title":"Table","description":"The rows to classify, as columns by name, all of the same length. null stands for a missing value."}},"required":["data"]},
    parameters: {"type":"object","properties":{},"additionalProperties":{}},
    output: {"type":"array","items":{"anyOf":[{"type":["string","number","boolean"]},{"type":"array","items":{"type":["string","number","boolean"]}}]},"description":"The class of each row, in their order; of a multi-label model, all classes of each row.","x-role":"rows","x-of":"/data"},
  },
  examples,
}

export default task
