// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/image-segmentation/examples.ts'
import schema from '../compiled/image-segmentation.ts'

const task: RegisteredTask<'image-segmentation'> = {
  id: "image-segmentation",
  name: "Image Segmentation",
  modality: "cv",
  summary: "Divides an image into segments and says what each shows.",
  icon: "<path fill=\"currentColor\" d=\"m19.05 13.733l-1-1.733l-10.122 5.846l-.997-.576a3 3 0 0 0 .667-.769A3 3 0 1 0 3.5 17.599L5.928 19L3.5 20.402a3.034 3.034 0 1 0 3.44.323l.988-.57L14.59 24l1-1.73L9.928 19ZM4.034 15.26a1 1 0 1 1 .466.607a1 1 0 0 1-.466-.607M5 22a1 1 0 1 1-.865 1.5A1 1 0 0 1 5 22m12 4h4v2h-4zm-7 0h4v2h-4z\"/><path fill=\"currentColor\" d=\"M28 28h-4v-2h4V4H7v4H5V4a2 2 0 0 1 2-2h21a2 2 0 0 1 2 2v22a2 2 0 0 1-2 2\"/>",
  schema,
  jsonSchema: {
    inputs: {"description":"The image to cut into segments.","title":"Image","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"image"},
    parameters: {"type":"object","properties":{"subtask":{"description":"What a segment is: one object (\"instance\"), everything of one class (\"semantic\"), or objects and the rest by class (\"panoptic\"). Default: the first of panoptic, instance and semantic that the model can do.","type":"string","enum":["instance","panoptic","semantic"],"x-label":"Kind of segments","x-common":true},"threshold":{"description":"Leaves out segments with a lower score. From 0 to 1; default 0.9.","type":"number","minimum":0,"maximum":1,"default":0.9,"x-label":"Lowest score","x-common":true},"mask_threshold":{"description":"How sure the model has to be that a pixel belongs to a segment. From 0 to 1; default 0.5.","type":"number","minimum":0,"maximum":1,"default":0.5,"x-label":"Mask threshold"},"overlap_mask_area_threshold":{"description":"Leaves out a segment when others cover it so far that a smaller share of it than this remains. From 0 to 1; default 0.5.","type":"number","minimum":0,"maximum":1,"default":0.5,"x-label":"Lowest share that stays visible"}},"additionalProperties":{}},
    output: {"type":"array","items":{"type":"object","properties":{"label":{"type":"string","description":"What the segment shows.","x-role":"label"},"mask":{"description":"Where the segment is: a grey image of the size of the input, white inside and black outside.","x-role":"mask","x-of":"","title":"Image","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"image"},"score":{"description":"How sure the model is, from 0 to 1. Missing or null for semantic segments.","x-role":"score","type":["number","null"]}},"required":["label","mask"]}},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/image-segmentation/showcase.ts')).default,
}

export default task
