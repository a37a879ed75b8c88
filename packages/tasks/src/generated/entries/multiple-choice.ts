// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/multiple-choice/examples.ts'
import schema from '../compiled/multiple-choice.ts'

const task: RegisteredTask<'multiple-choice'> = {
  id: "multiple-choice",
  name: "Multiple Choice",
  modality: "nlp",
  summary: "Chooses the best of several answers to a question.",
  icon: "<path fill=\"currentColor\" d=\"M16 22h14v2H16zm-2-2.6L12.6 18L6 24.6L3.4 22L2 23.4l4 4zM16 8h14v2H16zm-2-2.6L12.6 4L6 10.6L3.4 8L2 9.4l4 4z\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"object","properties":{"question":{"type":"string","minLength":1,"maxLength":200000,"description":"The question, or the beginning that a choice completes."},"choices":{"minItems":2,"maxItems":100,"type":"array","items":{"type":"string","minLength":1,"maxLength":200000},"description":"The answers to choose from. From 2 to 100."},"context":{"description":"A text that the question is about.","type":"string","minLength":1,"maxLength":200000}},"required":["question","choices"]},
    parameters: {"type":"object","properties":{},"additionalProperties":{}},
    output: {"type":"array","items":{"type":"object","properties":{"index":{"type":"integer","minimum":0,"maximum":99,"description":"Which of the choices this is, counted from 0.","x-role":"index","x-of":"/choices"},"answer":{"type":"string","description":"The choice itself; the most probable comes first.","x-role":"label"},"score":{"type":"number","description":"How sure the model is, from 0 to 1. The scores of all choices sum to 1.","x-role":"score"}},"required":["index","answer","score"]}},
  },
  examples,
}

export default task
