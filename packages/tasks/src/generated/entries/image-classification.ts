// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/image-classification/examples.ts'
import schema from '../compiled/image-classification.ts'

const task: RegisteredTask<'image-classification'> = {
  id: "image-classification",
  name: "Image Classification",
  modality: "cv",
  summary: "Says what an image shows, as one of several classes.",
  icon: "<path fill=\"currentColor\" d=\"M19 14a3 3 0 1 0-3-3a3 3 0 0 0 3 3m0-4a1 1 0 1 1-1 1a1 1 0 0 1 1-1\"/><path fill=\"currentColor\" d=\"M26 4H6a2 2 0 0 0-2 2v20a2 2 0 0 0 2 2h20a2 2 0 0 0 2-2V6a2 2 0 0 0-2-2m0 22H6v-6l5-5l5.59 5.59a2 2 0 0 0 2.82 0L21 19l5 5Zm0-4.83l-3.59-3.59a2 2 0 0 0-2.82 0L18 19.17l-5.59-5.59a2 2 0 0 0-2.82 0L6 17.17V6h20Z\"/>",
  schema,
  jsonSchema: {
    inputs: {"description":"The image to classify.","title":"Image","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"image"},
    parameters: {"type":"object","properties":{"top_k":{"description":"How many classes to return, most probable first. At least 1; null: all of them; default 5.","anyOf":[{"type":"integer","minimum":1,"maximum":1000},{"type":"null"}],"default":5,"x-label":"Classes to return","x-usual":[1,20],"x-common":true},"confidence_threshold":{"description":"Leaves out classes with a lower score. From 0 to 1; default 0.","type":"number","minimum":0,"maximum":1,"default":0,"x-label":"Lowest score","x-common":true},"function_to_apply":{"description":"How the model’s raw numbers become scores. Default: \"softmax\" for one class of several, \"sigmoid\" for classes that are independent or a single one, \"none\" for regression.","type":"string","enum":["sigmoid","softmax","none"],"title":"FunctionToApply","x-label":"Score function"}},"additionalProperties":{}},
    output: {"type":"array","items":{"type":"object","properties":{"label":{"type":"string","description":"Name of the class.","x-role":"label"},"score":{"type":"number","description":"How sure the model is. A probability from 0 to 1, unless function_to_apply is \"none\".","x-role":"score"}},"required":["label","score"],"title":"Classification","description":"One class and how probable the model finds it."}},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/image-classification/showcase.ts')).default,
}

export default task
