import {
  splitWeightName,
  WEIGHT_TYPES,
  type WeightType,
} from '../engines/transformersJs/modelFolder/dataTypes.ts'

/** A file of a repository on the Hub. */
export interface HubFile {
  path: string
  bytes: number
  /** By which it is checked: SHA-256 of large files, the blob id of git for others. */
  hash: { algorithm: 'sha256' | 'git'; digest: string } | undefined
}

const LARGEST_TEXT_BYTES = 64 * 1024 * 1024
/** Configuration, vocabularies, templates, and the model card. Code is never among them. */
const TEXT_FILE = /^(?:[^/]+\/)?[^/]+\.(?:json|txt|jinja|model|md)$/
const OTHER_RUNTIME = /^(?:openvino|coreml|tflite|flax|\.[^/]*)\//
const GRAPH = /^(?:onnx\/)?[^/]+\.onnx$/

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The graphs of the decoder that stand for others, and which ones those are. */
const MERGED = 'decoder_model_merged'
const MERGED_PARTS = ['decoder_model', 'decoder_with_past_model']

/** The files that one type of weights needs, and which type that is. */
export interface ChosenFiles {
  files: HubFile[]
  dtype: string
}

function isWeightType(dtype: string): dtype is WeightType {
  return WEIGHT_TYPES.some((type) => type === dtype)
}

/** What a repository has of each type of weights. */
function typesOf(graphs: readonly HubFile[]): Map<WeightType, HubFile[]> {
  const types = new Map<WeightType, HubFile[]>()
  for (const file of graphs) {
    const { type } = splitWeightName(nameOf(file.path))
    types.set(type, [...(types.get(type) ?? []), file])
  }
  return types
}

function withoutParts(graphs: readonly HubFile[]): HubFile[] {
  const graphOf = ({ path }: HubFile) => splitWeightName(nameOf(path)).graph
  if (!graphs.some((file) => graphOf(file) === MERGED)) return [...graphs]
  return graphs.filter((file) => !MERGED_PARTS.includes(graphOf(file)))
}

/** The types of weights that a repository has, the preferred ones first. */
export function weightTypesOf(files: readonly HubFile[]): string[] {
  const types = typesOf(files.filter(({ path }) => GRAPH.test(path)))
  return WEIGHT_TYPES.filter((type) => types.has(type))
}

/**
 * Chooses the files that a model needs: its texts, and the ONNX graphs of one type with the data beside them.
 *
 * @param dtype - which weights; default the most precise that there are.
 * @returns `undefined` when there are no such weights.
 */
export function chooseFiles(files: readonly HubFile[], dtype?: string): ChosenFiles | undefined {
  const types = typesOf(files.filter(({ path }) => GRAPH.test(path)))
  const chosen = dtype ?? WEIGHT_TYPES.find((type) => types.has(type))
  if (chosen === undefined || !isWeightType(chosen)) return undefined
  const graphs = withoutParts(types.get(chosen) ?? [])
  if (graphs.length === 0) return undefined
  const isData = ({ path }: HubFile) =>
    graphs.some((graph) => path.startsWith(`${graph.path}_data`) || path === `${graph.path}.data`)
  const isText = ({ path, bytes }: HubFile) =>
    TEXT_FILE.test(path) && !OTHER_RUNTIME.test(path) && bytes <= LARGEST_TEXT_BYTES
  return {
    dtype: chosen,
    files: files.filter((file) => graphs.includes(file) || isData(file) || isText(file)),
  }
}
