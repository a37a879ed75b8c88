import type { TaskId } from '../../registry/tasks.ts'
import { moved, unchanged, type Decoded, type Move } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { parseJson } from '../shared/parseJson.ts'
import { withoutApiOptions } from '../shared/apiOptions.ts'
import {
  inputKeys,
  mediaInputKeys,
  mediaKindOf,
  requiredInputKeys,
  takesNothing,
} from './inputFacts.ts'

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

/** The key of an input that a value of no name stands for: the only one that is due, or the media. */
function unnamedKey(task: TaskId, given: readonly string[]): string | undefined {
  const missing = (keys: readonly string[]) => keys.filter((key) => !given.includes(key))
  const [due, ...others] = missing(requiredInputKeys(task))
  if (others.length > 0) return undefined
  return due ?? missing(mediaInputKeys(task))[0]
}

/**
 * Inputs of which some keys lie beside those under a name. They win; and what is no object stands for
 * the one key that is missing, unless none is.
 */
function mergeInputs(task: TaskId, body: Fields, name: string): Found {
  const named = body[name]
  const given = inputKeys(task).filter((key) => key !== name && isGiven(body[key]))
  const plain: Found = { inputs: named, moves: [{ to: ['inputs'], from: [name] }], keys: [name] }
  if (given.length === 0 || Array.isArray(named)) return plain
  const keys = [name, ...given]
  const beside = pick(body, given)
  const moves = spreadMoves(given)
  if (isJsonObject(named))
    return { inputs: { ...named, ...beside }, moves: [...moves, ...plain.moves], keys }
  const key = unnamedKey(task, given)
  if (key !== undefined)
    return {
      inputs: { ...beside, [key]: named },
      moves: [...moves, { to: ['inputs', key], from: [name] }],
      keys,
    }
  const isWhole = requiredInputKeys(task).every((required) => given.includes(required))
  return isWhole ? { inputs: beside, moves, keys } : plain
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
  return moved({ inputs, parameters: { ...beside, ...nested, ...Object.fromEntries(flat) } }, [
    ...moves,
    ...flat.map(([key]) => ({ to: ['parameters', key], from: [key] })),
    ...Object.keys(beside)
      .filter((key) => !Object.hasOwn(nested, key))
      .map((key) => ({ to: ['parameters', key], from: ['inputs', key] })),
  ])
}
