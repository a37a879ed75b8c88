import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { reasonOf } from '@taskmesh/errors'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { tensorType, type TensorType } from '../../engine/onnxSignature.ts'
import { InferenceError, ModelLoadError } from '../../errors.ts'
import { sessionSettings } from '../sessionSettings.ts'
import { fromTensor, toTensor } from './tensors.ts'
import type { Values } from './values.ts'

/** One input or output of a graph; `null` stands for a dimension that may have any size. */
export interface TensorInfo {
  name: string
  type: TensorType
  shape: readonly (number | null)[]
}

function tensorInfos(metadata: readonly InferenceSession.ValueMetadata[]): TensorInfo[] {
  return metadata.flatMap((one) => {
    if (!one.isTensor) return []
    const { success, data } = tensorType.safeParse(one.type)
    if (!success) return []
    const shape = one.shape.map((size) => (typeof size === 'number' && size >= 0 ? size : null))
    return [{ name: one.name, type: data, shape }]
  })
}

function explain(path: string, error: unknown): string {
  const reason = reasonOf(error).slice(0, 400)
  const file = basename(path)
  if (/external data/i.test(reason)) {
    return `${file} names a data file that lies outside of its folder or is missing. ONNX Runtime: ${reason}`
  }
  return `${file} is damaged, or not an ONNX file that this ONNX Runtime reads. ONNX Runtime: ${reason}`
}

/** The dimensions of an array, with leading ones of size 1 where the graph has more. */
function fitRank(dims: readonly number[], rank: number): readonly number[] {
  return dims.length < rank ? [...Array<number>(rank - dims.length).fill(1), ...dims] : dims
}

function fits(dims: readonly number[], shape: readonly (number | null)[]): boolean {
  // A graph that declares no dimensions takes any.
  if (shape.length === 0) return true
  return (
    dims.length === shape.length &&
    dims.every((size, index) => shape[index] === null || shape[index] === size)
  )
}

/** The dimensions of a tensor in words: `[any, 3, 224, 224]`. */
export function describeShape(shape: readonly (number | null)[]): string {
  return `[${shape.map((size) => size ?? 'any').join(', ')}]`
}

/** An ONNX graph in memory. Its inputs and outputs are arrays of any type; it never runs on others than fit. */
export class OnnxGraph {
  readonly #id: string
  readonly #session: InferenceSession
  readonly inputs: readonly TensorInfo[]
  /** The outputs that are tensors. scikit-learn's ZipMap gives lists of maps, which cannot be read. */
  readonly outputs: readonly TensorInfo[]
  /** The names of the outputs that are no tensors. */
  readonly otherOutputs: readonly string[]
  /** Bytes of the file. */
  readonly memoryBytes: number

  private constructor(id: string, session: InferenceSession, memoryBytes: number) {
    this.#id = id
    this.#session = session
    this.memoryBytes = memoryBytes
    this.inputs = tensorInfos(session.inputMetadata)
    this.outputs = tensorInfos(session.outputMetadata)
    const known = new Set(this.outputs.map(({ name }) => name))
    this.otherOutputs = session.outputNames.filter((name) => !known.has(name))
  }

  /**
   * Loads a graph.
   *
   * @throws {@link ModelLoadError} for a file that is missing or broken, or inputs that are no tensors.
   */
  static async load(
    path: string,
    { id, threads }: { id: string; threads?: number | undefined },
  ): Promise<OnnxGraph> {
    const file = await stat(path).catch(() => undefined)
    if (!file?.isFile()) throw new ModelLoadError(id, `There is no file ${path}.`)
    let session: InferenceSession
    try {
      session = await InferenceSession.create(path, {
        logSeverityLevel: 4,
        ...sessionSettings(threads),
      })
    } catch (error) {
      throw new ModelLoadError(id, explain(path, error), error)
    }
    const graph = new OnnxGraph(id, session, file.size)
    if (graph.inputs.length === session.inputNames.length) return graph
    await session.release()
    throw new ModelLoadError(id, `${basename(path)} has inputs that are no tensors.`)
  }

  /**
   * Runs the graph.
   *
   * @param feeds - an array for each input; one with fewer dimensions gets leading ones of size 1.
   * @param names - which outputs to compute; default all that are tensors.
   * @throws {@link InferenceError} when an array does not fit its input, or the graph fails.
   */
  async run(
    feeds: Readonly<Record<string, Values>>,
    names: readonly string[] = this.outputs.map(({ name }) => name),
  ): Promise<Record<string, Values>> {
    const tensors: Record<string, Tensor> = {}
    for (const { name, type, shape } of this.inputs) {
      const values = feeds[name]
      if (values === undefined) throw new InferenceError(this.#id, `Nothing is given to "${name}".`)
      const dims = fitRank(values.dims, shape.length)
      if (!fits(dims, shape)) {
        throw new InferenceError(
          this.#id,
          `The input "${name}" of the graph has the shape ${describeShape(shape)}, and what it is given ${describeShape(values.dims)}.`,
        )
      }
      tensors[name] = toTensor({ dims, data: values.data }, type)
    }
    const outputs = await this.#session.run(tensors, names)
    return Object.fromEntries(
      Object.entries(outputs).flatMap(([name, value]) =>
        value instanceof Tensor ? [[name, fromTensor(value)]] : [],
      ),
    )
  }

  /** Frees the memory. */
  dispose(): Promise<void> {
    return this.#session.release()
  }
}
