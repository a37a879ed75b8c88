// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/text-to-image/examples.ts'
import schema from '../compiled/text-to-image.ts'

const task: RegisteredTask<'text-to-image'> = {
  id: "text-to-image",
  name: "Text-to-Image",
  modality: "cv",
  summary: "Makes an image from a description in words.",
  icon: "<path fill=\"currentColor\" d=\"M28.83 23.17L23 17.33V13a1 1 0 0 0-.29-.71l-10-10a1 1 0 0 0-1.42 0l-9 9a1 1 0 0 0 0 1.42l10 10A1 1 0 0 0 13 23h4.34l5.83 5.84a4 4 0 0 0 5.66-5.66ZM6 10.41l2.29 2.3l1.42-1.42L7.41 9L9 7.41l4.29 4.3l1.42-1.42L10.41 6L12 4.41L18.59 11L11 18.59L4.41 12Zm21.41 17a2 2 0 0 1-2.82 0l-6.13-6.12a1.8 1.8 0 0 0-.71-.29h-4.34l-1-1L20 12.41l1 1v4.34a1 1 0 0 0 .29.7l6.12 6.14a2 2 0 0 1 0 2.82\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"string","minLength":1,"maxLength":200000,"description":"What the image should show, in words."},
    parameters: {"type":"object","properties":{"guidance_scale":{"description":"How closely the result follows the prompt: higher is closer and less varied. From 0 to 100; default: the model’s.","type":"number","minimum":0,"maximum":100,"x-usual":[0,20],"x-common":true},"negative_prompt":{"description":"What the result should not show.","type":"string","minLength":1,"maxLength":200000,"x-common":true},"num_inference_steps":{"description":"Steps of denoising: more is finer and slower. From 1 to 1000; default: the model’s.","type":"integer","minimum":1,"maximum":1000,"x-label":"Denoising steps","x-usual":[1,100],"x-common":true},"seed":{"description":"Start of the random numbers: the same seed gives the same result on the same model. Default: random.","type":"integer","minimum":0,"maximum":9007199254740991,"x-label":"Random seed","x-common":true},"width":{"description":"Width of the image in pixels. From 1 to 16384; default: the model’s.","type":"integer","minimum":1,"maximum":16384},"height":{"description":"Height of the image in pixels. From 1 to 16384; default: the model’s.","type":"integer","minimum":1,"maximum":16384},"scheduler":{"description":"Name of the sampler, as the model’s library calls it. Default: the model’s.","type":"string","minLength":1,"maxLength":100,"x-label":"Sampler"}},"additionalProperties":{}},
    output: {"type":"object","properties":{"image":{"description":"The image that the model made.","title":"Image","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"image"}},"required":["image"]},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/text-to-image/showcase.ts')).default,
}

export default task
