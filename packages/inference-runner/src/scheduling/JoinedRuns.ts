import { LRUCache } from 'lru-cache'
import type { EngineAnswer } from '../engine/loadedModel.ts'
import { batchKey } from './chooseBatch.ts'
import type { Entry } from './entry.ts'

/** What is to be run: the inputs of one entry, or of several that run as one. */
export interface Joint extends Pick<
  Entry,
  'inputs' | 'parameters' | 'signal' | 'traceparent' | 'onPiece' | 'onProgress' | 'onStage'
> {
  /** How many entries it is. */
  calls: number
}

/** How many sets of parameters are remembered. */
const MOST_KNOWN = 256
/** How many entries run alone after such as are like them had to be run twice. */
const APART = 32

/** A signal that aborts when all of them have. `forget` ends its listening: a signal that is listened to stays in memory. */
function allAborted(signals: readonly AbortSignal[]): { signal: AbortSignal; forget: () => void } {
  const controller = new AbortController()
  const check = () => {
    if (signals.every(({ aborted }) => aborted)) controller.abort(signals[0]?.reason)
  }
  for (const signal of signals) signal.addEventListener('abort', check, { once: true })
  check()
  const forget = () => {
    for (const signal of signals) signal.removeEventListener('abort', check)
  }
  return { signal: controller.signal, forget }
}

/** Runs entries with the same parameters as one, and gives each what it would have got alone. */
export class JoinedRuns<Answer extends EngineAnswer> {
  readonly #run: (joint: Joint) => Promise<Answer>
  /** Warnings that come with parameters whatever the inputs are, by the parameters. */
  readonly #usualWarnings = new LRUCache<string, string>({ max: MOST_KNOWN })

  /** How many entries are still to run alone, by what they have in common. */
  readonly #apart = new LRUCache<string, number>({ max: MOST_KNOWN })

  /** @param run - runs the inputs together. */
  constructor(run: (joint: Joint) => Promise<Answer>) {
    this.#run = run
  }

  /** Whether it makes sense to run others as one with an entry: not while what is like it gets warnings of its own. */
  mayJoin(entry: Entry): boolean {
    const key = batchKey(entry)
    const left = key === undefined ? 0 : (this.#apart.get(key) ?? 0)
    if (key === undefined || left === 0) return true
    this.#apart.set(key, left - 1)
    return false
  }

  /**
   * Runs entries. An entry that is withdrawn goes on while another of them is wanted.
   *
   * Warnings may be about an input, and an error about one that is none of the others' business: where there
   * are such, each entry is run again alone.
   *
   * @returns a promise for each entry, in their order.
   */
  run(entries: readonly [Entry, ...Entry[]]): Promise<Answer>[] {
    const [first, second] = entries
    if (second === undefined) return [this.#run({ ...first, calls: 1 })]
    const joint = this.#runJoint(entries)
    return entries.map(async (_entry, at) => {
      const answer = (await joint)[at]
      if (answer === undefined) throw new RangeError('an entry was not run')
      return answer instanceof Failure ? answer.throw() : answer
    })
  }

  async #runJoint(entries: readonly [Entry, ...Entry[]]): Promise<(Answer | Failure)[]> {
    const [first] = entries
    const { parameters } = first
    const { signal, forget } = allAborted(entries.map((entry) => entry.signal))
    const listeners = entries.flatMap(({ onProgress }) => onProgress ?? [])
    const watchers = entries.flatMap(({ onStage }) => onStage ?? [])
    const joint: Joint = {
      calls: entries.length,
      inputs: entries.flatMap(({ inputs }) => inputs),
      parameters,
      signal,
      onPiece: undefined,
      onProgress: (progress) => {
        for (const listener of listeners) listener(progress)
      },
      onStage: (stage) => {
        for (const watcher of watchers) watcher(stage)
      },
    }
    let answer: Answer
    try {
      answer = await this.#run(joint)
    } catch (error) {
      if (signal.aborted) return entries.map(() => new Failure(error))
      return this.#runAlone(entries)
    } finally {
      forget()
    }
    const warnings = JSON.stringify(answer.warnings)
    const key = JSON.stringify(parameters)
    const isUsual = answer.warnings.length === 0 || this.#usualWarnings.get(key) === warnings
    if (isUsual) return takeApart(answer, entries)
    const alone = await this.#runAlone(entries)
    const areSame = alone.every(
      (one) => one instanceof Failure || JSON.stringify(one.warnings) === warnings,
    )
    if (areSame) this.#usualWarnings.set(key, warnings)
    else this.#apart.set(batchKey(first) ?? '', APART)
    return alone
  }

  async #runAlone(entries: readonly Entry[]): Promise<(Answer | Failure)[]> {
    const answers: (Answer | Failure)[] = []
    for (const entry of entries) {
      try {
        entry.signal.throwIfAborted()
        answers.push(await this.#run({ ...entry, calls: 1 }))
      } catch (error) {
        answers.push(new Failure(error))
      }
    }
    return answers
  }
}

/** An error in the place of an answer. */
class Failure {
  readonly #error: unknown
  constructor(error: unknown) {
    this.#error = error
  }

  throw(): never {
    throw this.#error
  }
}

function takeApart<Answer extends EngineAnswer>(
  answer: Answer,
  entries: readonly Entry[],
): Answer[] {
  let from = 0
  return entries.map(({ inputs }) => {
    const outputs = answer.outputs.slice(from, from + inputs.length)
    from += inputs.length
    return { ...answer, outputs }
  })
}
