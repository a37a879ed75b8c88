import type { ModelSpec } from '../engine/modelSpec.ts'
import type { Logger } from '../logger.ts'
import type { ModelProcess } from './modelOptions.ts'
import type { QueueLimits } from './ServedModel.ts'

/** A model that is to be served. */
export interface PlacedModel {
  spec: ModelSpec
  process: ModelProcess
}

/** A runner's settings, complete. */
export interface RunnerSettings {
  models: readonly PlacedModel[]
  limits: QueueLimits
  allowHosts: readonly string[]
  timeoutMs: number
  graceMs: number
  /** Bytes of memory that the weights of all models may take together. */
  memoryBudgetBytes: number
  /** How long a model stays loaded without a call, in milliseconds; `undefined` for ever. */
  keepAliveMs?: number | undefined
  /** Bytes of memory above which the process of a model is ended. */
  maxProcessBytes: number
  /** Whether a process is kept in reserve. */
  keepsReserve: boolean
  logger: Logger
  /** The module that processes of models run. Default: the one that has the engines. */
  hostEntry?: URL | undefined
}
