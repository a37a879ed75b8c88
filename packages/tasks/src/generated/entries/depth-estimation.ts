// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/depth-estimation/examples.ts'
import schema from '../compiled/depth-estimation.ts'

const task: RegisteredTask<'depth-estimation'> = {
  id: "depth-estimation",
  name: "Depth Estimation",
  modality: "cv",
  summary: "Says for every pixel of an image how far away it is.",
  icon: "<path fill=\"currentColor\" d=\"M16 24a1 1 0 0 1-.474-.12l-13-7l.948-1.76L16 21.864l12.526-6.744l.948 1.76l-13 7A1 1 0 0 1 16 24\"/><path fill=\"currentColor\" d=\"M16 30a1 1 0 0 1-.474-.12l-13-7l.948-1.76L16 27.864l12.526-6.744l.948 1.76l-13 7A1 1 0 0 1 16 30m0-12a1 1 0 0 1-.474-.12l-13-7a1 1 0 0 1 0-1.76l13-7a1 1 0 0 1 .948 0l13 7a1 1 0 0 1 0 1.76l-13 7A1 1 0 0 1 16 18M5.11 10L16 15.864L26.89 10L16 4.136Z\"/>",
  schema,
  jsonSchema: {
    inputs: {"description":"The image whose depth to estimate.","title":"Image","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"image"},
    parameters: {"type":"object","properties":{},"additionalProperties":{}},
    output: {"type":"object","properties":{"depth":{"description":"The depth map as a grey image of the size of the input: black is the least depth in it, white the greatest.","title":"Image","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"image"},"predicted_depth":{"description":"The model’s numbers, row by row from the top, usually one for each pixel of the input. In metres for metric models; otherwise only their order means something.","maxItems":16384,"type":"array","items":{"maxItems":16384,"type":"array","items":{"type":"number"}},"x-role":"array","x-axes":["y","x"]}},"required":["depth"]},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/depth-estimation/showcase.ts')).default,
}

export default task
