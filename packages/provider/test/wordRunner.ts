import { setTimeout as sleep } from 'node:timers/promises'
import { TaskmeshError } from '@taskmesh/errors'
import type { ProviderRunner } from '../src/index.ts'

export interface WordRunner extends ProviderRunner {
  prepared: unknown[]
  ran: unknown[]
}

export interface WordRunnerOptions {
  /** How long a run takes, in milliseconds. */
  takesMs?: number
  /** Runs end only after this. */
  until?: Promise<void>
  /** Fails so many runs first, in a way that may pass. */
  failures?: number
  /** Gives this instead of an answer. */
  output?: unknown
}

/** A runner that classifies texts by a word that they contain: a real one, only a small one. */
export function wordRunner({
  takesMs = 0,
  until = Promise.resolve(),
  failures = 0,
  output,
}: WordRunnerOptions = {}): WordRunner {
  const prepared: unknown[] = []
  const ran: unknown[] = []
  let left = failures
  return {
    prepared,
    ran,
    async prepare(task, request) {
      prepared.push(request.inputs)
      return { task, request }
    },
    async run({ request: { inputs } }, { signal } = {}) {
      ran.push(inputs)
      await sleep(takesMs, undefined, { signal })
      await until
      if (left > 0) {
        left -= 1
        throw new TaskmeshError('Busy.', { code: 'QUEUE_FULL', actor: 'provider', retryable: true })
      }
      const classify = (text: unknown) => {
        const isGood = String(text).includes('good')
        return [{ label: isGood ? 'POSITIVE' : 'NEGATIVE', score: 0.9 }]
      }
      const answer = Array.isArray(inputs) ? inputs.map(classify) : classify(inputs)
      return { output: output ?? answer, warnings: [] }
    },
  }
}
