// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/table-question-answering/examples.ts'
import schema from '../compiled/table-question-answering.ts'

const task: RegisteredTask<'table-question-answering'> = {
  id: "table-question-answering",
  name: "Table Question Answering",
  modality: "nlp",
  summary: "Answers a question from the cells of a table.",
  icon: "<path fill=\"currentColor\" d=\"M27 2H5c-1.1 0-2 .9-2 2v24c0 1.1.9 2 2 2h22c1.1 0 2-.9 2-2V4c0-1.1-.9-2-2-2m0 10h-6V6h6zm0 8h-6v-6h6zM5 6h6v6H5zm14 0v6h-6V6zM5 14h6v6H5zm8 0h6v6h-6zm-8 8h6v6H5zm8 0h6v6h-6zm14 6h-6v-6h6z\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"object","properties":{"table":{"type":"object","propertyNames":{"type":"string","maxLength":200},"additionalProperties":{"maxItems":10000,"type":"array","items":{"anyOf":[{"type":"string","maxLength":10000},{"type":"number"},{"type":"boolean"},{"type":"null"}],"title":"TableCell","description":"One cell of a table: a string, a number, true or false, or nothing."},"title":"TableColumn","description":"A column of a table, from the top."},"minProperties":1,"maxProperties":4096,"x-same-length":true,"title":"Table","description":"The table: its columns by name, all of the same length."},"question":{"type":"string","minLength":1,"maxLength":200000,"description":"The question, in words."}},"required":["table","question"]},
    parameters: {"type":"object","properties":{"padding":{"description":"How inputs that run together reach one length: not at all, that of the longest, or the model’s longest. Default \"do_not_pad\".","type":"string","enum":["do_not_pad","longest","max_length"],"default":"do_not_pad"},"sequential":{"description":"Whether to run questions of one conversation one after another (true) or together (false). Slower; for models that look at earlier answers. Default false.","type":"boolean","default":false,"x-label":"One after another"},"truncation":{"description":"Whether rows are dropped from the end of a table that is too long for the model, after the ends of its longest cells; false refuses such a table. Default true.","type":"boolean","default":true,"x-label":"Long texts"}},"additionalProperties":{}},
    output: {"type":"array","items":{"type":"object","properties":{"answer":{"type":"string","description":"The answer. An aggregator stands before it: \"SUM > 12, 30\".","x-role":"text"},"coordinates":{"description":"Where the cells of the answer are, as [row, column] from 0. Left out by models that write the answer.","type":"array","items":{"type":"array","prefixItems":[{"type":"integer","minimum":0,"maximum":1000000},{"type":"integer","minimum":0,"maximum":1000000}],"items":false,"minItems":2,"maxItems":2,"title":"CellPosition","x-role":"cell","x-of":"/table","description":"The place of a cell in a table: its row and its column, both counted from 0."}},"cells":{"description":"What those cells hold, as strings. Left out by models that write the answer.","type":"array","items":{"type":"string"}},"aggregator":{"description":"What to do with the cells: \"NONE\", \"SUM\", \"AVERAGE\" or \"COUNT\". Left out by models that do not aggregate.","type":"string","x-role":"label"}},"required":["answer"]}},
  },
  examples,
}

export default task
