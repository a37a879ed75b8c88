// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/image-to-video/examples.ts'
import schema from '../compiled/image-to-video.ts'

const task: RegisteredTask<'image-to-video'> = {
  id: "image-to-video",
  name: "Image-to-Video",
  modality: "cv",
  summary: "Sets an image in motion, if asked for as a prompt says.",
  icon: "<path fill=\"currentColor\" d=\"m24 20l-1.41 1.41L26.17 25H10a4 4 0 0 1 0-8h12a6 6 0 0 0 0-12H5.83l3.58-3.59L8 0L2 6l6 6l1.41-1.41L5.83 7H22a4 4 0 0 1 0 8H10a6 6 0 0 0 0 12h16.17l-3.58 3.59L24 32l6-6Z\"/>",
  schema,
  jsonSchema: {
    inputs: {"description":"The image to set in motion, most often the first frame.","title":"Image","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"image"},
    parameters: {"type":"object","properties":{"prompt":{"description":"What should happen in the video, in words.","type":"string","minLength":1,"maxLength":200000,"x-common":true},"guidance_scale":{"description":"How closely the result follows the prompt: higher is closer and less varied. From 0 to 100; default: the model’s.","type":"number","minimum":0,"maximum":100,"x-usual":[0,20],"x-common":true},"negative_prompt":{"description":"What the result should not show.","type":"string","minLength":1,"maxLength":200000,"x-common":true},"num_inference_steps":{"description":"Steps of denoising: more is finer and slower. From 1 to 1000; default: the model’s.","type":"integer","minimum":1,"maximum":1000,"x-label":"Denoising steps","x-usual":[1,100],"x-common":true},"seed":{"description":"Start of the random numbers: the same seed gives the same result on the same model. Default: random.","type":"integer","minimum":0,"maximum":9007199254740991,"x-label":"Random seed","x-common":true},"num_frames":{"description":"How many frames to make. From 1 to 1000; default: the model’s.","type":"integer","minimum":1,"maximum":1000,"x-label":"Frames","x-usual":[1,128],"x-common":true},"target_size":{"description":"Size of the result. Default: the model’s.","type":"object","properties":{"width":{"type":"integer","minimum":1,"maximum":16384,"description":"Width in pixels, from 1 to 16384."},"height":{"type":"integer","minimum":1,"maximum":16384,"description":"Height in pixels, from 1 to 16384."}},"required":["width","height"],"title":"TargetSize","x-common":true}},"additionalProperties":{}},
    output: {"type":"object","properties":{"video":{"description":"The video that the model made.","title":"Video","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"video"}},"required":["video"]},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/image-to-video/showcase.ts')).default,
}

export default task
