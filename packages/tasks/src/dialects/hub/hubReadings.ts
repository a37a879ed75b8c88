import type { CompiledSchema } from '../../compiled/compiledSchema.ts'
import type { FoundFault } from '../../compiled/faults.ts'
import { shorten } from '../../parse/shorten.ts'
import type { TaskId } from '../../registry/tasks.ts'
import { mediaPaths } from '../../compiled/mediaPaths.ts'
import { TASK_SCHEMAS } from '../../schemas.ts'
import { inTurn, moved, unchanged, type Decoded, type Step } from '../shared/decoded.ts'
import { besideMedia, findAnswerMedia } from './answerMedia.ts'
import type { HubDialect } from './hubDialect.ts'
import { withoutNullKeys } from './withoutNullKeys.ts'
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

/** Answers that are a piece of media, for outputs that hold it under a key. */
function asMedia(task: TaskId): Step {
  const keys = mediaPaths(TASK_SCHEMAS[task].output).flatMap(({ path: [key, ...rest] }) =>
    key === undefined || key === '*' || rest.length > 0 ? [] : [key],
  )
  return (wire) => {
    const media = keys.length === 1 ? findAnswerMedia(wire, keys[0] ?? '') : undefined
    const [key = ''] = keys
    if (media === undefined || isMedia(Reflect.get(Object(wire), key))) return unchanged(wire)
    return {
      value: { ...besideMedia(wire), [key]: media.value },
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

interface Judged {
  form: Decoded
  depth: number
}

function judge(schema: CompiledSchema, forms: readonly Decoded[]): Judged[] {
  return forms.map((form) => ({ form, depth: depthOfFault(schema, form) }))
}

const fits = ({ depth }: Judged) => depth === Infinity

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
  const judged = judge(output, forms)
  const deepest = Math.max(...judged.map(({ depth }) => depth))
  const best = judged.find(({ depth }) => depth === deepest)?.form ?? unchanged(wire)
  if (deepest === Infinity) return best
  const others = [...forms.slice(0, 1).map(wrap), ...forms.map(withoutNullKeys)]
  return others.find((form) => judge(output, [form]).some(fits)) ?? best
}
