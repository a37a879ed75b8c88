import { TaskmeshError } from '@taskmesh/errors'
import type { OutputFor, TaskId, TaskInputs } from '@taskmesh/tasks'
import type { Address } from 'viem'
import type { GetResponseReturnType } from '../actions/task/getResponse.ts'
import type { TaskHandle } from '../actions/task/waitForResult.ts'
import type { Answer } from '../errors/agreementErrors.ts'
import { readResult, type Result } from '../result/readResult.ts'
import type { ContentStorage } from '../storage/contentStorage.ts'

/** An answer that fits the task. */
export interface UsableAnswer<Id extends TaskId, Inputs extends TaskInputs<Id>> extends Answer {
  readonly output: OutputFor<Id, Inputs>
  readonly warnings: string[]
  /** Whether it is what the provider put on the chain. */
  readonly isVerified: boolean
  readonly problem?: undefined
}

interface ReadOptions {
  storage: ContentStorage
  maxBytes?: number | undefined
  requireVerified?: boolean | undefined
  signal?: AbortSignal | undefined
}

/**
 * Reads the answers to a task and remembers what it read. What cannot be used is kept with its
 * problem; what may be readable later is read again.
 */
export class AnswerReader<Id extends TaskId, Inputs extends TaskInputs<Id>> {
  readonly #handle: TaskHandle<Id, Inputs>
  readonly #usable = new Map<Address, UsableAnswer<Id, Inputs>>()
  readonly #problems = new Map<Address, TaskmeshError>()

  constructor(handle: TaskHandle<Id, Inputs>) {
    this.#handle = handle
  }

  async read(
    responses: readonly GetResponseReturnType[],
    options: ReadOptions,
  ): Promise<(UsableAnswer<Id, Inputs> | Answer)[]> {
    await Promise.all(responses.map((response) => this.#readOne(response, options)))
    return responses.map(({ address: response, provider, payment }) => {
      const usable = this.#usable.get(response)
      return usable ?? { provider, response, payment, problem: this.#problems.get(response) }
    })
  }

  isUsable(answer: Answer): answer is UsableAnswer<Id, Inputs> {
    return this.#usable.has(answer.response)
  }

  async #readOne(response: GetResponseReturnType, options: ReadOptions): Promise<void> {
    const { address, provider, payment } = response
    if (this.#usable.has(address) || this.#problems.get(address)?.retryable === false) return
    const { task, inputs } = this.#handle
    try {
      const result: Result<Id, Inputs> = await readResult({ ...options, task, inputs, response })
      this.#usable.set(address, { provider, response: address, payment, ...result })
      this.#problems.delete(address)
    } catch (error) {
      if (!(error instanceof TaskmeshError)) throw error
      this.#problems.set(address, error)
    }
  }
}
