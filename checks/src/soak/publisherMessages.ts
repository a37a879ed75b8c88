import * as z from 'zod/mini'

const hex = z.templateLiteral(['0x', z.string()])

/** What a publishing process is told. */
export const publisherSettingsSchema = z.object({
  rpcUrl: z.string(),
  storageUrl: z.string(),
  privateKey: hex,
  source: hex,
  /** Of the tasks, and their idempotency keys. */
  names: z.array(z.string()),
  /** How often a call is made that fails. */
  tries: z.number(),
  isKeyed: z.boolean(),
  /** Whether those that it publishes at once are one call of `publishTasks`. */
  isGrouped: z.boolean(),
  /** Of the store where it keeps what it signed. */
  storeFolder: z.optional(z.string()),
  /** How many tasks it publishes at once. */
  atOnce: z.number(),
  /** In wei, for each task. */
  payment: z.string(),
})

export type PublisherSettings = z.infer<typeof publisherSettingsSchema>

/** What a publishing process says, a line each. */
export const publisherMessageSchema = z.object({
  name: z.optional(z.string()),
  step: z.optional(z.string()),
  taskAddress: z.optional(z.string()),
  /** Code of an error. */
  failed: z.optional(z.string()),
  /** Whether the task is given up. */
  isOver: z.optional(z.boolean()),
  /** Memory of the process in bytes, at its end. */
  rss: z.optional(z.number()),
})

export type PublisherMessage = z.infer<typeof publisherMessageSchema>
