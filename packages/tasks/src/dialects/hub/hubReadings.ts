import type { CompiledSchema } from '../../compiled/compiledSchema.ts'
import type { FoundFault } from '../../compiled/faults.ts'
import { shorten } from '../../parse/shorten.ts'
import type { TaskId } from '../../registry/tasks.ts'
import { mediaPaths } from '../../compiled/mediaPaths.ts'
import { TASK_SCHEMAS } from '../../schemas.ts'
import { inTurn, moved, unchanged, type Decoded, type Step } from '../shared/decoded.ts'
import type { HubDialect } from './hubDialect.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { isMedia } from '../shared/isMedia.ts'

const MOST_LISTS = 3

/** What lies in a list of one, in a list of one in that, and so on. */
function unwrap(wire: unknown): Decoded[] {
  const found: Decoded[] = []
  let value = wire
  while (found.length < MOST_LISTS && Array.isArray(value) && value.length === 1) {
    value = value[0]
    const from = Array.from({ length: found.length + 1 }, () => 0)
    found.push(moved(value, [{ to: [], from }]))
  }
  return found
}

/** The media in the answers of image services: `{ data: [{ b64_json }] }`, `{ output: [url] }`. */
function findMedia(wire: unknown): Decoded | undefined {
  if (isMedia(wire)) return unchanged(wire)
  if (!isJsonObject(wire)) return undefined
  const places = [['data', 0, 'b64_json'], ['data', 0, 'url'], ['output', 0], ['output']] as const
  for (const from of places) {
    const value = from.reduce<unknown>(
      (part, key) =>
        isJsonObject(part) || Array.isArray(part) ? Reflect.get(part, key) : undefined,
      wire,
    )
    if (isMedia(value)) return moved(value, [{ to: [], from }])
  }
  return undefined
}

/** What lies beside the media in such an answer. */
function beside(wire: unknown): Record<string, unknown> {
  if (!isJsonObject(wire)) return {}
  const { data: _data, output: _output, ...rest } = wire
  return rest
}

/** Answers that are a piece of media, for outputs that hold it under a key. */
function asMedia(task: TaskId): Step {
  const keys = mediaPaths(TASK_SCHEMAS[task].output).flatMap(({ path: [key, ...rest] }) =>
    key === undefined || key === '*' || rest.length > 0 ? [] : [key],
  )
  return (wire) => {
    const media = keys.length === 1 ? findMedia(wire) : undefined
    const [key = ''] = keys
    if (media === undefined) return unchanged(wire)
    return {
      value: { ...beside(wire), [key]: media.value },
      toWire: (path) => media.toWire(path[0] === key ? path.slice(1) : path),
    }
  }
}

function wrap(wire: Decoded): Decoded {
  return {
    value: [wire.value],
    toWire: (path) => wire.toWire(path[0] === 0 ? path.slice(1) : path),
  }
}

/** The forms in which an output may have come, the likeliest first. */
function readings(task: TaskId, dialect: HubDialect, wire: unknown, isAnswer: boolean): Decoded[] {
  const inside = unwrap(wire)
  const bare = [unchanged(wire)]
  const forms = dialect.answersInList && isAnswer ? [...inside, ...bare] : [...bare, ...inside]
  const step = inTurn(asMedia(task), dialect.decodeOutput ?? unchanged)
  return forms.map((form) => inTurn(() => form, step)(wire))
}

/** How far into a value its first fault lies; more than any path for none. */
function depthOfFault({ node }: CompiledSchema, { value }: Decoded): number {
  const faults: FoundFault[] = []
  node.run(shorten(value), faults)
  return faults[0]?.path.length ?? Infinity
}

/**
 * Reads one output in whichever form it came: the first that fits, otherwise the one that comes
 * nearest.
 *
 * @param isAnswer - whether it is the whole answer, and not one of a batch.
 */
export function readOutput(
  task: TaskId,
  dialect: HubDialect,
  wire: unknown,
  isAnswer: boolean,
): Decoded {
  const { output } = TASK_SCHEMAS[task]
  const forms = readings(task, dialect, wire, isAnswer)
  const depths = forms.map((form) => depthOfFault(output, form))
  const deepest = Math.max(...depths)
  const best = forms[depths.indexOf(deepest)] ?? unchanged(wire)
  if (deepest === Infinity) return best
  const listed = forms.slice(0, 1).map(wrap)
  return listed.find((form) => depthOfFault(output, form) === Infinity) ?? best
}
