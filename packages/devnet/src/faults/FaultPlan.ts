import * as z from 'zod/mini'
import { InvalidFaultError } from '../errors.ts'
import { METHODS_OF } from './callFaults.ts'
import { faultKinds, faultSchema, type Fault } from './fault.ts'
import { randomOf } from './random.ts'

/** The methods that a fault can be in; nothing for all. */
function methodsOf({ kind, methods }: Fault): readonly string[] | undefined {
  const own = METHODS_OF[kind]
  return methods === undefined || own === undefined
    ? (methods ?? own)
    : methods.filter((method) => own.includes(method))
}

/** Whether a fault can be in a call of this method. */
export function isIn(fault: Fault, method: string): boolean {
  return methodsOf(fault)?.includes(method) ?? true
}

/** Checks a list of faults. */
export function parseFaults(faults: readonly Fault[]): Fault[] {
  return faults.map((fault, index) => {
    const parsed = z.safeParse(faultSchema, fault)
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    const path = ['faults', index, ...(issue?.path ?? [])].join('.')
    throw new InvalidFaultError(path, issue?.message ?? 'Invalid', faultKinds)
  })
}

/**
 * Draws which faults a request has. Each fault draws for each method by itself, so the n-th request of
 * a method has the same faults whatever happens between two of them.
 */
export class FaultPlan {
  readonly #entries: { fault: Fault; left: number; draws: Map<string, () => number> }[]
  readonly #seed: number

  constructor(faults: readonly Fault[], seed: number) {
    this.#seed = seed
    this.#entries = faults.map((fault) => {
      return { fault, left: fault.times ?? Infinity, draws: new Map() }
    })
  }

  /** The faults of a request with calls of these methods, in the order in which they were listed. */
  drawFor(methods: readonly string[]): Fault[] {
    return this.#entries.flatMap((entry, index) => {
      const { fault, draws } = entry
      const method = methods.find((name) => isIn(fault, name))
      if (method === undefined || fault.kind === 'slowBlocks') return []
      const draw = draws.get(method) ?? randomOf(`${this.#seed}:${index}:${fault.kind}:${method}`)
      draws.set(method, draw)
      if (draw() >= (fault.share ?? 1) || entry.left <= 0) return []
      entry.left -= 1
      return [fault]
    })
  }
}
