import { TASK_IDS } from '@taskmesh/tasks'
import * as z from 'zod/mini'
import { wireError } from './wireError.ts'

const modelSource = z.object({
  id: z.string(),
  task: z.enum(TASK_IDS),
  location: z.string(),
  isLocal: z.boolean(),
  dtype: z.string(),
  revision: z.string(),
  cacheDirectory: z.optional(z.string()),
  threads: z.optional(z.int()),
})

const id = z.int()

/** What the engine process is told. */
export const command = z.discriminatedUnion('type', [
  z.object({ type: z.literal('load'), id, model: modelSource }),
  z.object({
    type: z.literal('run'),
    id,
    model: modelSource,
    inputs: z.array(z.unknown()),
    parameters: z.record(z.string(), z.unknown()),
  }),
  z.object({ type: z.literal('cancel'), id }),
])

/** What the engine process tells. `ready` comes once, before anything else. */
export const report = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('loaded'), id, engine: z.string() }),
  z.object({
    type: z.literal('answer'),
    id,
    outputs: z.array(z.unknown()),
    warnings: z.array(z.string()),
  }),
  z.object({ type: z.literal('failed'), id, error: wireError }),
])

export type Command = z.infer<typeof command>
export type Report = z.infer<typeof report>
