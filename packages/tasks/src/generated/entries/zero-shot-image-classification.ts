// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/zero-shot-image-classification/examples.ts'
import schema from '../compiled/zero-shot-image-classification.ts'

const task: RegisteredTask<'zero-shot-image-classification'> = {
  id: "zero-shot-image-classification",
  name: "Zero-Shot Image Classification",
  modality: "cv",
  summary: "Puts an image into one of several classes that the caller makes up in words.",
  icon: "<path fill=\"currentColor\" d=\"M4 20v2h4.586L2 28.586L3.414 30L10 23.414V28h2v-8zm15-6a3 3 0 1 0-3-3a3 3 0 0 0 3 3m0-4a1 1 0 1 1-1 1a1 1 0 0 1 1-1\"/><path fill=\"currentColor\" d=\"M26 4H6a2 2 0 0 0-2 2v10h2V6h20v15.17l-3.59-3.59a2 2 0 0 0-2.82 0L18 19.17L11.83 13l-1.414 1.416L14 18l2.59 2.59a2 2 0 0 0 2.82 0L21 19l5 5v2H16v2h10a2 2 0 0 0 2-2V6a2 2 0 0 0-2-2\"/>",
  schema,
  jsonSchema: {
    inputs: {"description":"The image to classify.","title":"Image","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"image"},
    parameters: {"type":"object","properties":{"candidate_labels":{"minItems":1,"maxItems":100,"type":"array","items":{"type":"string","minLength":1,"maxLength":200,"title":"CandidateLabel","description":"A class to choose from, in words."},"description":"The classes to choose from, in words. From 1 to 100."},"hypothesis_template":{"description":"Sentence that makes a statement of a class; {} stands for the class. Default \"This is a photo of {}.\".","type":"string","maxLength":500,"pattern":"\\{\\}","default":"This is a photo of {}.","x-label":"Sentence for a class","x-common":true}},"required":["candidate_labels"],"additionalProperties":{}},
    output: {"type":"array","items":{"type":"object","properties":{"label":{"type":"string","description":"One of the candidate labels.","x-role":"label"},"score":{"type":"number","description":"How well the label fits, from 0 to 1. Scores of CLIP-like models sum to 1; those of SigLIP-like models are independent.","x-role":"score"}},"required":["label","score"]}},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/zero-shot-image-classification/showcase.ts')).default,
}

export default task
