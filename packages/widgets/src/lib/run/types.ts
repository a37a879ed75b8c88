import type { OutputFor, TaskRef, TaskInputs, TaskRequest } from '@taskmesh/tasks'
import type { VenueFor, VenuePrice } from '@taskmesh/venues'

/** Why a run gave no output. */
export interface RunFailure {
  /** `request`: the input has to change. `bad-shape`: the output does not fit the task. */
  kind: 'request' | 'bad-shape' | 'failed'
  /** Stable, for programs. */
  code: string
  shortMessage: string
  details?: string | undefined
  retryable: boolean
  /**
   * The fields at fault, such as `inputs[0].question` or `parameters.top_k`, and what is wrong with
   * each, in words that fit after its label.
   */
  issues: readonly { path: string; message: string }[]
  /** What came instead of an output, for `bad-shape`. */
  received?: unknown
}

/** What a finished run gave, with the request that it belongs to. */
export interface RunAnswer<Task extends TaskRef> {
  request: TaskRequest<Task>
  output: OutputFor<Task, TaskInputs<Task>>
  warnings: readonly string[]
  ms: number | undefined
  model: string | undefined
  /** Label of the venue that ran it; `undefined` for an answer that was known before. */
  venue: string | undefined
  /** Where an answer is from that was known before: a sentence. */
  note?: string | undefined
}

/** An answer that is known without a run: a recorded one, or that of an example. */
export interface KnownAnswer {
  /** Anything: it is parsed with the task's output schema. */
  output: unknown
  /** Where it is from: a sentence that people read above it. */
  note: string
  /** Name of the model that answered. */
  model?: string | undefined
}

/** The states of a run. */
export type RunState<Task extends TaskRef> =
  | { status: 'idle' }
  | {
      status: 'running'
      venue: VenueFor<Task>
      message?: string | undefined
      /** The text that the model has written so far, while it comes in pieces. */
      text?: string | undefined
    }
  | {
      status: 'loading'
      venue: VenueFor<Task>
      message?: string | undefined
      text?: string | undefined
      /** When this estimate came, in milliseconds after the start of the run. */
      sinceMs: number
      /** How long it will take from then on. */
      estimatedMs: number | undefined
    }
  | { status: 'success' | 'empty'; answer: RunAnswer<Task> }
  | { status: 'error'; failure: RunFailure }

/** A run that is paid when a person agrees. */
export interface PaymentQuestion<Task extends TaskRef> {
  request: TaskRequest<Task>
  venue: VenueFor<Task>
  price: VenuePrice
}

/** Returns what is wrong at a path: with the value or a part of it, or with the value itself only. */
export type FindError = (path: string, options?: { isExact?: boolean }) => string | undefined
