import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGallery } from '../../src/gallery/startGallery.ts'
import { violationsOf } from '../support/violationsOf.ts'

const SITE = fileURLToPath(new URL('../../../../apps/gallery/build/', import.meta.url))
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const WIDTHS = [390, 1280]
const THEMES = ['light', 'dark'] as const

/** The address of every page. What the workshop frames has its own sweep: the gallery's stories. */
const PAGES = readdirSync(SITE, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('index.html') && !file.startsWith('workshop/canvas/'))
  .map((file) => `/${file.slice(0, -'index.html'.length)}`)
  .toSorted()

let gallery: Awaited<ReturnType<typeof startGallery>>
let browser: Browser
let page: Page
const problems: string[] = []

beforeAll(async () => {
  gallery = await startGallery({ port: 0, config: {} })
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  // The pages' own policy lets no script of a test in.
  page = await browser.newPage({ bypassCSP: true, reducedMotion: 'reduce' })
  page.on('pageerror', (error) => problems.push(error.message))
})

afterAll(async () => {
  await browser?.close()
  await gallery?.stop()
})

test.for(PAGES)(
  '%s breaks no rule of axe, light and dark, on a phone and on a desk, and is no wider than they are',
  async (path) => {
    await page.goto(new URL(path, gallery.url).href, { waitUntil: 'networkidle' })
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 })
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme })
        expect(await violationsOf(page)).toEqual([])
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    }
  },
)

test('no page reports an error', () => {
  expect(problems).toEqual([])
})
