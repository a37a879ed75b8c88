import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { encodeOgpuResult } from '@taskmesh/tasks/dialects/ogpu'
import { chromium, type Browser } from 'playwright-core'
import { parseEther } from 'viem'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enroll, startActors, type Actors } from './devnetClients.ts'

let actors: Actors
let browser: Browser
let server: Server | undefined
let files: Map<string, string>

/** Bundles the page as an application would, without any polyfill. */
async function bundle(): Promise<Map<string, string>> {
  const entry = fileURLToPath(new URL('browser/page.ts', import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['@taskmesh/source', 'browser', 'module', 'import', 'default'] },
    build: { write: false, minify: true, lib: { entry, formats: ['es'], fileName: 'page' } },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((result) =>
    'output' in result ? result.output : [],
  )
  const chunks = outputs.flatMap((output) => (output.type === 'chunk' ? [output] : []))
  const bundled = new Map(chunks.map(({ fileName, code }) => [`/${fileName}`, code]))
  const imports = chunks.flatMap((chunk) => [...chunk.imports, ...chunk.dynamicImports])
  expect(imports.filter((name) => !bundled.has(`/${name}`))).toEqual([])
  return bundled
}

beforeAll(async () => {
  ;[actors, files] = await Promise.all([startActors(), bundle()])
  const web = createServer((request, response) => {
    const script = files.get(request.url ?? '')
    response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript')
    response.end(script ?? '<!doctype html><title>page</title>')
  })
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  server = web
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)))
  await actors.devnet.stop()
})

function pageUrl(): string {
  const address = server?.address()
  if (!address || typeof address === 'string') throw new Error('The server has no port.')
  return `http://127.0.0.1:${address.port}/`
}

test('the bundle needs no module of Node', () => {
  for (const script of files.values()) {
    expect(script).not.toMatch(/from\s*["']node:|require\(["'](node:)?(fs|net|crypto|buffer)["']\)/)
    expect(script).not.toContain('__vite-browser-external')
  }
})

test(
  'a page with a browser wallet publishes a task and gets its result',
  { timeout: 60_000 },
  async () => {
    const { client, master, provider, devnet, storage } = actors
    const task = 'text-classification'
    const about = { name: 'Sentiment', task, minPayment: parseEther('0.001') } as const
    const { source } = await client.publishSource(about)
    await enroll(master, provider, source)
    const page = await browser.newPage()
    const failures: string[] = []
    page.on('pageerror', (error) => failures.push(error.message))
    await page.goto(pageUrl())
    await page.evaluate(
      ({ rpcUrl, storageUrl, source: at }) => {
        window.storageUrl = storageUrl
        window.source = at
        const request = async ({ method, params }: { method: string; params?: unknown }) => {
          const known = method === 'eth_requestAccounts' ? 'eth_accounts' : method
          const body = JSON.stringify({
            jsonrpc: '2.0',
            id: 1,
            method: known,
            params: params ?? [],
          })
          const headers = { 'content-type': 'application/json' }
          const response = await fetch(rpcUrl, { method: 'POST', headers, body })
          const { result, error } = await response.json()
          if (error) throw Object.assign(new Error(error.message), error)
          return result
        }
        Object.assign(window, { ethereum: { request, on: () => undefined } })
      },
      { rpcUrl: devnet.rpcUrl, storageUrl: devnet.storageUrl, source },
    )
    await page.addScriptTag({ url: '/page.js', type: 'module' })
    await page.waitForFunction(() => 'run' in window)
    const running = page.evaluate(() => window.run())
    const taskAddress = await new Promise<`0x${string}`>((resolve, reject) => {
      const look = async () => {
        const [first] = await client.getTasksOfSource({ source })
        if (first === undefined) setTimeout(() => look().catch(reject), 100)
        else resolve(first)
      }
      look().catch(reject)
    })
    const { payment } = await client.getTask({ taskAddress })
    await provider.attempt({ taskAddress, payment })
    const { inputs } = await provider.getTaskRequest({ taskAddress, task })
    const output = [{ label: 'POSITIVE', score: 0.98 }]
    const result = JSON.stringify(encodeOgpuResult(task, output, inputs))
    const data = await storage.put(result, { name: 'response.json' })
    await provider.submitResponse({ taskAddress, data, payment })
    expect(await running).toEqual({
      output,
      provider: provider.account.address,
      steps: expect.arrayContaining(['checked', 'stored', 'published', 'RESPONDED', 'FINALIZED']),
      globals: [],
    })
    expect(failures).toEqual([])
  },
)
