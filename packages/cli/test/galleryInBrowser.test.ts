import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import { createRunner } from '@taskmesh/inference-runner'
import { createServer } from '@taskmesh/inference-runner/server'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startGallery } from '../src/gallery/startGallery.ts'

const GALLERY = fileURLToPath(new URL('../../../apps/gallery/', import.meta.url))
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const TASKS = [
  'text-classification',
  'object-detection',
  'audio-classification',
  'automatic-speech-recognition',
] as const

const models = TASKS.map((task) => ({
  task,
  id: DEMO_MODELS[task].id,
  path: demoModelDirectory(task),
}))
const runner = createRunner({ models })
let server: Awaited<ReturnType<typeof createServer>>
let gallery: Awaited<ReturnType<typeof startGallery>>
let browser: Browser
let context: BrowserContext
let page: Page
const problems: string[] = []
const hosts = new Set<string>()

beforeAll(async () => {
  if (!existsSync(`${GALLERY}build/models`)) {
    execFileSync('pnpm', ['build'], { cwd: GALLERY, stdio: 'inherit' })
  }
  server = await createServer({ runner })
  const runnerUrl = await server.listen({ host: '127.0.0.1', port: 0 })
  gallery = await startGallery({ port: 0, config: { runnerUrl } })
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  context = await browser.newContext()
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  context.on('request', (request) => hosts.add(new URL(request.url()).hostname))
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await gallery?.stop()
  await server?.close()
  await runner.close()
})

/** Presses a button of the widget and reads what its run gives, as JSON. */
async function answerOf(button: string, venue: string): Promise<unknown> {
  await page.getByRole('button', { name: button, exact: true }).click()
  const result = page.locator('.result[aria-live][aria-busy="false"]').filter({ hasText: venue })
  await result.waitFor()
  const details = result.locator('details').filter({ hasText: 'JSON' })
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click()
  return JSON.parse(await details.locator('pre').innerText())
}

/** Whether two answers say the same; numbers differ a little, as other programs decode and compute them. */
function isAlike(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 0.1 * Math.max(1, Math.abs(b))
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const others = new Map<string, unknown>(Object.entries(b))
  const own = Object.entries(a)
  return own.length === others.size && own.every(([name, part]) => isAlike(part, others.get(name)))
}

describe('the browser as a venue of the gallery', () => {
  test.for(TASKS)('%s: answers as the local runner does', async (task) => {
    await page.goto(new URL(`/tasks/${task}/`, gallery.url).href)
    const local = await answerOf('Run locally', 'Run locally')
    const here = await answerOf('In this browser', 'In this browser')
    expect(isAlike(here, local), JSON.stringify({ here, local })).toBe(true)
  })

  test('answers without a connection once the model is there', async () => {
    await context.setOffline(true)
    await answerOf('In this browser', 'In this browser').finally(() => context.setOffline(false))
  })

  test('keeps the files of models in its cache, so that no page asks for them again', async () => {
    await page.goto(new URL('/tasks/text-classification/', gallery.url).href)
    await answerOf('In this browser', 'In this browser')
    const weights = new URL('/models/sentiment/onnx/model.onnx', gallery.url).href
    const isKept = (url: string) => caches.match(url).then((found) => found !== undefined)
    await expect.poll(() => page.evaluate(isKept, weights)).toBe(true)
    const asked: string[] = []
    context.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.reload()
    await answerOf('In this browser', 'In this browser')
    expect(asked.filter((path) => /\.(?:onnx|wasm)$/.test(path))).toEqual([])
  })

  test('the list of tasks shows those that run in it', async () => {
    await page.goto(new URL('/', gallery.url).href)
    await page.getByRole('button', { name: /^In the browser/ }).click()
    const cards = page.locator('.cards a')
    const shown = await cards.evaluateAll((links) =>
      links.map((link) => link.getAttribute('href')?.split('/').at(-2)),
    )
    expect(shown).toEqual(expect.arrayContaining([...TASKS]))
    expect(shown).not.toContain('tabular-regression')
  })

  test('a model that cannot be loaded says so, and what to do', async () => {
    const other = await browser.newPage()
    await other.route('**/models/**', (route) => route.abort())
    await other.goto(new URL('/tasks/fill-mask/', gallery.url).href)
    await other.getByRole('button', { name: 'In this browser' }).click()
    await other.getByText(/The browser cannot load taskmesh\/demo-blanks/).waitFor()
    await other.getByText(/Check the connection and try again/).waitFor()
    await other.close()
  })

  test('asks no other server, and no page reports an error', () => {
    expect([...hosts].filter((host) => host !== '127.0.0.1' && host !== '')).toEqual([])
    expect(problems).toEqual([])
  })
})

test('what runs models may compile WebAssembly, and nothing of another site', async () => {
  const worker = await page.context().newPage()
  const policies: (string | undefined)[] = []
  worker.on('response', (response) => {
    if (response.url().includes('/workers/'))
      policies.push(response.headers()['content-security-policy'])
  })
  await worker.goto(new URL('/tasks/text-classification/', gallery.url).href)
  await worker.getByRole('button', { name: 'In this browser' }).click()
  await expect.poll(() => policies[0]).toContain("script-src 'self' 'wasm-unsafe-eval'")
  await worker.close()
})
