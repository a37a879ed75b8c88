import type { Runner } from '@taskmesh/inference-runner'
import { findTaskId, schemaOf } from '@taskmesh/tasks'
import { findDifferences, type Comparison } from './compare.ts'
import { withBytes, withFiles } from './files.ts'
import type { ReferenceCase, ReferenceModel } from './reference.ts'

async function run(
  runner: Runner,
  { name, reference }: ReferenceModel,
  request: unknown,
): Promise<unknown> {
  const { output } = await runner.run(findTaskId(reference.task), request, { model: name })
  return output
}

/** Finds where the runner's output of one case differs from what Python computed. */
export async function findCaseDifferences(
  runner: Runner,
  model: ReferenceModel,
  { request, output, tolerance, partial }: ReferenceCase,
  onMeasure?: Comparison['onMeasure'],
): Promise<string[]> {
  const actual = await run(runner, model, withBytes(withFiles(request, model.folder)))
  const comparison = { tolerance, onMeasure, isPartial: partial }
  return findDifferences(withFiles(output, model.folder), actual, comparison)
}

/** The cases of a model that can run as one batch: those with the same parameters, if the task takes one. */
export function batchesOf({ reference }: ReferenceModel): ReferenceCase[][] {
  if (!schemaOf(findTaskId(reference.task)).batch) return []
  const batches = new Map<string, ReferenceCase[]>()
  for (const one of reference.cases) {
    if (one.batch === false) continue
    const key = JSON.stringify(one.request.parameters ?? {})
    batches.set(key, [...(batches.get(key) ?? []), one])
  }
  return [...batches.values()].filter(({ length }) => length > 1)
}

/** Finds where the outputs of a batch differ from what Python computed for each input alone. */
export async function findBatchDifferences(
  runner: Runner,
  model: ReferenceModel,
  cases: readonly ReferenceCase[],
): Promise<string[]> {
  const inputs = cases.map(({ request }) => withBytes(withFiles(request.inputs, model.folder)))
  const outputs = await run(runner, model, { inputs, parameters: cases[0]?.request.parameters })
  const expected = cases.map(({ output }) => withFiles(output, model.folder))
  const tolerance = Math.max(...cases.map((one) => one.tolerance ?? 0)) || undefined
  return findDifferences(expected, outputs, { tolerance }, 'outputs')
}
