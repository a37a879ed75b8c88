import { isJsonObject } from '../../shared/isJsonObject.ts'
import { compact } from './compact.ts'
import { makeToolCallId, readToolCallId } from './toolCallId.ts'

/** A tool call of an answer of which pieces have come. */
interface Call {
  /** Its place among the calls of the answer. */
  index: number
  /** What the server calls its place, if it says it. */
  wireIndex: unknown
  id: string | undefined
  name: string | undefined
}

function nameOf(call: Record<string, unknown>): string | undefined {
  const named = isJsonObject(call['function']) ? call['function'] : call['custom']
  const name = isJsonObject(named) ? named['name'] : undefined
  return typeof name === 'string' && name !== '' ? name : undefined
}

/** Whether a piece begins a call beside the one of the same place: Gemini and Ollama call all places 0. */
function isAnother(call: Call, id: string | undefined, name: string | undefined): boolean {
  if (name === undefined || call.name === undefined) return false
  return id === undefined || call.id === undefined ? name !== call.name : id !== call.id
}

/** The call that a piece belongs to; undefined for a new one. */
function findCall(
  calls: readonly Call[],
  wireIndex: unknown,
  id: string | undefined,
  name: string | undefined,
): Call | undefined {
  if (wireIndex !== undefined) {
    const placed = calls.findLast((call) => call.wireIndex === wireIndex)
    return placed !== undefined && isAnother(placed, id, name) ? undefined : placed
  }
  const known = id === undefined ? undefined : calls.find((call) => call.id === id)
  if (known !== undefined) return known
  return name === undefined ? calls.at(-1) : undefined
}

function nextIndex(calls: readonly Call[], wireIndex: unknown): number {
  const isFree = typeof wireIndex === 'number' && calls.every(({ index }) => index !== wireIndex)
  return isFree ? wireIndex : Math.max(-1, ...calls.map(({ index }) => index)) + 1
}

/** The next characters of the arguments; Ollama's come as an object. */
function readArguments(given: unknown): unknown {
  if (given === undefined || given === null) return undefined
  return typeof given === 'object' ? JSON.stringify(given) : given
}

/** What a piece brings of a tool, as that of a function; a custom tool takes free text instead. */
function readTool(piece: Record<string, unknown>, isNamed: boolean): unknown {
  const { function: named, custom } = piece
  const tool = isJsonObject(custom) ? { ...custom, arguments: custom['input'] } : named
  if (!isJsonObject(tool)) return named ?? undefined
  const { name, arguments: given, input: _input, ...rest } = tool
  return compact({ ...rest, ...(isNamed ? { name } : {}), arguments: readArguments(given) })
}

/**
 * Follows the tool calls of one answer that comes in pieces.
 *
 * @returns what brings one piece of a call into canonical form: with its place among the calls, and with
 * its id, type and name the first time only. It is told where the answer stands, for ids that have to be made.
 */
export function toolCallTrack(): (piece: unknown, place: readonly unknown[]) => unknown {
  const calls: Call[] = []

  return (piece, place) => {
    if (!isJsonObject(piece)) return piece
    const { index: given, id: wireId, type, function: _function, custom, ...rest } = piece
    const wireIndex = given ?? undefined
    const name = nameOf(piece)
    const wireName = readToolCallId(wireId)
    const known = findCall(calls, wireIndex, wireName, name)
    const index = known?.index ?? nextIndex(calls, wireIndex)
    const id = wireName ?? (name === undefined ? undefined : makeToolCallId(...place, index))
    const isIdentified = known?.id === undefined && id !== undefined
    const isNamed = known?.name === undefined && name !== undefined
    if (known === undefined) calls.push({ index, wireIndex, id, name })
    else Object.assign(known, { id: known.id ?? id, name: known.name ?? name })
    const kind = type === 'custom' || isJsonObject(custom) ? 'custom' : 'function'
    return {
      ...rest,
      index,
      ...(isIdentified ? { id } : {}),
      ...(isIdentified || kind === 'custom' ? { type: kind } : {}),
      ...compact({ function: readTool(piece, isNamed) }),
    }
  }
}
