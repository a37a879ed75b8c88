import { gzipSync } from 'node:zlib'
import type { Browser, Page, Response } from 'playwright-core'

/** What a page does until its network is quiet. */
export interface PageMeasured {
  /** Bytes of its programs, as gzip makes them. */
  scriptBytes: number
  scripts: number
  /** Cumulative layout shift: the sum of all shifts that nobody asked for. */
  shift: number
  /** First contentful paint after navigation, in milliseconds. */
  paintMs: number
}

interface Visit {
  url: string
  /** Width of the viewport in CSS pixels. */
  width: number
  /** Whether the page comes without its programs: the same HTML, styles, pictures and fonts. */
  isStatic?: boolean
}

const HEIGHT = 844

/** The same page without programs and without what asks for them. */
function withoutPrograms(html: string): string {
  return html
    .replace(/<script\b[^>]*>[^]*?<\/script>/g, '')
    .replace(/<link\b[^>]*\brel="modulepreload"[^>]*>/g, '')
}

/** Both forms of a page pass through here, so that both take as long to arrive. */
async function sendDocument(page: Page, { url, isStatic = false }: Visit): Promise<void> {
  await page.route(url, async (route) => {
    const response = await route.fetch()
    const html = await response.text()
    await route.fulfill({ response, body: isStatic ? withoutPrograms(html) : html })
  })
}

async function sizeOf(response: Response): Promise<number> {
  return gzipSync(await response.body(), { level: 9 }).length
}

/** Runs in the page. */
function readMetrics(): Promise<{ shift: number; paintMs: number }> {
  const take = (type: string) =>
    new Promise<PerformanceEntry[]>((resolve) => {
      const observer = new PerformanceObserver((list) => resolve(list.getEntries()))
      observer.observe({ type, buffered: true })
      // Without entries it is never called.
      setTimeout(() => resolve([]), 500)
    })
  const shiftOf = (entry: PerformanceEntry) => ('value' in entry ? Number(entry.value) : 0)
  return Promise.all([take('layout-shift'), take('paint')]).then(([shifts, paints]) => ({
    shift: shifts.reduce((sum, entry) => sum + shiftOf(entry), 0),
    paintMs: paints.find(({ name }) => name === 'first-contentful-paint')?.startTime ?? Number.NaN,
  }))
}

/** Opens a page in a new context, whose cache is empty, and measures it. */
export async function measurePage(browser: Browser, visit: Visit): Promise<PageMeasured> {
  const context = await browser.newContext({ viewport: { width: visit.width, height: HEIGHT } })
  const page = await context.newPage()
  const sizes: Promise<number>[] = []
  page.on('response', (response) => {
    const isScript = new URL(response.url()).pathname.endsWith('.js')
    if (isScript && response.ok()) sizes.push(sizeOf(response))
  })
  await sendDocument(page, visit)
  await page.goto(visit.url, { waitUntil: 'networkidle' })
  const all = await Promise.all(sizes)
  const metrics = await page.evaluate(readMetrics)
  await context.close()
  return { scriptBytes: all.reduce((sum, size) => sum + size, 0), scripts: all.length, ...metrics }
}
