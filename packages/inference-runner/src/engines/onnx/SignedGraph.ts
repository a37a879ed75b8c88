import type { HuggingFaceSpec, OnnxFileSpec } from '../../engine/modelSpec.ts'
import type { InputSignature, OnnxSignature, OutputSignature } from '../../engine/onnxSignature.ts'
import { InferenceError, ModelLoadError } from '../../errors.ts'
import { describeShape, OnnxGraph, type TensorInfo } from './OnnxGraph.ts'
import { readSignature } from './signature/readSignature.ts'
import { applySteps } from './steps/applySteps.ts'
import { channelsFirst } from './steps/images.ts'
import { cellNumber, sizeOf, type Cell, type Values } from './values.ts'

/** What inputs of a graph are made of, by name. */
export type Sources = Readonly<Record<string, Values>>

/** What a graph keeps from one call to the next, by the names of its inputs. */
export type States = ReadonlyMap<string, Values>

/** Which of the sources an input is made of, when the signature does not say; `undefined` for none. */
export type DefaultSources = (
  info: TensorInfo,
  graph: OnnxGraph,
) => string | readonly string[] | undefined

/** One input of a graph, with what it gets. */
export interface BoundInput {
  info: TensorInfo
  signature: Partial<InputSignature>
  /** The sources that it is made of; none for a constant or a state. */
  from: readonly string[]
}

function constantValues(value: Cell | readonly number[], { shape }: TensorInfo): Values {
  if (!Array.isArray(value)) {
    const dims = shape.map((size) => size ?? 1)
    // One number fills a tensor of any fixed shape.
    return { dims, data: Array<Cell>(sizeOf(dims)).fill(value as Cell) }
  }
  const open = shape.filter((size) => size === null).length
  const known = sizeOf(shape.map((size) => size ?? 1))
  const dims = shape.map((size) => size ?? (open === 1 ? value.length / known : 1))
  return { dims: sizeOf(dims) === value.length ? dims : [value.length], data: value }
}

/** Puts arrays side by side: their rows become one. */
function joinColumns(parts: readonly Values[]): Values {
  const [first] = parts
  if (first === undefined || parts.length === 1) return first ?? { dims: [0], data: [] }
  const count = first.dims[0] ?? 0
  const widths = parts.map(({ data }) => data.length / Math.max(1, count))
  const width = widths.reduce((sum, one) => sum + one, 0)
  const data = Array<Cell>(count * width).fill(null)
  let offset = 0
  for (const [index, part] of parts.entries()) {
    const own = widths[index] ?? 0
    for (let row = 0; row < count; row++) {
      for (let column = 0; column < own; column++) {
        data[row * width + offset + column] = part.data[row * own + column] ?? null
      }
    }
    offset += own
  }
  return { dims: [count, width], data }
}

/** How exporters name the output that an input gets on the next call: `state` and `stateN`, … */
const STATE_NAMES: readonly ((name: string) => string)[] = [
  (name) => `${name}N`,
  (name) => `${name}n`,
  (name) => `${name}_out`,
  (name) => `${name}_n`,
  (name) => `${name}_next`,
  (name) => `next_${name}`,
  (name) => `new_${name}`,
  (name) => name.replace(/_in$/, '_out'),
  (name) => name.replace(/^past/, 'present'),
]

/** The output that an input which nothing is declared for gets on the next call, by their names. */
function stateOutput(info: TensorInfo, { outputs }: OnnxGraph): string | undefined {
  const names = STATE_NAMES.map((toName) => toName(info.name))
  const found = outputs.find(
    ({ name, type, shape }) =>
      name !== info.name &&
      names.includes(name) &&
      type === info.type &&
      shape.length === info.shape.length,
  )
  return found?.name
}

/** Images whose graph wants the channels first, and which have them last. */
function fitChannels(values: Values, { shape }: TensorInfo): Values {
  const channels = values.dims.at(-1)
  const isImage = shape.length >= 4 && values.dims.length >= 3 && (channels === 3 || channels === 1)
  const wantsFirst = shape.at(-3) === channels && shape.at(-1) !== channels
  return isImage && wantsFirst ? channelsFirst(values) : values
}

