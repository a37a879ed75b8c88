import { parameterNames } from '../../parse/parameterHints.ts'
import type { TaskId } from '../../registry/tasks.ts'
import { mediaPaths } from '../../compiled/mediaPaths.ts'
import { fieldsOf } from '../../compiled/fieldsOf.ts'
import { TASK_SCHEMAS } from '../../schemas.ts'
import { moved, unchanged, type Decoded, type Move, type Step } from '../shared/decoded.ts'
import { onParameters } from '../shared/onParts.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { withoutApiOptions } from '../shared/apiOptions.ts'

const OPENING_BRACE = 0x7b

/** The media kind of a task whose whole input is one piece of media. */
function mediaKindOf(task: TaskId): string | undefined {
  return mediaPaths(TASK_SCHEMAS[task].inputs).find(({ path }) => path.length === 0)?.kind
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

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
  const json = text === undefined ? bytes : parseJson(text)
  if (isMediaTask && !isJsonObject(json)) return bytes
  return typeof json === 'number' ? text : json
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

function inputKeys(task: TaskId): string[] {
  return Object.keys(fieldsOf(TASK_SCHEMAS[task].inputs.node))
}

function takesNothing(task: TaskId): boolean {
  return TASK_SCHEMAS[task].inputs.node.type === 'null'
}

function pick(record: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)))
}

interface Found {
  inputs: unknown
  /** Where the inputs were. */
  from: Move['from']
  /** The keys of the body that hold them. */
  keys: readonly string[]
}

/** Finds the inputs of a body: under their name, under `image`, or spread over the body. */
function findInputs(task: TaskId, body: Record<string, unknown>): Found {
  const names = ['inputs', ...(mediaKindOf(task) === 'image' ? ['image'] : [])]
  const name = names.find((key) => body[key] !== undefined)
  if (name !== undefined) return { inputs: body[name], from: [name], keys: [name] }
  const keys = inputKeys(task).filter((key) => Object.hasOwn(body, key))
  if (keys.length > 0) return { inputs: pick(body, keys), from: [], keys }
  return { inputs: takesNothing(task) ? null : undefined, from: ['inputs'], keys: ['inputs'] }
}

/** A parameter that the schema knows and that is null was not given. */
function withoutNull(task: TaskId, parameters: Record<string, unknown>): Record<string, unknown> {
  const names = parameterNames(task)
  return Object.fromEntries(
    Object.entries(parameters).filter(([key, value]) => value !== null || !names.includes(key)),
  )
}

/**
 * Turns a body into `{ inputs, parameters }`: the inputs alone, spread over the body or under their
 * name; the parameters under theirs or beside the inputs.
 */
export function splitBody(task: TaskId, body: unknown): Decoded {
  if (!isJsonObject(body))
    return moved({ inputs: body, parameters: {} }, [{ to: ['inputs'], from: [] }])
  const { inputs, from, keys } = findInputs(task, body)
  const { parameters: nested = {}, ...rest } = body
  if (nested !== null && !isJsonObject(nested)) return unchanged({ inputs, parameters: nested })
  const flat = Object.entries(withoutApiOptions(rest)).filter(([key]) => !keys.includes(key))
  const moves = flat
    .filter(([key]) => !nested || !Object.hasOwn(nested, key))
    .map(([key]) => ({ to: ['parameters', key], from: [key] }))
  return moved(
    { inputs, parameters: withoutNull(task, { ...Object.fromEntries(flat), ...nested }) },
    [{ to: ['inputs'], from }, ...moves],
  )
}

/** {@link withoutNull} for parameters that have the names of the schema by now. */
export function dropNullParameters(task: TaskId): Step {
  return onParameters((parameters) => unchanged(withoutNull(task, parameters)))
}
