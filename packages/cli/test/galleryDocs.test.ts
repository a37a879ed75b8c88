import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ERROR_CODES } from '@taskmesh/errors/codes'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startGallery } from '../src/gallery/startGallery.ts'

const BUILD = fileURLToPath(new URL('../../../apps/gallery/build/', import.meta.url))
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const AXE = createRequire(join(BUILD, '../package.json')).resolve('axe-core/axe.min.js')

/** Everything that the build has, by its address. */
const files = new Set(globSync('**/*', { cwd: BUILD }).map((path) => `/${path}`))
const pages = globSync('docs/**/index.html', { cwd: BUILD }).toSorted()
const twins = globSync('docs/**/*.md', { cwd: BUILD }).toSorted()
const read = (path: string) => readFileSync(join(BUILD, path), 'utf8')

const anchorsOf = new Map<string, ReadonlySet<string>>()
/** The anchors of a page, which is read once. */
function hasAnchor(path: string, anchor: string): boolean {
  const found = anchorsOf.get(path)
  if (found !== undefined) return found.has(anchor)
  const ids = [...read(path).matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)
  anchorsOf.set(path, new Set(ids))
  return hasAnchor(path, anchor)
}

/** Whether a link of a page leads somewhere. */
function leads(page: string, href: string): boolean {
  const url = new URL(href, `http://gallery/${page.replace(/index\.html$/, '')}`)
  if (url.host !== 'gallery') return url.protocol === 'https:'
  const path = url.pathname.endsWith('/') ? `${url.pathname}index.html` : url.pathname
  if (!files.has(path)) return false
  return url.hash === '' || hasAnchor(path.slice(1), decodeURIComponent(url.hash.slice(1)))
}

describe('pages of the documentation', () => {
  test('are the guide, the API of each entry and the errors, each with a twin in Markdown', () => {
    expect(pages.length).toBeGreaterThan(60)
    expect(twins).toHaveLength(pages.length)
    expect(pages).toContain('docs/api/client/signing/index.html')
  })

  test('have no link, also to an anchor, that leads nowhere', () => {
    const wrong = pages.flatMap((page) =>
      [...read(page).matchAll(/<a[^>]* href="([^"]+)"/g)]
        .flatMap(([, href]) => href ?? [])
        .filter((href) => !leads(page, href.replaceAll('&amp;', '&')))
        .map((href) => `${page}: ${href}`),
    )
    expect(wrong).toEqual([])
  })

  test('have twins whose links lead to other twins', () => {
    const wrong = twins.flatMap((twin) =>
      [...read(twin).matchAll(/\]\((\.[^)#]+)(?:#[^)]*)?\)/g)]
        .flatMap(([, href]) => href ?? [])
        .filter((href) => !files.has(posix.resolve('/', posix.dirname(twin), href)))
        .map((href) => `${twin}: ${href}`),
    )
    expect(wrong).toEqual([])
  })

  test('are listed in llms.txt', () => {
    const listed = read('llms.txt')
    expect(twins.filter((twin) => !listed.includes(`(./${twin})`))).toEqual([])
  })

  test('name every code of an error, with what to do', () => {
    const markdown = read('docs/errors.md')
    const missing = Object.entries(ERROR_CODES).filter(
      ([code, { remedy }]) => !markdown.includes(`### ${code}\n`) || !markdown.includes(remedy),
    )
    expect(missing).toEqual([])
    expect(markdown).toMatch(/### QUEUE_FULL\n[^#]*- HTTP: 429/)
  })

  test('say of a function what its comment says', () => {
    const markdown = read('docs/api/client.md')
    expect(markdown).toContain('### publishTask\n\nPublishes a task on the chain')
    expect(markdown).toMatch(/async function publishTask<[^]*?\): Promise<PublishTaskReturnType/)
  })
})

describe('in a browser', () => {
  let gallery: Awaited<ReturnType<typeof startGallery>>
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    gallery = await startGallery({ port: 0, config: {} })
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
    page = await browser.newPage({ bypassCSP: true, reducedMotion: 'reduce' })
    page.setDefaultTimeout(60_000)
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await gallery?.stop()
  })

  const open = (path: string) =>
    page.goto(new URL(path, gallery.url).href, { waitUntil: 'networkidle' })

  test('the search is reached by “/”, and a result opened by keyboard', async () => {
    await open('/docs/')
    await page.keyboard.press('/')
    await page.keyboard.type('queue full')
    const first = page.getByRole('option').first()
    await first.waitFor()
    expect(await first.getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('ArrowDown')
    expect(await first.getAttribute('aria-selected')).toBe('false')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/docs/errors/#queue_full')
    await page.getByRole('heading', { name: 'QUEUE_FULL', exact: false }).first().waitFor()
  }, 120_000)

  test('the search works without a network once it was begun, and says when nothing is found', async () => {
    await open('/docs/')
    const box = page.getByRole('combobox', { name: 'Search the documentation' })
    await box.fill('publishTask')
    await page.getByRole('option').first().waitFor()
    await page.context().setOffline(true)
    await box.fill('idempotency')
    await page.getByRole('option', { name: /idempot/i }).first().waitFor()
    await box.fill('zzzzqqqq')
    await page.getByText('Nothing was found.').first().waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('listbox').count()).toBe(0)
    await page.context().setOffline(false)
  }, 120_000)

  test.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)(
    'pages are accessible and no wider than the window: %s, %i px',
    async (colorScheme, width) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      for (const path of ['/docs/', '/docs/provider/', '/docs/api/venues/']) {
        await open(path)
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(width)
        await page.addScriptTag({ path: AXE })
        const found = await page.evaluate(
          'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))',
        )
        expect(found, path).toEqual([])
      }
    },
    180_000,
  )
})
