import { expect, test } from 'vitest'
import { fuzzServer } from './support/fuzzServer.ts'

test('whatever is sent to any route is answered by a result or an error of the caller, in its form', async () => {
  const { findings, statuses, routes } = await fuzzServer({ runs: 1000, seed: 1, atOnce: 32 })
  expect(findings).toEqual([])
  expect(statuses[200]).toBeGreaterThan(50)
  expect(statuses[400]).toBeGreaterThan(50)
  expect(Object.keys(routes)).toContain('POST /v1/tasks/{task}')
}, 60_000)
