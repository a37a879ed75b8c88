import * as z from 'zod/mini'

/** What a demonstration model answered to the examples of its task. */
export const recording = z.object({
  /** Name of the model. */
  model: z.string(),
  answers: z.array(
    z.object({
      /** Title of the example. */
      example: z.string(),
      output: z.unknown(),
    }),
  ),
})

export type Recording = z.infer<typeof recording>
