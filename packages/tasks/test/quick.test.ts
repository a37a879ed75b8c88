import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { printQuick, quickCode } from '../scripts/compile/quickCode.ts'
import { readTaskNodes } from '../scripts/compile/readTaskNodes.ts'
import type { QuickTask } from '../src/compiled/quickened.ts'
import { TASK_EXAMPLES } from '../src/examples.ts'
import { TASK_IDS, TASK_SCHEMAS, type TaskId, type TaskSchema } from '../src/index.ts'
import { check, checkRequest, type Checked } from '../src/parse/index.ts'
import { ZOD_SCHEMAS } from '../src/zod/index.ts'
import { arbitraryOf } from './arbitraryOf.ts'
import { damaged } from './damaged.ts'

const folder = mkdtempSync(join(tmpdir(), 'taskmesh-quick-'))

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** The code for all tasks, as the build for Node.js has it. */
async function readQuick(): Promise<Readonly<Record<TaskId, QuickTask>>> {
  const { code, functions } = quickCode(await readTaskNodes(TASK_IDS))
  const from = (file: string) => JSON.stringify(new URL(`../src/schema/${file}`, import.meta.url))
  const file = join(folder, 'quick.mjs')
  writeFileSync(
    file,
    `import { isMediaValue } from ${from('mediaValue.ts')}
import * as refinements from ${from('refinements.ts')}
${code}
export default ${printQuick(functions)}`,
  )
  const { default: quick }: { default: Readonly<Record<TaskId, QuickTask>> } = await import(
    pathToFileURL(file).href
  )
  return quick
}

const QUICK = await readQuick()

/** What the code for whole calls gives for one: undefined for what it leaves to the node. */
function quickCall({ request }: QuickTask, value: unknown): unknown {
  const left = { value: undefined }
  const inspected = request?.(() => left)(value)
  return inspected?.issues ? undefined : inspected?.value
}

/** What quick code may give for a value: what the node gives, in the same order, or nothing. */
function agrees(given: unknown, { success, ...rest }: Checked<unknown>): void {
  if (given === undefined) return
  expect({ success, ...rest }).toEqual({ success: true, data: given })
  if ('data' in rest) expect(JSON.stringify(given)).toBe(JSON.stringify(rest.data))
}

describe('code for one task says what its nodes say, or nothing', () => {
  test.each(TASK_IDS)('property: %s', (task) => {
    const quick = QUICK[task]
    const { inputs, parameters, output } = ZOD_SCHEMAS[task]
    const compiled: TaskSchema = TASK_SCHEMAS[task]
    const parts = [
      { good: arbitraryOf(inputs), by: compiled.inputs, code: quick.inputs },
      { good: arbitraryOf(parameters), by: compiled.parameters, code: quick.parameters },
      { good: arbitraryOf(output), by: compiled.output, code: quick.output },
    ]
    for (const { good, by, code } of parts) {
      fc.assert(
        fc.property(fc.oneof(good, damaged(good)), (value) => {
          agrees(code?.(value), check(by, value))
        }),
        { numRuns: 150 },
      )
    }
    const one = arbitraryOf(inputs)
    const calls = fc.record(
      {
        inputs: fc.oneof(one, fc.array(one, { maxLength: 3 })),
        parameters: arbitraryOf(parameters),
      },
      { requiredKeys: ['inputs'], noNullPrototype: true },
    )
    fc.assert(
      fc.property(fc.oneof(calls, damaged(calls)), (value) => {
        agrees(quickCall(quick, value), checkRequest(compiled, value))
      }),
      { numRuns: 150 },
    )
  })

  test.each(TASK_IDS)('%s: the examples are usual values', (task) => {
    const quick = QUICK[task]
    const examples: readonly { request: { inputs: unknown }; output: unknown }[] =
      TASK_EXAMPLES[task]
    // Where a value has objects that no field describes, such as JSON Schema, the nodes look at it.
    const usual = examples.filter(({ request }) => quickCall(quick, request) !== undefined)
    expect(usual.length).toBeGreaterThan(0)
    for (const { request, output } of usual) {
      const isBatch = TASK_SCHEMAS[task].batch && Array.isArray(request.inputs)
      if (!isBatch) expect(quick.output?.(output)).toBeDefined()
    }
  })
})
