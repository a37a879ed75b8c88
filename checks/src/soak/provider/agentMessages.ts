import * as z from 'zod/mini'

const hex = z.templateLiteral(['0x', z.string()])

/** What a process of a provider is told. */
export const agentSettingsSchema = z.object({
  /** Name of the process, under which it takes up what it had. */
  worker: z.string(),
  roles: z.array(z.enum(['watcher', 'signer', 'worker'])),
  rpcUrl: z.string(),
  storageUrl: z.string(),
  /** URL of the Postgres database. */
  storeUrl: z.string(),
  privateKey: hex,
  sources: z.array(hex),
  /** How many tasks it runs at once. */
  concurrency: z.number(),
  /** How long a run takes, in milliseconds. */
  takesMs: z.number(),
})

export type AgentSettings = z.infer<typeof agentSettingsSchema>

/** What a process of a provider says, a line each. */
export const agentMessageSchema = z.object({
  /** State that a task came to. */
  state: z.optional(z.string()),
  /** Task whose model begins to run. */
  ran: z.optional(z.string()),
  /** Code of an error that was survived, or that ended the process. */
  failed: z.optional(z.string()),
  /** What a garbage collection leaves in memory, in bytes. */
  bytes: z.optional(z.number()),
})

export type AgentMessage = z.infer<typeof agentMessageSchema>
