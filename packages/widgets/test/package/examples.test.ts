import { cpSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { chromiumPath } from '../../../../scripts/chromium.ts'
import { run } from './run.ts'
import { serveFolder } from './serveFolder.ts'

const { project } = inject('outside')
const EXAMPLES = fileURLToPath(new URL('../../../../examples/', import.meta.url))

let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] })
})

afterAll(() => browser.close())

/** Copies an example to where the packed package is installed. */
function copyExample(name: string): string {
  const folder = join(project, name)
  cpSync(join(EXAMPLES, name), folder, { recursive: true })
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'dir')
  return folder
}

/** Shows a folder of files in a browser; whatever the page reports as an error fails the test. */
async function show(folder: string, look: (page: Page) => Promise<void>): Promise<void> {
  const server = await serveFolder(folder)
  const page = await browser.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('favicon'))
      problems.push(message.text())
  })
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
  try {
    await page.goto(server.url)
    await look(page)
    expect(problems).toEqual([])
  } finally {
    await page.close()
    await server.close()
  }
}

/** Types a sentence, runs it, and waits for what the page itself makes of the answer. */
async function translate(page: Page, button: string): Promise<void> {
  await page.getByLabel('Text to translate').fill('Good morning')
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.getByText('Guten Morgen').nth(1).waitFor()
  expect(await page.locator('#answer').textContent()).toBe('Guten Morgen')
}

/** Whether the button that runs the request has the look of a widget. */
async function isStyled(page: Page, button: string): Promise<boolean> {
  return page
    .getByRole('button', { name: button, exact: true })
    .evaluate((element) => getComputedStyle(element).borderRadius === '6px')
}

describe('the examples, from the packed package', () => {
  test.for(['react', 'vue', 'svelte'])('%s', async (name) => {
    const folder = copyExample(name)
    run(process.execPath, [join(project, 'node_modules/vite/bin/vite.js'), 'build'], {
      cwd: folder,
    })
    await show(join(folder, 'dist'), async (page) => {
      await translate(page, 'Translate')
      expect(await isStyled(page, 'Translate')).toBe(true)
      const heading = page.getByRole('heading', { name: 'Translate' })
      expect(await heading.evaluate((element) => getComputedStyle(element).fontFamily)).not.toMatch(
        /Plex/,
      )
    })
  })

  test('svelte: speaks German when it is asked to', async () => {
    await show(join(project, 'svelte/dist'), async (page) => {
      await page.getByLabel('Deutsch').check()
      await page.getByLabel('Zu übersetzender Text').waitFor()
    })
  })

  test('html, without a bundler', async () => {
    const folder = copyExample('html')
    await show(folder, async (page) => {
      await page.route('http://127.0.0.1:8080/v1/tasks/translation', (route) => {
        const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }
        const isCall = route.request().method() === 'POST'
        return route.fulfill({
          headers,
          json: isCall ? { output: { translation_text: 'Guten Morgen' } } : {},
        })
      })
      await translate(page, 'Run')
      expect(await isStyled(page, 'Run')).toBe(true)
    })
  })
})
