import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createServer } from '@taskmesh/inference-runner/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoRunner } from './support/demoRunner.ts'

const MANIFEST = createRequire(import.meta.url).resolve(
  '@modelcontextprotocol/conformance/package.json',
)

const runner = demoRunner()
const server = await createServer({ runner })
const url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/mcp`
afterAll(async () => {
  await server.close()
  await runner.close()
})

/**
 * The scenarios of the suite that are about what the server offers. The others call tools, prompts and resources of a
 * server that is written for them (`test_simple_text`, `test://static-text`), or are about logging, sampling,
 * elicitation, prompts and subscriptions, which it does not offer.
 */
const SCENARIOS = [
  'server-initialize',
  'ping',
  'completion-complete',
  'tools-list',
  'resources-list',
  'server-sse-multiple-streams',
  'dns-rebinding-protection',
]

/** The summary of the suite, which ends with 1 because of the scenarios that are not meant for this server. */
let summary = ''
beforeAll(async () => {
  const args = [join(dirname(MANIFEST), 'dist/index.js'), 'server', '--url', url]
  summary = await new Promise((resolve) =>
    execFile(process.execPath, args, (_error, stdout) => resolve(stdout)),
  )
})

test.each(SCENARIOS)('@modelcontextprotocol/conformance: %s', (scenario) => {
  expect(summary).toMatch(new RegExp(`^✓ ${scenario}: [1-9]\\d* passed, 0 failed$`, 'm'))
})
