// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/voice-activity-detection/examples.ts'
import schema from '../compiled/voice-activity-detection.ts'

const task: RegisteredTask<'voice-activity-detection'> = {
  id: "voice-activity-detection",
  name: "Voice Activity Detection",
  modality: "audio",
  summary: "Finds where somebody speaks in a recording.",
  icon: "<path fill=\"currentColor\" d=\"M26 30h-2v-3h-4a5.006 5.006 0 0 1-5-5v-1.28l-2.316-.771a1 1 0 0 1-.541-1.463L15 13.723V11a9.01 9.01 0 0 1 9-9h5v2h-5a7.01 7.01 0 0 0-7 7v3a1 1 0 0 1-.143.514L14.5 18.446l1.817.605A1 1 0 0 1 17 20v2a3.003 3.003 0 0 0 3 3h5a1 1 0 0 1 1 1Z\"/><path fill=\"currentColor\" d=\"M19 12h4v2h-4zM9.333 25.217a7 7 0 0 1 0-10.434l1.333 1.49a5 5 0 0 0 0 7.453Z\"/><path fill=\"currentColor\" d=\"M6.4 28.8a11.002 11.002 0 0 1 0-17.6l1.2 1.6a9 9 0 0 0 0 14.401Z\"/>",
  schema,
  jsonSchema: {
    inputs: {"description":"The recording to search for speech.","title":"Audio","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"audio"},
    parameters: {"type":"object","properties":{"onset":{"description":"Speech begins when its score rises above this. From 0 to 1; default: the model’s.","type":"number","minimum":0,"maximum":1,"x-label":"Speech begins above"},"offset":{"description":"Speech ends when its score falls below this. From 0 to 1; default: the same as onset.","type":"number","minimum":0,"maximum":1,"x-label":"Speech ends below"},"min_duration_on":{"description":"Speech that is shorter than this many seconds is left out. From 0 to 60; default: the model’s.","type":"number","minimum":0,"maximum":60,"x-role":"quantity","x-unit":"second","x-label":"Shortest speech (seconds)","x-usual":[0,5]},"min_duration_off":{"description":"Pauses that are shorter than this many seconds are filled. From 0 to 60; default: the model’s.","type":"number","minimum":0,"maximum":60,"x-role":"quantity","x-unit":"second","x-label":"Shortest pause (seconds)","x-usual":[0,5]}},"additionalProperties":{}},
    output: {"type":"array","items":{"type":"object","properties":{"start":{"type":"number","minimum":0,"description":"Where the speech begins, in seconds.","x-role":"start","x-unit":"second"},"end":{"type":"number","minimum":0,"description":"Where the speech ends, in seconds.","x-role":"end","x-unit":"second"},"score":{"description":"How sure the model is, from 0 to 1.","type":"number","x-role":"score"},"label":{"description":"What is heard, from models that tell more than speech, such as \"speaker 1\".","type":"string","x-role":"label"}},"required":["start","end"]}},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/voice-activity-detection/showcase.ts')).default,
}

export default task
