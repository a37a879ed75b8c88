import type { HuggingFaceSpec } from '../../../engine/modelSpec.ts'
import { ModelLoadError } from '../../../errors.ts'
import { conversionAdvice, exportTask } from './conversionCommand.ts'
import { splitWeightName, WEIGHT_TYPES, type WeightType } from './dataTypes.ts'
import { WEIGHT_FOLDERS, type ModelFolder } from './readModelFolder.ts'

const OTHER_WEIGHTS: readonly [RegExp, string][] = [
  [/\.safetensors$/, 'safetensors'],
  [/^pytorch_model.*\.bin$/, 'PyTorch'],
  [/\.(pt|pth|ckpt)$/, 'PyTorch'],
  [/^tf_model\.h5$/, 'TensorFlow'],
  [/^flax_model\.msgpack$/, 'Flax'],
]
/** The size up to which a file may be what Git leaves in the place of a large one. */
const POINTER_BYTES = 1024

/** Which weights of a model are loaded. */
export interface ChosenWeights {
  /** The subfolder that holds them; `''` for the folder itself. */
  subfolder: string
  /** The type of weights of each graph, by the graph's name, such as `decoder_model_merged`. */
  types: Readonly<Record<string, WeightType>>
  /** The name of the only graph, where it is not `model`. */
  fileName?: string | undefined
  /**
   * The decoder is two graphs, one for the first step and one for those that follow: `decoder_model`
   * and `decoder_with_past_model`.
   */
  hasTwoDecoders: boolean
  /** Sentences for callers: which weights were chosen in place of those of full precision, or of the `dtype`. */
  warnings: string[]
}

type Graphs = Map<string, Set<WeightType>>

/** The ONNX files in one subfolder, by graph. */
function graphsIn({ sizes }: ModelFolder, subfolder: string): Graphs {
  const prefix = subfolder === '' ? '' : `${subfolder}/`
  const graphs: Graphs = new Map()
  for (const name of sizes.keys()) {
    const file = name.slice(prefix.length)
    if (!name.startsWith(prefix) || file.includes('/') || !file.endsWith('.onnx')) continue
    const { graph, type } = splitWeightName(file)
    graphs.set(graph, (graphs.get(graph) ?? new Set<WeightType>()).add(type))
  }
  return graphs
}

function refuseOtherWeights(
  spec: HuggingFaceSpec,
  { path, sizes }: ModelFolder,
  modelType: string | undefined,
): never {
  const names = [...sizes.keys()]
  for (const [pattern, kind] of OTHER_WEIGHTS) {
    const found = names.find((name) => pattern.test(name))
    if (found === undefined) continue
    throw new ModelLoadError(
      spec.id,
      `The folder holds weights for ${kind} only (${found}), and this engine runs ONNX. ${conversionAdvice(path, spec.task, modelType)}`,
    )
  }
  throw new ModelLoadError(
    spec.id,
    `There is no ONNX file in ${path} or its subfolder onnx. Expected model.onnx, or encoder_model.onnx with its decoder.`,
  )
}

/** Whether each graph that has weights at all has them of this type. */
function hasType(graphs: Graphs, type: WeightType): boolean {
  return graphs.size > 0 && [...graphs.values()].every((types) => types.has(type))
}

/** The graphs of the preferred subfolder: the first that has what is asked for, or else any graph. */
function chooseFolder(
  folder: ModelFolder,
  wanted: WeightType,
): { subfolder: string; graphs: Graphs } | undefined {
  const candidates = WEIGHT_FOLDERS.map((subfolder) => ({
    subfolder,
    graphs: graphsIn(folder, subfolder),
  })).filter(({ graphs }) => graphs.size > 0)
  return candidates.find(({ graphs }) => hasType(graphs, wanted)) ?? candidates[0]
}

function toWeightType({ id, dtype }: HuggingFaceSpec): WeightType | undefined {
  if (dtype === undefined) return undefined
  const found = WEIGHT_TYPES.find((name) => name === dtype)
  if (found !== undefined) return found
  throw new ModelLoadError(
    id,
    `dtype: expected one of ${WEIGHT_TYPES.join(', ')}, got ${JSON.stringify(dtype)}.`,
  )
}

