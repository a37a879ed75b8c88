import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { TaskId } from '@taskmesh/tasks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Runner, RunTiming } from '../../runner/runner.ts'
import { servedModel } from './servedModel.ts'
import { tokensOf } from './tokensOf.ts'

const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120]
const CALLS = [1, 2, 4, 8, 16, 32]
const LENGTHS = [1, 8, 32, 64, 128, 256, 512, 1024, 2048, 4096, 16_384, 65_536]
const BY_MODEL = ['model_name', 'task'] as const

/** Which model a call was for. */
export interface MeteredCall {
  task: TaskId
  /** `undefined` for the first of the task. */
  model: string | undefined
}

/**
 * What a server counts, for Prometheus. Its names are those that boards for other servers know:
 * text-embeddings-inference's (`te_…`, times in seconds) and vLLM's (`vllm:…`), with the labels `model_name`
 * and `task`; Taskmesh's own begin with `taskmesh_`.
 *
 * Source: text-embeddings-inference, `router/src/lib.rs` and `core/src/infer.rs`; vLLM, "Production metrics".
 */
export class Metrics {
  readonly #registry = new Registry()
  readonly #runner: Runner
  readonly #count = this.#counter('te_request_count', 'Calls that came')
  readonly #success = this.#counter('te_request_success', 'Calls that were answered')
  readonly #vllmSuccess = this.#counter('vllm:request_success_total', 'Calls that were answered')
  readonly #failure = new Counter({
    name: 'te_request_failure',
    help: 'Calls that failed, by the code of the error',
    labelNames: ['err'],
    registers: [this.#registry],
  })
  readonly #duration = this.#histogram('te_request_duration', 'Seconds of a call')
  readonly #queue = this.#histogram('te_request_queue_duration', 'Seconds of waiting')
  readonly #inference = this.#histogram('te_request_inference_duration', 'Seconds of running')
  readonly #latency = this.#histogram('vllm:e2e_request_latency_seconds', 'Seconds of a call')
  readonly #vllmQueue = this.#histogram('vllm:request_queue_time_seconds', 'Seconds of waiting')
  readonly #firstPiece = this.#histogram(
    'vllm:time_to_first_token_seconds',
    'Seconds until the first piece of a stream',
  )
  readonly #betweenPieces = this.#histogram(
    'vllm:inter_token_latency_seconds',
    'Seconds between the pieces of a stream',
  )
  readonly #prompt = this.#counter(
    'vllm:prompt_tokens_total',
    'Tokens that came, of calls that tell their number',
  )
  readonly #generated = this.#counter(
    'vllm:generation_tokens_total',
    'Tokens that were written: pieces of streams, and those of calls that tell their number',
  )
  readonly #inputLength = this.#histogram(
    'te_request_input_length',
    'Tokens of an input, of calls that tell their number',
    LENGTHS,
  )
  readonly #batch = this.#histogram('te_batch_next_size', 'Calls that ran as one', CALLS)

  constructor(runner: Runner) {
    this.#runner = runner
    const gauge = (name: string, help: string, read: 'waiting' | 'running') =>
      new Gauge({
        name,
        help,
        labelNames: BY_MODEL,
        registers: [this.#registry],
        collect() {
          this.reset()
          for (const model of runner.models()) {
            this.set({ model_name: model.id, task: model.task }, model[read])
          }
        },
      })
    this.#registry.registerMetric(
      new Gauge({
        name: 'taskmesh_model_state',
        help: 'How far a model is loaded: 1 for the state that it is in',
        labelNames: [...BY_MODEL, 'state'],
        registers: [],
        collect() {
          this.reset()
          for (const { id, task, state } of runner.models()) {
            this.set({ model_name: id, task, state }, 1)
          }
        },
      }),
    )
    const delay = monitorEventLoopDelay()
    delay.enable()
    this.#registry.registerMetric(
      new Gauge({
        name: 'taskmesh_event_loop_delay_seconds',
        help: 'How late the event loop was since this was last read: the 99th percentile',
        registers: [],
        collect() {
          this.set(delay.count === 0 ? 0 : delay.percentile(99) / 1e9)
          delay.reset()
        },
      }),
    )
    gauge('te_queue_size', 'Calls that wait', 'waiting')
    gauge('vllm:num_requests_waiting', 'Calls that wait', 'waiting')
    gauge('vllm:num_requests_running', 'Calls that run', 'running')
  }

  /** The type of {@link Metrics.read}. */
  get contentType(): string {
    return this.#registry.contentType
  }

  /** All of it, in the text format of Prometheus. */
  read(): Promise<string> {
    return this.#registry.metrics()
  }

  /**
   * Notes that a call begins.
   *
   * @returns what is told of it, each once at most.
   */
  begin(call: MeteredCall): {
    piece: () => void
    success: (timing: RunTiming | undefined, output?: unknown) => void
    failure: (code: string) => void
  } {
    const labels = this.#labelsOf(call)
    const start = performance.now()
    const seconds = () => (performance.now() - start) / 1000
    let pieces = 0
    let lastPiece = 0
    this.#count.inc(labels)
    return {
      piece: () => {
        const now = seconds()
        if (pieces === 0) this.#firstPiece.observe(labels, now)
        else this.#betweenPieces.observe(labels, now - lastPiece)
        pieces += 1
        lastPiece = now
      },
      success: (timing, output) => {
        const { prompt, generated = pieces } = tokensOf(output)
        this.#generated.inc(labels, generated)
        if (prompt !== undefined) {
          this.#prompt.inc(labels, prompt)
          this.#inputLength.observe(labels, prompt)
        }
        this.#success.inc(labels)
        this.#vllmSuccess.inc(labels)
        this.#duration.observe(labels, seconds())
        this.#latency.observe(labels, seconds())
        if (timing === undefined) return
        this.#queue.observe(labels, timing.queueMs / 1000)
        this.#vllmQueue.observe(labels, timing.queueMs / 1000)
        this.#inference.observe(labels, timing.runMs / 1000)
        this.#batch.observe(labels, timing.calls)
      },
      failure: (err) => this.#failure.inc({ err }),
    }
  }

  /** Only names of models that there are become labels: what callers write would be without number. */
  #labelsOf({ task, model }: MeteredCall): { model_name: string; task: string } {
    const known = servedModel(this.#runner, task, model)
    return { model_name: known?.id ?? 'unknown', task }
  }

  #counter(name: string, help: string) {
    return new Counter({ name, help, labelNames: BY_MODEL, registers: [this.#registry] })
  }

  #histogram(name: string, help: string, buckets: number[] = SECONDS) {
    return new Histogram({
      name,
      help,
      labelNames: BY_MODEL,
      buckets,
      registers: [this.#registry],
    })
  }
}
