import type { TaskId } from '../../registry/tasks.ts'
import { moved, unchanged, type Decoded, type Move } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { parseJson } from '../shared/parseJson.ts'
import { withoutApiOptions } from '../shared/apiOptions.ts'
import { inputKeys, mediaKindOf, requiredInputKeys, takesNothing } from './inputFacts.ts'

const OPENING_BRACE = 0x7b

function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function readBytes(task: TaskId, bytes: Uint8Array): unknown {
  const isMediaTask = mediaKindOf(task) !== undefined
  if (isMediaTask && bytes[0] !== OPENING_BRACE) return bytes
  const text = decodeText(bytes)
  if (text === undefined) return bytes
  const json = parseJson(text)
  const value = json === undefined ? text : json.value
  if (isMediaTask && !isJsonObject(value)) return bytes
  return typeof value === 'number' ? text : value
}

/**
 * Reads what came as a body: bytes are JSON or a string, but for a task that takes one piece of media
 * they are that unless they are a JSON object; a number is a string.
 */
export function readBody(task: TaskId, body: unknown): unknown {
  if (body instanceof ArrayBuffer) return readBytes(task, new Uint8Array(body))
  if (body instanceof Uint8Array) return readBytes(task, body)
  return typeof body === 'number' ? String(body) : body
}

type Fields = Record<string, unknown>

const isGiven = (value: unknown) => value !== undefined && value !== null

function pick(record: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)))
}

interface Found {
  inputs: unknown
  /** Where parts of the inputs were. */
  moves: readonly Move[]
  /** The keys of the body that hold them. */
  keys: readonly string[]
}

/** The inputs under a name of their own. */
function findNamed(task: TaskId, body: Fields, others: readonly string[]): string | undefined {
  const names = ['inputs', mediaKindOf(task) ?? '', ...others]
  return names.find((key) => isGiven(body[key]))
}

/** The moves of keys that lie in the body itself. */
const spreadMoves = (keys: readonly string[]): Move[] =>
  keys.map((key) => ({ to: ['inputs', key], from: [key] }))

/**
 * Inputs of which some keys lie beside those under a name. They win; and what is no object stands for
 * the one key that is missing.
 */
function mergeInputs(task: TaskId, body: Fields, name: string): Found {
  const named = body[name]
  const keys = inputKeys(task).filter((key) => key !== name && isGiven(body[key]))
  const plain: Found = { inputs: named, moves: [{ to: ['inputs'], from: [name] }], keys: [name] }
  if (keys.length === 0 || Array.isArray(named)) return plain
  const spread = { inputs: pick(body, keys), moves: spreadMoves(keys), keys: [name, ...keys] }
  if (isJsonObject(named))
    return {
      ...spread,
      inputs: { ...named, ...spread.inputs },
      moves: [...spread.moves, ...plain.moves],
    }
  const [missing, ...others] = requiredInputKeys(task).filter((key) => !keys.includes(key))
  if (others.length > 0) return plain
  if (missing === undefined) return spread
  return {
    ...spread,
    inputs: { ...spread.inputs, [missing]: named },
    moves: [...spread.moves, { to: ['inputs', missing], from: [name] }],
  }
}

function findInputs(task: TaskId, body: Fields, others: readonly string[]): Found {
  const name = findNamed(task, body, others)
  if (name !== undefined) return mergeInputs(task, body, name)
  const keys = inputKeys(task).filter((key) => isGiven(body[key]))
  if (keys.length > 0)
    return { inputs: pick(body, keys), moves: [{ to: ['inputs'], from: [] }], keys }
  const inputs = takesNothing(task) ? null : undefined
  return { inputs, moves: [{ to: ['inputs'], from: ['inputs'] }], keys: ['inputs'] }
}

/** An image that lies in an object: `{ image, … }`. What is beside it are parameters. */
function unwrapMedia(task: TaskId, { inputs, moves, keys }: Found): Found & { beside: Fields } {
  const kind = mediaKindOf(task)
  if (kind === undefined || !isJsonObject(inputs) || !isGiven(inputs[kind]))
    return { inputs, moves, keys, beside: {} }
  const { [kind]: media, ...beside } = inputs
  const from = moves[0]?.from ?? []
  return { inputs: media, moves: [{ to: ['inputs'], from: [...from, kind] }], keys, beside }
}

/**
 * Turns a body into `{ inputs, parameters }`: the inputs alone, spread over the body or under their
 * name; the parameters under theirs or beside the inputs. What is null was not given, and of two that
 * say different things, the one that lies in the body itself wins.
 *
 * @param names - further names under which the inputs may lie.
 */
export function splitBody(task: TaskId, body: unknown, names: readonly string[] = []): Decoded {
  if (!isJsonObject(body))
    return moved({ inputs: body, parameters: {} }, [{ to: ['inputs'], from: [] }])
  const { inputs, moves, keys, beside } = unwrapMedia(task, findInputs(task, body, names))
  const { parameters, ...rest } = body
  if (isGiven(parameters) && !isJsonObject(parameters)) return unchanged({ inputs, parameters })
  const nested: Fields = isJsonObject(parameters) ? parameters : {}
  const flat = Object.entries(withoutApiOptions(rest)).filter(
    ([key, value]) =>
      !keys.includes(key) && key !== 'inputs' && (value !== null || !Object.hasOwn(nested, key)),
  )
  return moved(
    { inputs, parameters: { ...beside, ...nested, ...Object.fromEntries(flat) } },
    [
      ...moves,
      ...flat.map(([key]) => ({ to: ['parameters', key], from: [key] })),
      ...Object.keys(beside)
        .filter((key) => !Object.hasOwn(nested, key))
        .map((key) => ({ to: ['parameters', key], from: ['inputs', key] })),
    ],
  )
}