function chooseTypes(
  spec: HuggingFaceSpec,
  graphs: Graphs,
  wanted: WeightType | undefined,
): Record<string, WeightType> {
  const known = WEIGHT_TYPES.filter((type) => [...graphs.values()].some((set) => set.has(type)))
  if (wanted !== undefined && !known.includes(wanted)) {
    throw new ModelLoadError(
      spec.id,
      `dtype: the folder has no weights of the type "${wanted}". It has ${known.join(', ')}; without dtype the best of them is taken.`,
    )
  }
  const types: Record<string, WeightType> = {}
  for (const [graph, available] of graphs) {
    const isThere = wanted !== undefined && available.has(wanted)
    const type = isThere ? wanted : WEIGHT_TYPES.find((candidate) => available.has(candidate))
    if (type !== undefined) types[graph] = type
  }
  return types
}

/** Checks that the decoder, if there is one, keeps what it has read, and says how it is stored. */
function decoderOf(
  spec: HuggingFaceSpec,
  graphs: Readonly<Record<string, unknown>>,
): Pick<ChosenWeights, 'hasTwoDecoders' | 'fileName'> {
  const has = (name: string) => Object.hasOwn(graphs, name)
  if (has('decoder_model_merged')) {
    const isAlone = !has('encoder_model') && !has('model') && !has('embed_tokens')
    return { hasTwoDecoders: false, ...(isAlone ? { fileName: 'decoder_model_merged' } : {}) }
  }
  if (has('model') || !(has('decoder_model') || has('decoder_with_past_model'))) {
    return { hasTwoDecoders: false }
  }
  if (has('decoder_model') && has('decoder_with_past_model')) return { hasTwoDecoders: true }
  const missing = has('decoder_model') ? 'decoder_with_past_model' : 'decoder_model'
  const task = exportTask(spec.task)
  const advice = task === undefined ? 'Copy it as well.' : `Export it with --task ${task}.`
  throw new ModelLoadError(
    spec.id,
    `${missing}.onnx is missing: a decoder is decoder_model_merged.onnx, or decoder_model.onnx with decoder_with_past_model.onnx. ${advice}`,
  )
}

function describeChoice(
  types: Readonly<Record<string, WeightType>>,
  wanted: WeightType = 'fp32',
): string[] {
  return Object.entries(types)
    .filter(([, type]) => type !== wanted && type !== 'fp32')
    .map(
      ([graph, type]) =>
        `There are no ${wanted} weights of the graph "${graph}": it runs with ${type}, whose numbers differ a little.`,
    )
}

/**
 * Decides by what is in a folder which of its weights are loaded. Without `dtype` these are the ones
 * of the highest precision that are there.
 *
 * @param modelType - the `model_type` of its config, which decides how weights of another kind are converted.
 * @throws {@link ModelLoadError} when there is nothing that can be loaded: with the command that
 * converts weights of another kind.
 */
export function chooseWeights(
  spec: HuggingFaceSpec,
  folder: ModelFolder,
  modelType?: string,
): ChosenWeights {
  const wanted = toWeightType(spec)
  const found = chooseFolder(folder, wanted ?? 'fp32')
  if (found === undefined) return refuseOtherWeights(spec, folder, modelType)
  const { subfolder, graphs } = found
  const types = chooseTypes(spec, graphs, wanted)
  const [first = 'model', ...others] = Object.keys(types)
  const isOnlyGraph = others.length === 0 && first !== 'model'
  const decoder = decoderOf(spec, types)
  const fileName = decoder.fileName ?? (isOnlyGraph ? first : undefined)
  const warnings = describeChoice(types, wanted)
  return { subfolder, types, fileName, hasTwoDecoders: decoder.hasTwoDecoders, warnings }
}

/** The names of the small files among the weights, which may be pointers of Git LFS. */
export function smallWeights({ sizes }: ModelFolder): string[] {
  return [...sizes]
    .filter(([name, bytes]) => /\.onnx(_data|\.data)?$/.test(name) && bytes <= POINTER_BYTES)
    .map(([name]) => name)
}
