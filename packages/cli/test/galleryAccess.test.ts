import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startGallery } from '../src/gallery/startGallery.ts'
import { violationsOf } from './support/violationsOf.ts'

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

let gallery: Awaited<ReturnType<typeof startGallery>>
let browser: Browser
let context: BrowserContext
let page: Page
const problems: string[] = []

beforeAll(async () => {
  gallery = await startGallery({ port: 0, config: {} })
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  // The pages' own policy lets no script of a test in.
  context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  page = await context.newPage()
  page.setDefaultTimeout(45_000)
  page.on('pageerror', (error) => problems.push(error.message))
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await gallery?.stop()
})

async function open(path: string): Promise<void> {
  await page.goto(new URL(path, gallery.url).href, { waitUntil: 'networkidle' })
}

/** A page of each kind; all of them are asked by `npm run test:interop -- accessibility`. */
const CHECKED = [
  '/',
  '/network/',
  '/docs/',
  '/tasks/chat-completion/',
  '/tasks/table-question-answering/',
]

describe('accessibility', () => {
  test.for(CHECKED)(
    '%s breaks no rule of axe, dark on a phone and light on a desk',
    async (path) => {
      await page.setViewportSize({ width: 390, height: 844 })
      await page.emulateMedia({ colorScheme: 'dark' })
      await open(path)
      expect(await violationsOf(page)).toEqual([])
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.emulateMedia({ colorScheme: 'light' })
      expect(await violationsOf(page)).toEqual([])
    },
  )

  test.for(['/', '/tasks/object-detection/'])(
    '%s begins at the right edge when it is read from right to left',
    async (path) => {
      await open(path)
      const overflow = await page.evaluate(() => {
        document.documentElement.dir = 'rtl'
        const { scrollWidth, clientWidth } = document.documentElement
        return scrollWidth - clientWidth
      })
      expect(overflow).toBe(0)
    },
  )
})

describe('forced colours', () => {
  /** The colours of the letters of an element and of what is behind them, as they are painted. */
  async function painted(selector: string): Promise<{ letters: string; ground: string }> {
    return page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const style = getComputedStyle(element)
        return {
          letters: style.color,
          // The browser lays a plate of the page's colour behind letters that it colours itself.
          ground:
            style.forcedColorAdjust === 'none'
              ? style.backgroundColor
              : getComputedStyle(document.body).backgroundColor,
        }
      })
  }

  beforeAll(() => page.emulateMedia({ forcedColors: 'active' }))
  afterAll(() => page.emulateMedia({ forcedColors: null }))

  test('the main button and a chosen filter can be read', async () => {
    await open('/tasks/text-classification/')
    const button = await painted('.tm-button[data-primary]')
    expect(button.letters).not.toBe(button.ground)
    await open('/')
    const filter = await painted('button[aria-pressed="true"]')
    expect(filter.letters).not.toBe(filter.ground)
  })

  test('the focus, bars and boxes are seen', async () => {
    await open('/tasks/text-classification/')
    await page.locator('textarea').first().focus()
    const outline = await page
      .locator('textarea')
      .first()
      .evaluate((element) => getComputedStyle(element).outlineStyle)
    expect(outline).toBe('solid')
    const bar = page.locator('form .answer').first()
    expect((await bar.innerText()).trim()).toContain('POSITIVE')
    await open('/tasks/object-detection/')
    const stroke = await page
      .locator('path.boxes')
      .first()
      .evaluate((element) => getComputedStyle(element).stroke)
    expect(stroke).not.toBe('none')
  })
})

describe('a person', () => {
  test('fills the screen with a widget, and leaves it by Escape', async () => {
    await open('/tasks/translation/')
    const full = page.getByRole('button', { name: 'Full screen' })
    await full.click()
    await page.waitForFunction(() => document.fullscreenElement?.matches('form'))
    await expect.poll(() => full.getAttribute('aria-pressed')).toBe('true')
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.fullscreenElement === null)
    await expect.poll(() => full.getAttribute('aria-pressed')).toBe('false')
  })

  test('shares a request by its link', async () => {
    await open('/tasks/translation/')
    await page.getByLabel('Text to translate').fill('Where is the station? 🚉')
    await page.getByRole('button', { name: 'Copy link' }).click()
    await page.getByText('The link is copied.').waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    const other = await context.newPage()
    await other.goto(link)
    await expect
      .poll(() => other.getByLabel('Text to translate').inputValue())
      .toBe('Where is the station? 🚉')
    await other.close()
  })

  test('reads that the Hugging Face Hub cannot be reached, and what is known without it', async () => {
    await context.route('https://huggingface.co/**', (route) => route.abort())
    await open('/tasks/translation/')
    await page.getByRole('button', { name: 'Most used on the Hub' }).first().click()
    await page.getByText(/can’t be reached from here/).waitFor()
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    expect(
      await page.locator('#models a[href^="https://huggingface.co/"]').count(),
    ).toBeGreaterThan(0)
  })
})

test('no page reports an error', () => {
  expect(problems).toEqual([])
})
