// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/video-to-video/examples.ts'
import schema from '../compiled/video-to-video.ts'

const task: RegisteredTask<'video-to-video'> = {
  id: "video-to-video",
  name: "Video-to-Video",
  modality: "cv",
  summary: "Turns a video into another: edits, restyles, restores or enlarges it.",
  icon: "<path fill=\"currentColor\" d=\"M21 26H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h17a2 2 0 0 1 2 2v4.06l5.42-3.87A1 1 0 0 1 30 9v14a1 1 0 0 1-1.58.81L23 19.94V24a2 2 0 0 1-2 2M4 8v16h17v-6a1 1 0 0 1 1.58-.81L28 21.06V10.94l-5.42 3.87A1 1 0 0 1 21 14V8Z\"/>",
  schema,
  jsonSchema: {
    inputs: {"description":"The video to change.","title":"Video","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"video"},
    parameters: {"type":"object","properties":{"prompt":{"description":"What to change, or what the result should show, in words.","type":"string","minLength":1,"maxLength":200000,"x-common":true},"guidance_scale":{"description":"How closely the result follows the prompt: higher is closer and less varied. From 0 to 100; default: the model’s.","type":"number","minimum":0,"maximum":100,"x-usual":[0,20],"x-common":true},"negative_prompt":{"description":"What the result should not show.","type":"string","minLength":1,"maxLength":200000,"x-common":true},"num_inference_steps":{"description":"Steps of denoising: more is finer and slower. From 1 to 1000; default: the model’s.","type":"integer","minimum":1,"maximum":1000,"x-label":"Denoising steps","x-usual":[1,100],"x-common":true},"seed":{"description":"Start of the random numbers: the same seed gives the same result on the same model. Default: random.","type":"integer","minimum":0,"maximum":9007199254740991,"x-label":"Random seed","x-common":true},"strength":{"description":"How much of the video may change: 0 keeps it, 1 redraws it. From 0 to 1; default: the model’s.","type":"number","minimum":0,"maximum":1,"x-common":true},"num_frames":{"description":"How many frames to make. From 1 to 1000; default: the model’s.","type":"integer","minimum":1,"maximum":1000,"x-label":"Frames","x-usual":[1,128],"x-common":true},"target_size":{"description":"Size of the result. Default: the model’s.","type":"object","properties":{"width":{"type":"integer","minimum":1,"maximum":16384,"description":"Width in pixels, from 1 to 16384."},"height":{"type":"integer","minimum":1,"maximum":16384,"description":"Height in pixels, from 1 to 16384."}},"required":["width","height"],"title":"TargetSize","x-common":true}},"additionalProperties":{}},
    output: {"type":"object","properties":{"video":{"description":"The changed video.","title":"Video","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"video"}},"required":["video"]},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/video-to-video/showcase.ts')).default,
}

export default task
