// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/image-feature-extraction/examples.ts'
import schema from '../compiled/image-feature-extraction.ts'

const task: RegisteredTask<'image-feature-extraction'> = {
  id: "image-feature-extraction",
  name: "Image Feature Extraction",
  modality: "cv",
  summary: "Turns an image into numbers that other programs can compare or learn from.",
  icon: "<path fill=\"currentColor\" d=\"M28 23v3.586l-5-5V15a1 1 0 0 0-.553-.894L17 11.381V5.828l2.586 2.586L21 7l-5-5l-5 5l1.414 1.414L15 5.828v5.554l-5.447 2.723A1 1 0 0 0 9 15v6.586l-5 5V23H2v7h7v-2H5.414l4.783-4.783l5.356 2.678a1 1 0 0 0 .894 0l5.356-2.678L26.586 28H23v2h7v-7Zm-13 .382l-4-2v-4.764l4 2Zm1-6.5L12.236 15L16 13.118L19.764 15Zm5 4.5l-4 2v-4.764l4-2Z\"/>",
  schema,
  jsonSchema: {
    inputs: {"description":"The image to turn into numbers.","title":"Image","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"image"},
    parameters: {"type":"object","properties":{"pool":{"description":"Whether to return one vector for the whole image (true) or one for each patch (false). Default: true if the model has a pooling layer.","type":"boolean","x-label":"One vector for the image"},"normalize":{"description":"Whether to scale every vector to length 1, so that a dot product is the cosine. Default false.","type":"boolean","default":false,"x-label":"Scale vectors to length 1","x-common":true}},"additionalProperties":{}},
    output: {"anyOf":[{"minItems":1,"type":"array","items":{"type":"number"},"x-role":"array","x-axes":["dimension"]},{"minItems":1,"type":"array","items":{"minItems":1,"type":"array","items":{"type":"number"},"x-role":"array","x-axes":["dimension"]},"x-role":"array","x-axes":["patch","dimension"]}]},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/image-feature-extraction/showcase.ts')).default,
}

export default task
