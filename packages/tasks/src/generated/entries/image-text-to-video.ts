// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/image-text-to-video/examples.ts'
import schema from '../compiled/image-text-to-video.ts'

const task: RegisteredTask<'image-text-to-video'> = {
  id: "image-text-to-video",
  name: "Image-Text-to-Video",
  modality: "multimodal",
  summary: "Makes a video from words, beginning with an image if given.",
  icon: "<path fill=\"currentColor\" d=\"M13 11v10l8-5z\"/><path fill=\"currentColor\" d=\"M28 6H4c-1.103 0-2 .898-2 2v16c0 1.103.897 2 2 2h24c1.103 0 2-.897 2-2V8c0-1.102-.897-2-2-2m0 18H4V8h24z\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"object","properties":{"prompt":{"type":"string","minLength":1,"maxLength":200000,"description":"What happens in the video, and how the camera moves."},"image":{"description":"The image that the video begins with. Without it the model makes one up from the words.","title":"Image","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"image"}},"required":["prompt"]},
    parameters: {"type":"object","properties":{"guidance_scale":{"description":"How closely the result follows the prompt: higher is closer and less varied. From 0 to 100; default: the model’s.","type":"number","minimum":0,"maximum":100,"x-usual":[0,20],"x-common":true},"negative_prompt":{"description":"What the result should not show.","type":"string","minLength":1,"maxLength":200000,"x-common":true},"num_inference_steps":{"description":"Steps of denoising: more is finer and slower. From 1 to 1000; default: the model’s.","type":"integer","minimum":1,"maximum":1000,"x-label":"Denoising steps","x-usual":[1,100],"x-common":true},"seed":{"description":"Start of the random numbers: the same seed gives the same result on the same model. Default: random.","type":"integer","minimum":0,"maximum":9007199254740991,"x-label":"Random seed","x-common":true},"num_frames":{"description":"How many frames to make. From 1 to 1000; default: the model’s.","type":"integer","minimum":1,"maximum":1000,"x-label":"Frames","x-usual":[1,128],"x-common":true},"target_size":{"description":"Size of the result. Default: the model’s.","type":"object","properties":{"width":{"type":"integer","minimum":1,"maximum":16384,"description":"Width in pixels, from 1 to 16384."},"height":{"type":"integer","minimum":1,"maximum":16384,"description":"Height in pixels, from 1 to 16384."}},"required":["width","height"],"title":"TargetSize","x-common":true}},"additionalProperties":{}},
    output: {"type":"object","properties":{"video":{"description":"The new video.","title":"Video","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"video"}},"required":["video"]},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/image-text-to-video/showcase.ts')).default,
}

export default task
