// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/zero-shot-audio-classification/examples.ts'
import schema from '../compiled/zero-shot-audio-classification.ts'

const task: RegisteredTask<'zero-shot-audio-classification'> = {
  id: "zero-shot-audio-classification",
  name: "Zero-Shot Audio Classification",
  modality: "audio",
  summary: "Says which of several classes a sound belongs to, with classes that the caller makes up.",
  icon: "<path fill=\"currentColor\" d=\"M19 19h-2v-6h2zM4 10H2v12h2zm10 0h-2v12h2zm10 0h-2v12h2zM9 6H7v20h2zm20 0h-2v20h2z\"/>",
  schema,
  jsonSchema: {
    inputs: {"description":"The sound to classify.","title":"Audio","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"audio"},
    parameters: {"type":"object","properties":{"candidate_labels":{"minItems":1,"maxItems":100,"type":"array","items":{"type":"string","minLength":1,"maxLength":200,"title":"CandidateLabel","description":"A class to choose from, in words."},"description":"The classes to choose from, in words. From 1 to 100."},"hypothesis_template":{"description":"Sentence that makes a statement of a class; {} stands for the class. Default \"This is a sound of {}.\".","type":"string","maxLength":500,"pattern":"\\{\\}","default":"This is a sound of {}.","x-label":"Sentence for a class","x-common":true}},"required":["candidate_labels"],"additionalProperties":{}},
    output: {"type":"array","items":{"type":"object","properties":{"label":{"type":"string","description":"Name of the class.","x-role":"label"},"score":{"type":"number","description":"How sure the model is. A probability from 0 to 1, unless function_to_apply is \"none\".","x-role":"score"}},"required":["label","score"],"title":"Classification","description":"One class and how probable the model finds it."}},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/zero-shot-audio-classification/showcase.ts')).default,
}

export default task
