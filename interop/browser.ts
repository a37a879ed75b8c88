import { chromium, type Page } from 'playwright-core'
import { chromiumPath } from '../scripts/chromium.ts'

const TIMEOUT_MS = 60_000

/**
 * Shows a page in Chromium.
 *
 * @param look - what is done on it.
 * @throws what `look` throws, and an Error with what the page itself reports as wrong.
 */
export async function showPage(url: string, look: (page: Page) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    page.setDefaultTimeout(TIMEOUT_MS)
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico'))
        problems.push(message.text())
    })
    await page.goto(url)
    await look(page).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${problems.join('\n')}`)
    })
    if (problems.length > 0) throw new Error(problems.join('\n'))
  } finally {
    await browser.close()
  }
}

/** Types a sentence into a widget of translation, runs it, and waits for what the page makes of the answer. */
export async function translate(page: Page): Promise<void> {
  await page.getByLabel('Text to translate').fill('Good morning')
  await page.getByRole('button', { name: /^(?:Translate|Run)$/ }).click()
  await page.waitForFunction(() => document.querySelector('#answer')?.textContent?.trim())
}
