import * as z from 'zod/mini'

const hex = z.templateLiteral(['0x', z.string()])

/** What a process of the provider is told. */
export const providerSettingsSchema = z.object({
  worker: z.string(),
  roles: z.array(z.enum(['watcher', 'signer', 'worker'])),
  rpcUrl: z.string(),
  storageUrl: z.string(),
  /** URL of a Postgres database. */
  storeUrl: z.string(),
  privateKey: hex,
  source: hex,
  /** How many tasks it runs at once. */
  concurrency: z.number(),
  /** How long the model sleeps, in milliseconds. */
  takesMs: z.number(),
  /** Between two looks for new tasks and for receipts, in milliseconds. */
  pollingMs: z.number(),
})

export type ProviderSettings = z.infer<typeof providerSettingsSchema>

/** What a process of the provider says. */
export const providerMessageSchema = z.object({
  /** It has started. */
  isReady: z.optional(z.boolean()),
  /** Calls of JSON-RPC that it has made so far by method, said when it is asked. */
  calls: z.optional(z.record(z.string(), z.number())),
})

export type ProviderMessage = z.infer<typeof providerMessageSchema>
