import * as z from 'zod/mini'

const id = z.int()

/** What the process that starts processes is told. */
export const spawnerCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    id,
    path: z.string(),
    execArgv: z.array(z.string()),
    args: z.array(z.string()),
    env: z.record(z.string(), z.string()),
  }),
  z.object({ type: z.literal('kill'), id }),
])

/** What it reports. */
export const spawnerReport = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), id, pid: z.int() }),
  z.object({
    type: z.literal('ended'),
    id,
    code: z.nullable(z.int()),
    signal: z.nullable(z.string()),
    stderr: z.string(),
  }),
])

export type SpawnerCommand = z.infer<typeof spawnerCommand>
export type SpawnerReport = z.infer<typeof spawnerReport>