function checkDeclared(
  id: string,
  declared: readonly (InputSignature | OutputSignature)[],
  infos: readonly TensorInfo[],
  kind: string,
): void {
  for (const { name, type, shape } of declared) {
    const info = infos.find((one) => one.name === name)
    const names = infos.map((one) => one.name).join(', ')
    if (info === undefined) {
      throw new ModelLoadError(
        id,
        `The graph has no ${kind} "${name.slice(0, 60)}". It has ${names}.`,
      )
    }
    const isSame =
      (type === undefined || type === info.type) &&
      (shape === undefined ||
        (shape.length === info.shape.length &&
          shape.every(
            (size, at) => size === null || info.shape[at] === null || info.shape[at] === size,
          )))
    if (!isSame) {
      throw new ModelLoadError(
        id,
        `The signature declares the ${kind} "${name}" as ${type ?? info.type} ${describeShape(shape ?? info.shape)}; the graph has ${info.type} ${describeShape(info.shape)}.`,
      )
    }
  }
}

/** A graph with its signature: knows what each input is made of and what each output means. */
export class SignedGraph {
  readonly id: string
  readonly graph: OnnxGraph
  readonly signature: OnnxSignature
  readonly inputs: readonly BoundInput[]

  private constructor(
    id: string,
    graph: OnnxGraph,
    signature: OnnxSignature,
    defaults: DefaultSources,
  ) {
    this.id = id
    this.graph = graph
    this.signature = signature
    checkDeclared(id, signature.inputs ?? [], graph.inputs, 'input')
    this.#checkOutputs()
    this.inputs = graph.inputs.map((info) => this.#bind(info, defaults))
  }

  /**
   * Loads the graph of a model with its signature.
   *
   * @param defaults - what inputs are made of that the signature leaves out.
   * @throws {@link ModelLoadError} for files that are missing or broken, a signature that does not fit
   * the graph, and an input for which there is nothing.
   */
  static async load(
    spec: HuggingFaceSpec | OnnxFileSpec,
    defaults: DefaultSources,
  ): Promise<SignedGraph> {
    const { path, signature } = await readSignature(spec)
    const graph = await OnnxGraph.load(path, spec)
    try {
      return new SignedGraph(spec.id, graph, signature, defaults)
    } catch (error) {
      await graph.dispose()
      throw error
    }
  }

  get memoryBytes(): number {
    return this.graph.memoryBytes
  }

  #checkOutputs(): void {
    const { id, graph, signature } = this
    for (const { name } of signature.outputs ?? []) {
      if (!graph.otherOutputs.includes(name)) continue
      throw new ModelLoadError(
        id,
        `The output "${name}" is a list of maps (scikit-learn's ZipMap), which cannot be read. Leave it out, or export with options={'zipmap': False}.`,
      )
    }
    checkDeclared(id, signature.outputs ?? [], graph.outputs, 'output')
    for (const { name, state } of signature.inputs ?? []) {
      if (state === undefined || graph.outputs.some((one) => one.name === state.output)) continue
      throw new ModelLoadError(
        id,
        `The state "${name}" is to come from "${state.output}", which is no output.`,
      )
    }
  }

