import * as z from 'zod/mini'

/** What the engine asks the process of a pipeline. Calls come one after the other. */
export type PipelineRequest =
  | {
      type: 'load'
      id: number
      folder: string
      file: string
      className: string | undefined
      memoryBytes: number
      /** Whether the process is to limit what files it reaches by itself, where it can. */
      limitFiles: boolean
      readable: readonly string[]
      writable: readonly string[]
      network: boolean
    }
  | {
      type: 'run'
      id: number
      inputs: readonly unknown[]
      parameters: Readonly<Record<string, unknown>>
      isStreamed: boolean
    }
  | { type: 'cancel'; id: number }
  | { type: 'end'; id: number }

const LONGEST_TEXT = 20_000
const id = z.int()
const text = z.pipe(
  z.string(),
  z.transform((value) => value.slice(0, LONGEST_TEXT)),
)

/** One output: as it was returned, or the pieces that a generator yielded. */
const pipelineOutput = z.union([
  z.object({ whole: z.unknown() }),
  z.object({ yielded: z.array(z.unknown()) }),
])

/** What the process of a pipeline says. */
export const pipelineReply = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('loaded'),
    id,
    /** Samples per second that it takes sounds in. */
    samplingRate: z.nullable(z.number().check(z.gt(0), z.lte(1_000_000))),
    canStream: z.boolean(),
    /** Whether the kernel refuses it more memory than it may have. */
    memory: z.boolean(),
    /** The version of Landlock that limits its files; 0 for none. */
    landlock: z.int(),
  }),
  z.object({ type: z.literal('piece'), id, piece: z.unknown() }),
  z.object({
    type: z.literal('answered'),
    id,
    outputs: z.array(pipelineOutput),
    /** Parameters that it did not get. */
    without: z.array(text),
    warnings: z.array(text),
  }),
  z.object({ type: z.literal('failed'), id, reason: text, missingModule: z.nullable(text) }),
])

export type PipelineReply = z.infer<typeof pipelineReply>
export type PipelineOutput = z.infer<typeof pipelineOutput>
export type Loaded = Extract<PipelineReply, { type: 'loaded' }>
export type Answered = Extract<PipelineReply, { type: 'answered' }>
