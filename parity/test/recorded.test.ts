import { createRunner, type Runner } from '@taskmesh/inference-runner'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { batchesOf, findBatchDifferences, findCaseDifferences } from '../src/findCaseDifferences.ts'
import { modelOption } from '../src/modelOption.ts'
import { readModels, RECORDED } from '../src/reference.ts'

const MODELS = readModels(RECORDED)

let runner: Runner

beforeAll(() => {
  runner = createRunner({
    models: MODELS.map(modelOption),
    threads: 1,
    // A process for each of so many tiny models would take longer than the models.
    process: 'shared',
    keepsReserve: false,
  })
})

afterAll(() => runner.close())

test('default: there are models', () => {
  expect(MODELS.length).toBeGreaterThan(0)
})

describe.each(MODELS)('$name', (model) => {
  test.each(model.reference.cases)('default: $name is what Python computed', async (one) => {
    expect(await findCaseDifferences(runner, model, one)).toEqual([])
  })

  const batches = batchesOf(model)
  if (batches.length === 0) return
  test('behavior: a batch gives what each input gives alone', async () => {
    for (const cases of batches) {
      expect(await findBatchDifferences(runner, model, cases)).toEqual([])
    }
  })
})
