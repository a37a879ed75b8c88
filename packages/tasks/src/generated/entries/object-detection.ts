// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/object-detection/examples.ts'
import schema from '../compiled/object-detection.ts'

const task: RegisteredTask<'object-detection'> = {
  id: "object-detection",
  name: "Object Detection",
  modality: "cv",
  summary: "Finds the objects of known classes in an image, each with a box around it.",
  icon: "<path fill=\"currentColor\" d=\"M8 26H4a2 2 0 0 1-2-2v-4h2v4h4ZM2 12h2v4H2zm24-4h-2V4h-4V2h4a2 2 0 0 1 2 2ZM12 2h4v2h-4zM4 8H2V4a2 2 0 0 1 2-2h4v2H4Zm23 24a1 1 0 0 1-.707-.293l-6.138-6.138l-3.323 4.986a1 1 0 0 1-1.79-.268l-6-20a1 1 0 0 1 1.245-1.245l20 6a1 1 0 0 1 .268 1.79l-4.986 3.323l6.138 6.138a1 1 0 0 1 0 1.414l-4 4A1 1 0 0 1 27 32m0-2.414L29.586 27l-7.155-7.155l5.246-3.498l-16.185-4.855l4.855 16.185l3.498-5.246Z\"/>",
  schema,
  jsonSchema: {
    inputs: {"description":"The image to look for objects in.","title":"Image","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"image"},
    parameters: {"type":"object","properties":{"threshold":{"description":"Leaves out objects with a lower score. From 0 to 1; default 0.5.","type":"number","minimum":0,"maximum":1,"default":0.5,"x-label":"Lowest score","x-common":true}},"additionalProperties":{}},
    output: {"type":"array","items":{"type":"object","properties":{"label":{"type":"string","description":"What the object is.","x-role":"label"},"score":{"type":"number","description":"How sure the model is, from 0 to 1.","x-role":"score"},"box":{"type":"object","properties":{"xmin":{"type":"number","description":"Left edge in pixels.","x-role":"left","x-unit":"pixel"},"ymin":{"type":"number","description":"Top edge in pixels.","x-role":"top","x-unit":"pixel"},"xmax":{"type":"number","description":"Right edge in pixels.","x-role":"right","x-unit":"pixel"},"ymax":{"type":"number","description":"Bottom edge in pixels.","x-role":"bottom","x-unit":"pixel"}},"required":["xmin","ymin","xmax","ymax"],"title":"BoundingBox","description":"Where the object is.","x-role":"box","x-of":""}},"required":["label","score","box"],"title":"DetectedObject","description":"An object that was found in an image."}},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/object-detection/showcase.ts')).default,
}

export default task
