import type { EngineAnswer, EngineCall, LoadedModel } from '../engine/loadedModel.ts'
import type { LoadProgress } from '../engine/loadOptions.ts'
import type { ModelSpec } from '../engine/modelSpec.ts'
import { attach, detach } from './attachments.ts'
import { readMediaFile, writeMediaFile } from './mediaFile.ts'
import type { Command, Report } from './messages.ts'
import { ModelCache, type LoadModel } from './ModelCache.ts'
import { readText } from './readText.ts'
import { encodeError } from './wireError.ts'

type RunCommand = Extract<Command, { type: 'run' }>
type Answered = Extract<Report, { type: 'answered' }>

/** Writes the large arrays of an answer into a file, where there are any and there is room for them. */
function toReport(id: number, answer: EngineAnswer, outbox: string): Answered {
  const { value: outputs, attachments, arrays } = detach(answer.outputs)
  if (arrays.length > 0 && writeMediaFile(outbox, arrays)) {
    return { type: 'answered', id, answer: { ...answer, outputs }, attachments }
  }
  return { type: 'answered', id, answer, attachments: [] }
}

/** What the process of a host does: loads models and runs them, as its parent commands. */
export class HostWorker {
  readonly #models: ModelCache
  readonly #send: (report: Report) => void
  readonly #running = new Map<number, AbortController>()

  /** @param send - takes the reports for the parent. */
  constructor(load: LoadModel, send: (report: Report) => void) {
    this.#models = new ModelCache(load)
    this.#send = send
  }

  /** Carries out one command. Nothing throws: failures are reported. */
  receive(command: Exclude<Command, { type: 'warm' }>): void {
    if (command.type === 'cancel') this.#running.get(command.id)?.abort()
    else if (command.type === 'load') void this.#load(command.id, command.spec)
    else if (command.type === 'read') void this.#read(command)
    else if (command.type === 'unload') void this.#unload(command.id, command.spec)
    else void this.#run(command)
  }

  /** Stops what runs and frees the memory of all models. */
  async end(): Promise<void> {
    for (const controller of this.#running.values()) controller.abort()
    await this.#models.clear()
  }

  async #load(id: number, spec: ModelSpec): Promise<void> {
    const report = (progress: LoadProgress) => this.#send({ type: 'progress', id, progress })
    await this.#report(id, spec, async () => {
      const { engine, model } = await this.#models.load(spec, report)
      const { memoryBytes, joinsCalls, warnings, text } = model
      const facts = { engine, memoryBytes, joinsCalls, warnings, text: text?.facts }
      return { type: 'loaded', id, facts }
    })
  }

  async #read({ id, spec, job }: Extract<Command, { type: 'read' }>): Promise<void> {
    await this.#report(id, spec, async () => {
      const answer = await this.#models.use(spec, async ({ text }) => readText(spec.id, text, job))
      return { type: 'read', id, answer }
    })
  }

  async #unload(id: number, spec: ModelSpec): Promise<void> {
    await this.#report(id, spec, async () => {
      await this.#models.unload(spec)
      return { type: 'unloaded', id }
    })
  }

  async #run({ id, job, inbox, outbox }: RunCommand): Promise<void> {
    const { spec, isStreamed, inputs, parameters, traceparent } = job
    const controller = new AbortController()
    const { signal } = controller
    this.#running.set(id, controller)
    await this.#report(id, spec, async () => {
      if (inbox !== undefined) {
        attach(inputs, inbox.attachments, readMediaFile(inbox.path, inbox.attachments))
      }
      const answer = await this.#models.use(spec, async (model) => {
        signal.throwIfAborted()
        const call = { inputs, parameters, signal, traceparent }
        return isStreamed ? this.#stream(id, model, call) : model.run(call)
      })
      return toReport(id, answer, outbox)
    })
    this.#running.delete(id)
  }

  async #stream(id: number, model: LoadedModel, call: EngineCall): Promise<EngineAnswer> {
    if (model.stream === undefined) return model.run(call)
    const stream = model.stream(call)
    for (;;) {
      const { done, value } = await stream.next()
      if (done) return value
      this.#send({ type: 'piece', id, piece: value })
    }
  }

  async #report(id: number, { id: model }: ModelSpec, work: () => Promise<Report>): Promise<void> {
    try {
      this.#send(await work())
    } catch (error) {
      this.#send({ type: 'failed', id, error: encodeError(error, model) })
    }
  }
}