  #bind(info: TensorInfo, defaults: DefaultSources): BoundInput {
    const declared = this.signature.inputs?.find(({ name }) => name === info.name)
    const output = declared === undefined ? stateOutput(info, this.graph) : undefined
    const inferred = output === undefined ? {} : { state: { output } }
    const signature: Partial<InputSignature> = declared ?? inferred
    if (signature.value !== undefined || signature.state !== undefined) {
      return { info, signature, from: [] }
    }
    const from = signature.from ?? defaults(info, this.graph)
    if (from !== undefined) return { info, signature, from: [from].flat() }
    throw new ModelLoadError(
      this.id,
      `The signature does not say what the input "${info.name}" (${info.type} ${describeShape(info.shape)}) gets: add it to "inputs" with "from", "value" or "state".`,
    )
  }

  /** The states before the first call: filled with `initial`, 0 unless declared. */
  initialStates(): States {
    return new Map(
      this.inputs.flatMap(({ info, signature: { state } }) =>
        state === undefined ? [] : [[info.name, constantValues(state.initial ?? 0, info)] as const],
      ),
    )
  }

  /** What one input gets, after its steps. */
  valuesFor({ info, signature, from }: BoundInput, sources: Sources, states: States): Values {
    if (signature.value !== undefined) return constantValues(signature.value, info)
    const kept = states.get(info.name)
    if (kept !== undefined) return kept
    const parts = from.map((name) => {
      const found = Object.hasOwn(sources, name) ? sources[name] : undefined
      if (found !== undefined) return found
      throw new InferenceError(
        this.id,
        `The input "${info.name}" needs "${name}", which is not there.`,
      )
    })
    return fitChannels(applySteps(joinColumns(parts), signature.steps), info)
  }

  /**
   * Runs the graph on sources.
   *
   * @returns its outputs by name, after their steps, and the states for the next call.
   */
  async run(
    sources: Sources,
    {
      states = this.initialStates(),
      outputs,
    }: { states?: States; outputs?: readonly string[] } = {},
  ): Promise<{ outputs: Record<string, Values>; states: States }> {
    const feeds: Record<string, Values> = {}
    for (const input of this.inputs) feeds[input.info.name] = this.valuesFor(input, sources, states)
    const carried = this.inputs.flatMap(({ signature: { state } }) => state?.output ?? [])
    const names = outputs && [...new Set([...outputs, ...carried])]
    const raw = await this.graph.run(feeds, names)
    const next = this.inputs.flatMap(({ info, signature: { state } }) => {
      const values = state === undefined ? undefined : raw[state.output]
      return values === undefined ? [] : [[info.name, values] as const]
    })
    const results = Object.entries(raw).map(([name, values]) => [
      name,
      applySteps(values, this.#outputSignature(name)?.steps),
    ])
    return { outputs: Object.fromEntries(results), states: new Map(next) }
  }

  #outputSignature(name: string): OutputSignature | undefined {
    return this.signature.outputs?.find((one) => one.name === name)
  }

  /**
   * The output with a meaning: the one whose `role` is declared, or whose name says it, or the one
   * that fits; states are never meant.
   *
   * @throws {@link ModelLoadError} when there is none.
   */
  outputFor(role: string, fits: (info: TensorInfo) => boolean = () => true): TensorInfo {
    const states = new Set(this.inputs.map(({ signature: { state } }) => state?.output))
    const candidates = this.graph.outputs.filter(({ name }) => !states.has(name))
    const found =
      candidates.find(({ name }) => this.#outputSignature(name)?.role === role) ??
      candidates.find((info) => info.name === role && fits(info)) ??
      candidates.find((info) => this.#outputSignature(info.name)?.role === undefined && fits(info))
    if (found !== undefined) return found
    const names = this.graph.outputs.map(
      ({ name, type, shape }) => `${name} (${type} ${describeShape(shape)})`,
    )
    throw new ModelLoadError(
      this.id,
      `No output of the graph is the ${role}: ${names.join(', ')}. Declare it with "role": "${role}".`,
    )
  }

  /** The name of a class by its number, as it is declared; the number itself without `labels`. */
  labelOf(number: number): string | number | boolean {
    return this.signature.labels?.[number] ?? number
  }

  /** Frees the memory. */
  dispose(): Promise<void> {
    return this.graph.dispose()
  }
}

/** Whether cells can be given to an input as numbers; the position of the first that cannot. */
export function findNoNumber(cells: ArrayLike<Cell>, isWhole: boolean): number | undefined {
  const place = Array.from(cells).findIndex((cell) => {
    const number = cellNumber(cell)
    return number === undefined || (isWhole && Number.isNaN(number))
  })
  return place < 0 ? undefined : place
}
