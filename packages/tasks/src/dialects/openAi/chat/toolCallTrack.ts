import { isJsonObject } from '../../shared/isJsonObject.ts'
import { argumentsText, liftTool } from './calledTool.ts'
import { compact } from './compact.ts'
import { jsonProgress, type JsonProgress } from './jsonProgress.ts'
import { makeToolCallId, readToolCallId } from './toolCallId.ts'

/** What a piece says of the call that it belongs to. */
interface Said {
  /** What the server calls its place, if it says it. */
  wireIndex: unknown
  id: string | undefined
  name: string | undefined
  /** The next characters of its arguments. */
  text: string
}

/** A tool call of an answer of which pieces have come. */
interface Call {
  /** Its place among the calls of the answer. */
  index: number
  /** As the answer has it. */
  id: string | undefined
  /** As the server wrote it, if it did. */
  wireId: string | undefined
  name: string | undefined
  progress: JsonProgress
}

function saidOf({ index, id, function: plain, custom }: Record<string, unknown>): Said {
  const tool = isJsonObject(plain) ? plain : isJsonObject(custom) ? custom : {}
  const { name, arguments: given } = tool
  const text = argumentsText(given)
  return {
    wireIndex: index ?? undefined,
    id: readToolCallId(id),
    name: typeof name === 'string' && name !== '' ? name : undefined,
    text: typeof text === 'string' ? text : '',
  }
}

/**
 * Whether a piece begins a call beside the one of the same place: Gemini and Ollama call all places 0. Two
 * calls of one tool without ids are told apart by their arguments: those of the first are whole.
 */
function isAnother(call: Call, { id, name, text }: Said): boolean {
  if (name === undefined || call.name === undefined) return false
  if (id !== undefined && call.wireId !== undefined) return id !== call.wireId
  return name !== call.name || (text.trimStart().startsWith('{') && call.progress.isWhole())
}

/** The calls of one answer, as far as they have come. */
function knownCalls() {
  const byPlace = new Map<unknown, Call>()
  const byId = new Map<string, Call>()
  const places = new Set<unknown>()
  let highest = -1
  let latest: Call | undefined

  return {
    /** The call that a piece belongs to; undefined for a new one. */
    find(said: Said): Call | undefined {
      const { wireIndex, id, name } = said
      if (wireIndex !== undefined) {
        const placed = byPlace.get(wireIndex)
        return placed !== undefined && isAnother(placed, said) ? undefined : placed
      }
      const known = id === undefined ? undefined : byId.get(id)
      return known ?? (name === undefined ? latest : undefined)
    },
    /** The place of a new call: the one that the server says, if it is free. */
    nextIndex(wireIndex: unknown): number {
      const isFree = typeof wireIndex === 'number' && !places.has(wireIndex)
      return isFree ? wireIndex : highest + 1
    },
    /** Remembers a new call, and that one got its id. */
    keep(call: Call, wireIndex: unknown, isNew: boolean): void {
      if (call.id !== undefined) byId.set(call.id, call)
      if (!isNew) return
      if (wireIndex !== undefined) byPlace.set(wireIndex, call)
      places.add(call.index)
      highest = Math.max(highest, call.index)
      latest = call
    },
  }
}

/** What a piece brings of a tool, as that of a function; a custom tool takes free text instead. */
function readTool(piece: Record<string, unknown>, isNamed: boolean): unknown {
  const { function: named, custom } = piece
  const tool = isJsonObject(custom) ? { ...custom, arguments: custom['input'] } : named
  if (!isJsonObject(tool)) return named ?? undefined
  const { name, arguments: given, input: _input, ...rest } = tool
  return compact({ ...rest, ...(isNamed ? { name } : {}), arguments: argumentsText(given) })
}

/**
 * Follows the tool calls of one answer that comes in pieces.
 *
 * @returns what brings one piece of a call into canonical form: with its place among the calls, and with
 * its id, type and name the first time only. It is told where the answer stands, for ids that have to be made.
 */
export function toolCallTrack(): (piece: unknown, place: readonly unknown[]) => unknown {
  const calls = knownCalls()

  return (given, place) => {
    if (!isJsonObject(given)) return given
    const piece = liftTool(given)
    const { index: _index, id: _id, type, function: _function, custom, ...rest } = piece
    const said = saidOf(piece)
    const known = calls.find(said)
    const index = known?.index ?? calls.nextIndex(said.wireIndex)
    const id = said.id ?? (said.name === undefined ? undefined : makeToolCallId(...place, index))
    const isIdentified = known?.id === undefined && id !== undefined
    const isNamed = known?.name === undefined && said.name !== undefined
    const call: Call = known ?? {
      index,
      id: undefined,
      wireId: undefined,
      name: undefined,
      progress: jsonProgress(),
    }
    call.id ??= id
    call.wireId ??= said.id
    call.name ??= said.name
    call.progress.push(said.text)
    calls.keep(call, said.wireIndex, known === undefined)
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
