import type { Address } from 'viem'
import { isTaskId, type TaskId } from '@taskmesh/tasks'
import * as z from 'zod/mini'

const address = z.custom<Address>((value) => /^0x[0-9a-fA-F]{40}$/.test(String(value)))
const taskId = z.custom<TaskId>((value) => isTaskId(value))

/** What the Python program sends, a line each. */
export const message = z.discriminatedUnion('type', [
  /** One thing tried. `known` failures are the SDK's own, on any network. */
  z.object({
    type: z.literal('step'),
    group: z.string(),
    name: z.string(),
    outcome: z.enum(['passed', 'failed', 'known']),
    detail: z.string(),
    seconds: z.number(),
  }),
  /** The sources are published and the provider is registered: time to serve them. */
  z.object({
    type: z.literal('sources'),
    sources: z.array(z.object({ task: taskId, source: address })),
  }),
])

export type Message = z.infer<typeof message>
export type Step = Extract<Message, { type: 'step' }>
