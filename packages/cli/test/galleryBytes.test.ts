import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGallery } from '../src/gallery/startGallery.ts'

const GALLERY = fileURLToPath(new URL('../../../apps/gallery/', import.meta.url))
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const KB = 1000

let gallery: Awaited<ReturnType<typeof startGallery>>
let browser: Browser

beforeAll(async () => {
  if (!existsSync(`${GALLERY}build/index.html`)) {
    execFileSync('pnpm', ['build'], { cwd: GALLERY, stdio: 'inherit' })
  }
  gallery = await startGallery({ port: 0, config: {} })
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await gallery?.stop()
})

/**
 * The programs that a page loads until it is quiet, as gzip makes them, on a host without `taskmesh.json`. With one, its
 * parser and what asks the runner come besides.
 */
async function scriptBytes(path: string): Promise<number> {
  const page = await browser.newPage()
  await page.route('**/taskmesh.json', (route) => route.fulfill({ status: 404 }))
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    const isScript = new URL(response.url()).pathname.endsWith('.js')
    if (isScript && response.ok()) bodies.push(response.body())
  })
  await page.goto(new URL(path, gallery.url).href, { waitUntil: 'networkidle' })
  const all = await Promise.all(bodies)
  await page.close()
  return all.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0)
}

test('the list of all tasks loads 60 kB of programs at most', async () => {
  expect(await scriptBytes('/')).toBeLessThan(60 * KB)
})

// What is aimed at is 90 kB. These bounds keep what has been reached.
test.each([
  ['translation', 100],
  ['object-detection', 124],
] as const)('the page of %s loads %i kB of programs at most', async (task, most) => {
  expect(await scriptBytes(`/tasks/${task}/`)).toBeLessThan(most * KB)
})

/** How far a page moves until it is quiet, without anybody's doing. */
async function shiftOf(path: string, width: number): Promise<number> {
  const page = await browser.newPage({ viewport: { width, height: 844 } })
  await page.goto(new URL(path, gallery.url).href, { waitUntil: 'networkidle' })
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const read = (entries: PerformanceEntryList) =>
          entries.reduce((sum, entry) => sum + ('value' in entry ? Number(entry.value) : 0), 0)
        const observer = new PerformanceObserver((list) => resolve(read(list.getEntries())))
        observer.observe({ type: 'layout-shift', buffered: true })
        // Called only when something has moved: what is observed is given before the next frames.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(0), 100)))
      }),
  )
  await page.close()
  return shift
}

const STILL = [
  '/',
  '/workshop/',
  '/tasks/translation/',
  '/tasks/object-detection/',
  '/tasks/graph-ml/',
]

test.each([1280, 390])('nothing moves on five pages that are %i px wide', async (width) => {
  const shifts = await Promise.all(
    STILL.map(async (path) => ({ path, shift: await shiftOf(path, width) })),
  )
  expect(shifts.filter(({ shift }) => shift >= 0.05)).toEqual([])
})
