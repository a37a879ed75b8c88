import * as z from 'zod/mini'

/** The `data` part of a payload. */
export const ogpuData = z.looseObject({
  input: z.unknown(),
  args: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
})

/** The payload that a task's config on the chain leads to. */
export const ogpuPayload = z.looseObject({
  function_name: z.literal('inference', {
    error: '"inference", the one function of these sources',
  }),
  data: ogpuData,
})

/** What a provider stores as the response to a task. */
export const ogpuResult = z.looseObject({
  result: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())], {
    error: 'an array, or an object',
  }),
  warnings: z.optional(z.array(z.string())),
})
