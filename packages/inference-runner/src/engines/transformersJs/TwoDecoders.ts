import { Tensor, type InferenceSession } from 'onnxruntime-node'

type Feeds = InferenceSession.OnnxValueMapType
type Metadata = readonly InferenceSession.ValueMetadata[]

const CACHE = /^past_key_values\./

/** An input that has no elements yet. */
function isEmpty(value: unknown): boolean {
  return !(value instanceof Tensor) || value.size === 0
}

/**
 * The two graphs of a decoder that was exported unmerged, as the one session that transformers.js
 * expects: `decoder_model` takes the first step and makes the caches, `decoder_with_past_model`
 * takes the others. As a merged decoder does, it gives empty tensors in the place of the encoder's
 * caches, which stay the same, on steps after the first.
 */
export class TwoDecoders {
  readonly #first: InferenceSession
  readonly #next: InferenceSession
  readonly inputNames: readonly string[]
  readonly inputMetadata: Metadata
  readonly outputNames: readonly string[]
  readonly outputMetadata: Metadata

  constructor(first: InferenceSession, next: InferenceSession) {
    this.#first = first
    this.#next = next
    const known = new Set(next.inputNames)
    this.inputMetadata = [
      ...next.inputMetadata,
      ...first.inputMetadata.filter(({ name }) => !known.has(name)),
    ]
    this.inputNames = this.inputMetadata.map(({ name }) => name)
    this.outputNames = first.outputNames
    this.outputMetadata = first.outputMetadata
  }

  /** Runs the graph of the first step when the caches are empty, or else the other. */
  async run(feeds: Feeds): Promise<Feeds> {
    const caches = Object.entries(feeds).filter(([name]) => CACHE.test(name))
    const isFirst = caches.every(([, value]) => isEmpty(value))
    const session = isFirst ? this.#first : this.#next
    const known = new Set(session.inputNames)
    const outputs = await session.run(
      Object.fromEntries(Object.entries(feeds).filter(([name]) => known.has(name))),
    )
    if (isFirst) return { ...outputs }
    const kept = this.outputNames.filter((name) => !Object.hasOwn(outputs, name))
    return {
      ...outputs,
      ...Object.fromEntries(
        kept.map((name) => [name, new Tensor('float32', new Float32Array(0), [0, 1, 1, 1])]),
      ),
    }
  }

  /** Frees the memory of both graphs. */
  async release(): Promise<void> {
    await Promise.all([this.#first.release(), this.#next.release()])
  }
}
