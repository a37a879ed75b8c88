// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/sentence-similarity/examples.ts'
import schema from '../compiled/sentence-similarity.ts'

const task: RegisteredTask<'sentence-similarity'> = {
  id: "sentence-similarity",
  name: "Sentence Similarity",
  modality: "nlp",
  summary: "Says how near the meanings of sentences are to that of one sentence.",
  icon: "<path fill=\"currentColor\" d=\"M28 6H18V4a2 2 0 0 0-2-2H4a2 2 0 0 0-2 2v20a2 2 0 0 0 2 2h10v2a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8a2 2 0 0 0-2-2M4 15h6.17l-2.58 2.59L9 19l5-5l-5-5l-1.41 1.41L10.17 13H4V4h12v20H4Zm12 13v-2a2 2 0 0 0 2-2V8h10v9h-6.17l2.58-2.59L23 13l-5 5l5 5l1.41-1.41L21.83 19H28v9Z\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"object","properties":{"source_sentence":{"type":"string","minLength":1,"maxLength":200000,"description":"The sentence that the others are compared with."},"sentences":{"minItems":1,"maxItems":1000,"type":"array","items":{"type":"string","minLength":1,"maxLength":200000},"description":"The other sentences. From 1 to 1000."}},"required":["source_sentence","sentences"]},
    parameters: {"type":"object","properties":{},"additionalProperties":{}},
    output: {"type":"array","items":{"type":"number","x-role":"score","x-of":"/sentences"},"description":"For each of the other sentences, in their order, how near it is: usually a cosine from -1 to 1."},
  },
  examples,
}

export default task
