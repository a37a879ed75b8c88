import { TASK_IDS } from '@taskmesh/tasks'
import * as z from 'zod/mini'
import type { EngineAnswer } from '../engine/loadedModel.ts'
import type { LoadProgress } from '../engine/loadOptions.ts'
import type { ModelSpec } from '../engine/modelSpec.ts'
import { onnxSignature } from '../engine/onnxSignature.ts'
import { attachment } from './attachments.ts'
import { exactSchema } from './exactSchema.ts'
import type { HostJob, LoadedFacts, TokenizerAnswer, TokenizerJob } from './host.ts'

const optionalString = z.optional(z.string())

const modelBase = {
  id: z.string(),
  task: z.enum(TASK_IDS),
  threads: z.optional(z.int()),
}

const modelSpec = exactSchema<ModelSpec>()(
  z.discriminatedUnion('kind', [
    z.object({
      ...modelBase,
      kind: z.literal('hugging-face'),
      location: z.string(),
      isLocal: z.boolean(),
      dtype: optionalString,
      revision: z.string(),
      cacheDirectory: optionalString,
    }),
    z.object({
      ...modelBase,
      kind: z.literal('onnx-file'),
      path: z.string(),
      signature: z.optional(onnxSignature),
    }),
    z.object({
      ...modelBase,
      kind: z.literal('custom-pipeline'),
      path: z.string(),
      python: optionalString,
      install: z.optional(z.boolean()),
      allow: z.optional(
        z.object({
          network: z.optional(z.boolean()),
          files: z.optional(z.readonly(z.array(z.string()))),
          addons: z.optional(z.boolean()),
        }),
      ),
      memoryBytes: z.optional(z.number()),
      timeoutMs: z.optional(z.number()),
      cacheDirectory: optionalString,
    }),
    z.object({
      ...modelBase,
      kind: z.literal('remote-endpoint'),
      url: z.string(),
      dialect: z.enum(['hugging-face', 'openai', 'open-inference']),
      remoteModel: optionalString,
      apiKey: optionalString,
      timeoutMs: z.optional(z.number()),
      maxAnswerBytes: z.optional(z.number()),
    }),
  ]),
)

const hostJob = exactSchema<HostJob>()(
  z.object({
    spec: modelSpec,
    inputs: z.array(z.unknown()),
    parameters: z.record(z.string(), z.unknown()),
    isStreamed: z.boolean(),
    traceparent: optionalString,
  }),
)

const loadedFacts = exactSchema<LoadedFacts>()(
  z.object({
    engine: z.string(),
    memoryBytes: z.optional(z.number()),
    joinsCalls: z.optional(z.boolean()),
    text: z.optional(
      z.object({
        maxTokens: z.optional(z.number()),
        pooling: optionalString,
        labels: z.optional(z.readonly(z.array(z.string()))),
      }),
    ),
    warnings: z.optional(z.readonly(z.array(z.string()))),
  }),
)

const tokenizerInput = z.union([z.string(), z.readonly(z.tuple([z.string(), z.string()]))])

const tokenizerJob: z.ZodMiniType<TokenizerJob> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['tokenize', 'count']),
    inputs: z.readonly(z.array(tokenizerInput)),
    addSpecialTokens: z.optional(z.boolean()),
    promptName: optionalString,
  }),
  z.object({
    kind: z.literal('detokenize'),
    ids: z.readonly(z.array(z.readonly(z.array(z.number())))),
    skipSpecialTokens: z.optional(z.boolean()),
  }),
])

const modelToken = z.object({
  id: z.number(),
  token: z.string(),
  isSpecial: z.boolean(),
  start: z.optional(z.number()),
  end: z.optional(z.number()),
})

const tokenizerAnswer: z.ZodMiniType<TokenizerAnswer> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('tokenize'),
    ms: z.number(),
    texts: z.array(z.object({ text: z.string(), tokens: z.array(modelToken) })),
  }),
  z.object({ kind: z.literal('count'), ms: z.number(), counts: z.array(z.number()) }),
  z.object({ kind: z.literal('detokenize'), ms: z.number(), texts: z.array(z.string()) }),
])

const loadProgress = exactSchema<LoadProgress>()(
  z.object({ file: z.string(), loadedBytes: z.number(), totalBytes: z.number() }),
)

const engineAnswer = exactSchema<EngineAnswer>()(
  z.object({ outputs: z.array(z.unknown()), warnings: z.array(z.string()) }),
)

const id = z.int()
const path = z.string()

/** The large arrays that were taken out of a message. */
const attachments = z.array(attachment)

/**
 * What the parent sends to the process of a host. Types of the contract travel whole, but for large arrays:
 * those of a job are in the file `inbox`, those of its answer go to the file `outbox`.
 */
export const command = z.discriminatedUnion('type', [
  z.object({ type: z.literal('load'), id, spec: modelSpec }),
  z.object({
    type: z.literal('run'),
    id,
    job: hostJob,
    inbox: z.optional(z.object({ path, attachments })),
    outbox: path,
  }),
  z.object({ type: z.literal('read'), id, spec: modelSpec, job: tokenizerJob }),
  z.object({ type: z.literal('unload'), id, spec: modelSpec }),
  z.object({ type: z.literal('cancel'), id }),
  z.object({ type: z.literal('warm') }),
])

/**
 * What the process of a host sends. `ready` comes once, before anything else; `progress` and `piece`
 * come before the reply of their command.
 */
export const report = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('progress'), id, progress: loadProgress }),
  z.object({ type: z.literal('piece'), id, piece: z.unknown() }),
  z.object({ type: z.literal('loaded'), id, facts: loadedFacts }),
  z.object({ type: z.literal('answered'), id, answer: engineAnswer, attachments }),
  z.object({ type: z.literal('read'), id, answer: tokenizerAnswer }),
  z.object({ type: z.literal('unloaded'), id }),
  z.object({ type: z.literal('failed'), id, error: z.unknown() }),
])

export type Command = z.infer<typeof command>
export type Report = z.infer<typeof report>
