import { isBatch } from '../../parse/isBatch.ts'
import type { TaskId } from '../../registry/tasks.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { textOffsets, type TextOffsets } from '../shared/textOffsets.ts'
import { dialectOf } from './dialectOf.ts'

function move(finding: unknown, change: (offset: number) => number): unknown {
  if (!isJsonObject(finding)) return finding
  const moved = ['start', 'end'].flatMap((key) => {
    const offset = finding[key]
    return typeof offset === 'number' ? [[key, change(offset)] as const] : []
  })
  return { ...finding, ...Object.fromEntries(moved) }
}

function convert(task: TaskId, way: keyof TextOffsets, output: unknown, inputs: unknown): unknown {
  const { spannedText } = dialectOf(task)
  if (spannedText === undefined) return output
  const convertOne = (one: unknown, input: unknown): unknown => {
    const text = spannedText(input)
    if (typeof text !== 'string' || !Array.isArray(one)) return one
    const change = textOffsets(text)[way]
    return one.map((finding) => move(finding, change))
  }
  return isBatch(task, inputs) && Array.isArray(output)
    ? output.map((one, index) => convertOne(one, inputs[index]))
    : convertOne(output, inputs)
}

/** A canonical output, of one input or of a batch, with places in texts as Python counts them. */
export function inCodePoints(task: TaskId, output: unknown, inputs: unknown): unknown {
  return convert(task, 'toCodePoints', output, inputs)
}

/** An output that came from Python, with places in texts as the schema counts them. */
export function inCodeUnits(task: TaskId, output: unknown, inputs: unknown): unknown {
  return convert(task, 'toCodeUnits', output, inputs)
}
