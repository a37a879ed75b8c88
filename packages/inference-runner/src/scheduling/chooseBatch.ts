import type { Entry } from './entry.ts'

/** How much may run as one. */
export interface BatchLimits {
  /** About how many tokens, see `inputCost`. An entry that has more runs alone. */
  tokens: number
  /** How many inputs. */
  inputs: number
}

/** Inputs shorter than this are of like length. */
const SHORT_TOKENS = 16

function bucketOf({ longest }: Entry): number {
  return Math.ceil(Math.log2(Math.max(longest, SHORT_TOKENS)))
}

/** What entries have in common that may run as one; `undefined` for one that runs alone. */
export function batchKey(entry: Entry): string | undefined {
  // Inputs that are read in sequence may refer to those before them, which are to be of the same call.
  const isSequence = entry.parameters['sequential'] === true
  if (entry.onPiece !== undefined || isSequence) return undefined
  return `${bucketOf(entry)} ${entry.task} ${JSON.stringify(entry.parameters)}`
}

/**
 * Chooses what runs together with an entry: those that wait and have the same task, the same parameters
 * and inputs of like length (within a factor of two, so that little is padded), in their order, as many
 * as the limits allow.
 *
 * The entry itself is always the first, whatever it costs, so that none is passed over for being large.
 */
export function chooseBatch(
  first: Entry,
  waiting: readonly Entry[],
  limits: BatchLimits,
): [Entry, ...Entry[]] {
  const batch: [Entry, ...Entry[]] = [first]
  const key = batchKey(first)
  if (key === undefined) return batch
  let tokens = first.cost
  let inputs = first.inputs.length
  for (const entry of waiting) {
    if (inputs >= limits.inputs || tokens >= limits.tokens) break
    const fits =
      entry !== first &&
      tokens + entry.cost <= limits.tokens &&
      inputs + entry.inputs.length <= limits.inputs &&
      batchKey(entry) === key
    if (!fits) continue
    batch.push(entry)
    tokens += entry.cost
    inputs += entry.inputs.length
  }
  return batch
}
