// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/text-to-3d/examples.ts'
import schema from '../compiled/text-to-3d.ts'

const task: RegisteredTask<'text-to-3d'> = {
  id: "text-to-3d",
  name: "Text-to-3D",
  modality: "cv",
  summary: "Makes a three-dimensional model from a description in words.",
  icon: "<path d=\"M29.976 15.783l-2-9a1 1 0 0 0-.421-.615l-6-4A1 1 0 0 0 21 2H11a1 1 0 0 0-.555.168l-6 4a1 1 0 0 0-.421.615l-2 9a1.002 1.002 0 0 0 .018.504l3 10a1 1 0 0 0 .67.671l10 3h.006a.979.979 0 0 0 .564 0h.005l10-3a1 1 0 0 0 .671-.67l3-10a1.002 1.002 0 0 0 .018-.505zm-19.05.833l-3.91-7.819l7.282 2.648zM16 12.497L19.589 18H12.41zM19.382 20L16 26.764L12.618 20zm-1.68-8.555l7.281-2.648l-3.91 7.82zm.488-2.305l3.096-4.747l3.515 2.343zM16 8.836L12.846 4h6.308zm-2.19.304L7.2 6.736l3.514-2.343zm-4.844 8.03l-4.802-1.801l1.201-5.402zm5.104 10.207l-6.502-1.95l3.128-4.798zm7.233-6.748l3.129 4.797l-6.502 1.951zm5.332-10.662l1.2 5.402l-4.802 1.8zM4.537 17.645l4.595 1.722l-2.793 4.283zm21.124 6.005l-2.793-4.283l4.595-1.722z\" fill=\"currentColor\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"string","minLength":1,"maxLength":200000,"description":"What to model, in words."},
    parameters: {"type":"object","properties":{"guidance_scale":{"description":"How closely the result follows the prompt: higher is closer and less varied. From 0 to 100; default: the model’s.","type":"number","minimum":0,"maximum":100,"x-usual":[0,20],"x-common":true},"negative_prompt":{"description":"What the result should not show.","type":"string","minLength":1,"maxLength":200000,"x-common":true},"num_inference_steps":{"description":"Steps of denoising: more is finer and slower. From 1 to 1000; default: the model’s.","type":"integer","minimum":1,"maximum":1000,"x-label":"Denoising steps","x-usual":[1,100],"x-common":true},"seed":{"description":"Start of the random numbers: the same seed gives the same result on the same model. Default: random.","type":"integer","minimum":0,"maximum":9007199254740991,"x-label":"Random seed","x-common":true}},"additionalProperties":{}},
    output: {"type":"object","properties":{"mesh":{"description":"The model as glTF binary.","title":"Model3d","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"3d"}},"required":["mesh"]},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/text-to-3d/showcase.ts')).default,
}

export default task
