// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { RegisteredTask } from '../../registeredTask.ts'
import examples from '../../tasks/robotics/examples.ts'
import schema from '../compiled/robotics.ts'

const task: RegisteredTask<'robotics'> = {
  id: "robotics",
  name: "Robotics",
  modality: "rl",
  summary: "Chooses the next movements of a robot from its joints, its cameras and an order in words.",
  icon: "<path fill=\"currentColor\" d=\"M18 10h2v2h-2zm-6 0h2v2h-2z\"/><path fill=\"currentColor\" d=\"M26 20h-5v-2h1a2 2 0 0 0 2-2v-4h2v-2h-2V8a2 2 0 0 0-2-2h-2V2h-2v4h-4V2h-2v4h-2a2 2 0 0 0-2 2v2H6v2h2v4a2 2 0 0 0 2 2h1v2H6a2 2 0 0 0-2 2v8h2v-8h20v8h2v-8a2 2 0 0 0-2-2M10 8h12v8H10Zm3 10h6v2h-6Z\"/>",
  schema,
  jsonSchema: {
    inputs: {"type":"object","properties":{"observation":{"type":"object","properties":{"state":{"minItems":1,"maxItems":1024,"type":"array","items":{"type":"number"},"description":"Positions of the joints and the gripper, in the order and the units that the policy was trained with. From 1 to 1024."},"images":{"description":"What each camera sees, by the names that the policy was trained with.","type":"object","propertyNames":{"type":"string","minLength":1,"maxLength":100},"additionalProperties":{"title":"Image","type":"string","maxLength":28963028,"pattern":"^(?:[hH][tT][tT][pP][sS]?://[^/?#\\t\\n\\v\\f\\r    -     　﻿]+(?:[/?#][^\\t\\n\\v\\f\\r    -     　﻿]*)?|[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,(?:\\r*\\n)*[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2}|(?:\\r*\\n)*(?:[A-Za-z0-9+/_-](?:\\r*\\n)*){16}(?:[A-Za-z0-9+/_-]*\\r*\\n)*[A-Za-z0-9+/_-]*(?:=(?:\\r*\\n)*){0,2})$","if":{"not":{"pattern":"^[hH][tT][tT][pP][sS]?:"}},"else":{"maxLength":2048,"not":{"pattern":"\\n$"}},"x-media":"image"}}},"required":["state"],"description":"What the robot senses at this moment."},"instruction":{"description":"What the robot should do, in words, for policies that take orders.","type":"string","minLength":1,"maxLength":200000}},"required":["observation"]},
    parameters: {"type":"object","properties":{"n_action_steps":{"description":"How many steps of the plan to return. From 1 to 1000; default: the policy’s.","type":"integer","minimum":1,"maximum":1000,"x-label":"Steps to return","x-usual":[1,100]}},"additionalProperties":{}},
    output: {"type":"object","properties":{"actions":{"type":"array","items":{"type":"array","items":{"type":"number"}},"description":"The next steps, first one first: in each a target for every joint, in the policy’s order and units.","x-role":"array","x-axes":["step","dimension"]}},"required":["actions"]},
  },
  examples,
  loadShowcase: async () => (await import('../../tasks/robotics/showcase.ts')).default,
}

export default task
