// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/visual-document-retrieval/examples.ts'
import schema from '../compiled/visual-document-retrieval.ts'

const task: RegisteredTask<'visual-document-retrieval'> = {
  id: "visual-document-retrieval",
  name: "Visual Document Retrieval",
  modality: "multimodal",
  summary: "Finds the pages that fit a query by looking at them, without reading their text out first.",
  icon: "<path fill=\"currentColor\" d=\"M2 6h2v20H2zm4-2h2v24H6zm8 18h12v2H14zm0-6h12v2H14z\"/><path fill=\"currentColor\" d=\"m29.7 9.3l-7-7c-.2-.2-.4-.3-.7-.3H12c-1.1 0-2 .9-2 2v24c0 1.1.9 2 2 2h16c1.1 0 2-.9 2-2V10c0-.3-.1-.5-.3-.7M22 4.4l5.6 5.6H22zM28 28H12V4h8v6c0 1.1.9 2 2 2h6z\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"object","properties":{"query":{"type":"string","minLength":1,"maxLength":200000,"description":"What is looked for, in words."},"images":{"minItems":1,"maxItems":256,"type":"array","items":{"title":"Image","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"image"},"description":"The pages to search, as images. From 1 to 256."}},"required":["query","images"]},
    parameters: {"type":"object","properties":{"top_k":{"description":"How many pages to return, best first. From 1 to 256; default: all.","type":"integer","minimum":1,"maximum":256,"x-label":"Pages to return","x-usual":[1,20],"x-common":true}},"additionalProperties":{}},
    output: {"type":"array","items":{"type":"object","properties":{"index":{"type":"integer","minimum":0,"maximum":9007199254740991,"description":"Which page, counted from 0 in the order of the input.","x-role":"index","x-of":"/images"},"score":{"type":"number","description":"How well the page fits the query: higher is better. Comparable only within one query and model.","x-role":"score"}},"required":["index","score"]}},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/visual-document-retrieval/showcase.ts')).default,
}

export default task
