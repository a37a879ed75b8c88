// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/image-to-3d/examples.ts'
import schema from '../compiled/image-to-3d.ts'

const task: RegisteredTask<'image-to-3d'> = {
  id: "image-to-3d",
  name: "Image-to-3D",
  modality: "cv",
  summary: "Makes a three-dimensional model of the object in an image.",
  icon: "<circle cx=\"16\" cy=\"16\" r=\"2\" fill=\"currentColor\"/><path fill=\"currentColor\" d=\"M23.777 15.479A8.64 8.64 0 0 0 16 10a8.64 8.64 0 0 0-7.777 5.479L8 16l.223.522A8.64 8.64 0 0 0 16 22a8.64 8.64 0 0 0 7.777-5.478L24 16ZM16 20a4 4 0 1 1 4-4a4.005 4.005 0 0 1-4 4\"/><path fill=\"currentColor\" d=\"m28.504 8.136l-12-7a1 1 0 0 0-1.008 0l-12 7A1 1 0 0 0 3 9v14a1 1 0 0 0 .496.864l12 7a1 1 0 0 0 1.008 0l12-7A1 1 0 0 0 29 23V9a1 1 0 0 0-.496-.864M27 22.426l-11 6.416l-11-6.416V9.574l11-6.416l11 6.416Z\"/>",
  schema,
  jsonSchema: {
    inputs: {"description":"The image of the object to model.","title":"Image","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"image"},
    parameters: {"type":"object","properties":{"remove_background":{"description":"Whether to cut the object out of the image first. Default: true when the image has no transparent pixels.","type":"boolean","x-label":"Cut out the object","x-common":true},"guidance_scale":{"description":"How closely the result follows the prompt: higher is closer and less varied. From 0 to 100; default: the model’s.","type":"number","minimum":0,"maximum":100,"x-usual":[0,20],"x-common":true},"num_inference_steps":{"description":"Steps of denoising: more is finer and slower. From 1 to 1000; default: the model’s.","type":"integer","minimum":1,"maximum":1000,"x-label":"Denoising steps","x-usual":[1,100],"x-common":true},"seed":{"description":"Start of the random numbers: the same seed gives the same result on the same model. Default: random.","type":"integer","minimum":0,"maximum":9007199254740991,"x-label":"Random seed","x-common":true}},"additionalProperties":{}},
    output: {"type":"object","properties":{"mesh":{"description":"The model as glTF binary.","title":"Model3d","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"3d"}},"required":["mesh"]},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/image-to-3d/showcase.ts')).default,
}

export default task
