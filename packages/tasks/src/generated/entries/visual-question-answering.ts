// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/visual-question-answering/examples.ts'
import schema from '../compiled/visual-question-answering.ts'

const task: RegisteredTask<'visual-question-answering'> = {
  id: "visual-question-answering",
  name: "Visual Question Answering",
  modality: "multimodal",
  summary: "Answers a question about an image with one of many short answers.",
  icon: "<path fill=\"currentColor\" d=\"M24 14a5.99 5.99 0 0 0-4.885 9.471L14 28.586L15.414 30l5.115-5.115A5.997 5.997 0 1 0 24 14m0 10a4 4 0 1 1 4-4a4.005 4.005 0 0 1-4 4m-7-12a3 3 0 1 0-3-3a3.003 3.003 0 0 0 3 3m0-4a1 1 0 1 1-1 1a1 1 0 0 1 1-1\"/><path fill=\"currentColor\" d=\"M12 24H4v-6.003L9 13l5.586 5.586L16 17.168l-5.586-5.585a2 2 0 0 0-2.828 0L4 15.168V4h20v6h2V4a2 2 0 0 0-2-2H4a2 2 0 0 0-2 2v20a2 2 0 0 0 2 2h8Z\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"object","properties":{"image":{"description":"The image that the question is about.","title":"Image","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"image"},"question":{"type":"string","minLength":1,"maxLength":200000,"description":"The question, in words."}},"required":["image","question"]},
    parameters: {"type":"object","properties":{"top_k":{"description":"How many answers to return, most probable first. At least 1; default 5.","type":"integer","minimum":1,"maximum":1000,"default":5,"x-label":"Answers to return","x-usual":[1,20],"x-common":true}},"additionalProperties":{}},
    output: {"type":"array","items":{"type":"object","properties":{"answer":{"type":"string","description":"The answer.","x-role":"label"},"score":{"description":"How sure the model is, from 0 to 1. Left out by models that write the answer.","type":"number","x-role":"score"}},"required":["answer"]}},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/visual-question-answering/showcase.ts')).default,
}

export default task
