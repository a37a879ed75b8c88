import * as z from 'zod/mini'
import { integer, optional, required } from '../../schema/describe.ts'
import { image } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'
import { setting } from '../../schema/setting.ts'

const cameraName = z.string().check(z.minLength(1), z.maxLength(100))

export default defineTaskSchema({
  inputs: z.object({
    observation: required(
      'What the robot senses at this moment.',
      z.object({
        state: required(
          'Positions of the joints and the gripper, in the order and the units that the policy was trained with. From 1 to 1024.',
          z.array(z.number()).check(z.minLength(1), z.maxLength(1024)),
        ),
        images: optional(
          'What each camera sees, by the names that the policy was trained with.',
          z.record(cameraName, image),
        ),
      }),
    ),
    instruction: optional(
      'What the robot should do, in words, for policies that take orders.',
      text,
    ),
  }),
  parameters: z.looseObject({
    n_action_steps: setting(
      { label: 'Steps to return', usual: [1, 100] },
      'How many steps of the plan to return. From 1 to 1000; default: the policy’s.',
      integer(1, 1000),
    ),
  }),
  output: z.object({
    actions: required(
      'The next steps, first one first: in each a target for every joint, in the policy’s order and units.',
      z.array(z.array(z.number())),
      { role: 'array', axes: ['step', 'dimension'] },
    ),
  }),
  batch: true,
})
