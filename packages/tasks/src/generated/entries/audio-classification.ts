// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/audio-classification/examples.ts'
import schema from '../compiled/audio-classification.ts'

const task: RegisteredTask<'audio-classification'> = {
  id: "audio-classification",
  name: "Audio Classification",
  modality: "audio",
  summary: "Says which of several classes a sound belongs to: a word, a speaker, a mood, a noise.",
  icon: "<path fill=\"currentColor\" d=\"M18 30v-2a10.01 10.01 0 0 0 10-10h2a12.013 12.013 0 0 1-12 12\"/><path fill=\"currentColor\" d=\"M18 26v-2a6.007 6.007 0 0 0 6-6h2a8.01 8.01 0 0 1-8 8\"/><path fill=\"currentColor\" d=\"M18 22v-2a2 2 0 0 0 2-2h2a4.004 4.004 0 0 1-4 4M10 2a9.01 9.01 0 0 0-9 9h2a7 7 0 0 1 14 0a7.09 7.09 0 0 1-3.501 6.135l-.499.288v3.073a2.94 2.94 0 0 1-.9 2.152a4.18 4.18 0 0 1-4.633 1.03A4.09 4.09 0 0 1 5 20H3a6.12 6.12 0 0 0 3.67 5.512a5.8 5.8 0 0 0 2.314.486a6.6 6.6 0 0 0 4.478-1.888A4.94 4.94 0 0 0 15 20.496v-1.942A9.11 9.11 0 0 0 19 11a9.01 9.01 0 0 0-9-9\"/><path fill=\"currentColor\" d=\"M9.28 8.083A3.006 3.006 0 0 1 13 11h2a4.98 4.98 0 0 0-1.884-3.911a5.04 5.04 0 0 0-4.281-.957a4.95 4.95 0 0 0-3.703 3.703a5.03 5.03 0 0 0 2.304 5.458A3.08 3.08 0 0 1 9 17.924V20h2v-2.077a5.06 5.06 0 0 0-2.537-4.346a3.002 3.002 0 0 1 .817-5.494\"/>",
  schema,
  jsonSchema: {
    inputs: {"description":"The sound to classify.","title":"Audio","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"audio"},
    parameters: {"type":"object","properties":{"top_k":{"description":"How many classes to return, most probable first. At least 1; null: all of them; default 5.","anyOf":[{"type":"integer","minimum":1,"maximum":1000},{"type":"null"}],"default":5,"x-label":"Classes to return","x-usual":[1,20],"x-common":true},"function_to_apply":{"description":"How the model’s raw numbers become scores. Default: \"sigmoid\" for many independent classes, \"softmax\" otherwise.","type":"string","enum":["sigmoid","softmax","none"],"title":"FunctionToApply","x-label":"Score function"}},"additionalProperties":{}},
    output: {"type":"array","items":{"type":"object","properties":{"label":{"type":"string","description":"Name of the class.","x-role":"label"},"score":{"type":"number","description":"How sure the model is. A probability from 0 to 1, unless function_to_apply is \"none\".","x-role":"score"}},"required":["label","score"],"title":"Classification","description":"One class and how probable the model finds it."}},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/audio-classification/showcase.ts')).default,
}

export default task
