// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/zero-shot-object-detection/examples.ts'
import schema from '../compiled/zero-shot-object-detection.ts'

const task: RegisteredTask<'zero-shot-object-detection'> = {
  id: "zero-shot-object-detection",
  name: "Zero-Shot Object Detection",
  modality: "cv",
  summary: "Finds objects in an image that the caller names in words, each with a box around it.",
  icon: "<path fill=\"currentColor\" d=\"M30 6h-4V2h-2v4h-4v2h4v4h2V8h4zm-6 22.586l-5.975-5.975a9.023 9.023 0 1 0-1.414 1.414L22.586 30ZM4 17a7 7 0 1 1 7 7a7.01 7.01 0 0 1-7-7\"/>",
  schema,
  jsonSchema: {
    inputs: {"description":"The image to look for objects in.","title":"Image","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"image"},
    parameters: {"type":"object","properties":{"candidate_labels":{"minItems":1,"maxItems":100,"type":"array","items":{"type":"string","minLength":1,"maxLength":200,"title":"CandidateLabel","description":"A class to choose from, in words."},"description":"The classes to choose from, in words. From 1 to 100."},"hypothesis_template":{"description":"Sentence that makes a statement of a class; {} stands for the class. Default \"{}\".","type":"string","maxLength":500,"pattern":"\\{\\}","default":"{}","x-label":"Sentence for a class","x-common":true},"threshold":{"description":"Leaves out objects with a lower score. From 0 to 1; default 0.1.","type":"number","minimum":0,"maximum":1,"default":0.1,"x-label":"Lowest score","x-common":true},"top_k":{"description":"How many objects to return, most probable first. From 1 to 1000; default: all above threshold.","type":"integer","minimum":1,"maximum":1000,"x-label":"Objects to return","x-usual":[1,20],"x-common":true}},"required":["candidate_labels"],"additionalProperties":{}},
    output: {"type":"array","items":{"type":"object","properties":{"label":{"type":"string","description":"What the object is.","x-role":"label"},"score":{"type":"number","description":"How sure the model is, from 0 to 1.","x-role":"score"},"box":{"type":"object","properties":{"xmin":{"type":"number","description":"Left edge in pixels.","x-role":"left","x-unit":"pixel"},"ymin":{"type":"number","description":"Top edge in pixels.","x-role":"top","x-unit":"pixel"},"xmax":{"type":"number","description":"Right edge in pixels.","x-role":"right","x-unit":"pixel"},"ymax":{"type":"number","description":"Bottom edge in pixels.","x-role":"bottom","x-unit":"pixel"}},"required":["xmin","ymin","xmax","ymax"],"title":"BoundingBox","description":"Where the object is.","x-role":"box","x-of":""}},"required":["label","score","box"],"title":"DetectedObject","description":"An object that was found in an image."}},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/zero-shot-object-detection/showcase.ts')).default,
}

export default task
