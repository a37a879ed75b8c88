import { existsSync, readFileSync } from 'node:fs'
import type { Problem } from './problem.ts'

const ROOT = new URL('../../../../', import.meta.url)

/** The maps of the packages above that have an entry for every task, which the compiler holds as well. */
const MAPS = [
  {
    file: 'packages/widgets/src/lib/widgets/widgets.ts',
    remedy: "FROM_SCHEMA makes the widget from the task's schema",
  },
  {
    file: 'packages/inference-runner/src/engines/transformersJs/adapters.ts',
    remedy: 'give an adapter, or the reason why there is none, such as NO_ADAPTER',
  },
  {
    file: 'packages/inference-runner/src/engines/onnx/adapters.ts',
    remedy: 'give an adapter, or the reason why there is none, such as NEEDS_FOLDER',
  },
  {
    file: 'packages/inference-runner/src/engines/transformersJs/modelFolder/conversionCommand.ts',
    remedy: "give optimum's name of the task, or undefined when it exports no model for it",
  },
] as const

function hasEntry(text: string, id: string): boolean {
  return new RegExp(`^\\s*(?:'${id}'|"${id}"|${id}):`, 'm').test(text)
}

/** The decisions about tasks that are missing in the packages above this one. */
export function decisionProblems(ids: readonly string[]): Problem[] {
  return MAPS.flatMap(({ file, remedy }) => {
    const url = new URL(file, ROOT)
    if (!existsSync(url))
      return [
        {
          file,
          message: `it is missing, and scripts/check/decisionProblems.ts reads it. Correct the path there.`,
        },
      ]
    const text = readFileSync(url, 'utf8')
    return ids
      .filter((id) => !hasEntry(text, id))
      .map((id) => ({ file, message: `it has no entry for ${id}. Add one: ${remedy}.` }))
  })
}
