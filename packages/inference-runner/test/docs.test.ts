import { createServer } from '@taskmesh/inference-runner/server'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoRunner } from './support/demoRunner.ts'

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

const runner = demoRunner()
const server = await createServer({ runner })
const url = await server.listen({ host: '127.0.0.1', port: 0 })
let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
})
afterAll(async () => {
  await browser.close()
  await server.close()
  await runner.close()
})

interface Opened {
  page: Page
  requests: string[]
  faults: string[]
}

async function open(path: string, colorScheme: 'light' | 'dark'): Promise<Opened> {
  const page = await browser.newPage({ colorScheme })
  const [requests, faults]: [string[], string[]] = [[], []]
  page.on('request', (request) => requests.push(request.url()))
  page.on('pageerror', ({ message }) => faults.push(message))
  page.on('console', (said) => {
    const isIcon = said.location().url.endsWith('/favicon.ico')
    if (said.type() === 'error' && !isIcon) faults.push(said.text())
  })
  await page.goto(url + path)
  return { page, requests, faults }
}

describe('GET /docs', () => {
  test.each([
    ['light', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(17, 24, 39)'],
  ] as const)(
    'behavior: in %s it shows the routes, and reaches no other host',
    async (scheme, color) => {
      const { page, requests, faults } = await open('/docs', scheme)
      await page.getByText('Machine-learning models over HTTP').waitFor()
      await page.getByText('Runs a task').first().click({ timeout: 20_000 })
      await page.getByText('/v1/tasks/{task}').first().waitFor()
      expect(faults).toEqual([])
      expect(
        requests.filter((one) => !one.startsWith(`${url}/`) && !one.startsWith('data:')),
      ).toEqual([])
      const background = await page
        .locator('openapi-explorer')
        .evaluate((element) => getComputedStyle(element).getPropertyValue('--bg').trim())
      const shown = await page.evaluate((value) => {
        document.body.style.color = value
        return getComputedStyle(document.body).color
      }, background)
      expect(shown).toBe(color)
      await page.close()
    },
  )

  test('behavior: its policy lets nothing in from elsewhere', async () => {
    const { headers } = await server.inject('/docs')
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/)
    const script = await server.inject({
      url: '/docs/openapi-explorer.min.js',
      headers: { 'accept-encoding': 'gzip' },
    })
    expect(script.headers).toMatchObject({ 'content-encoding': 'gzip' })
  })
})

describe('GET /', () => {
  test('behavior: browsers get a page with the models and links that lead somewhere', async () => {
    const { page, faults } = await open('/', 'light')
    expect(await page.getByRole('cell', { name: 'taskmesh/demo-sentiment' }).count()).toBe(1)
    const links = await page
      .getByRole('link')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
    expect(links).toContain('/docs')
    for (const link of links) expect((await fetch(url + link)).status).not.toBe(404)
    expect(faults).toEqual([])
    await page.close()
  })

  test.each([undefined, '*/*', 'application/json'])(
    'behavior: `accept: %s` gets JSON',
    async (accept) => {
      const headers = accept === undefined ? {} : { accept }
      const answer = await server.inject({ url: '/', headers })
      expect(answer.json()).toMatchObject({
        status: expect.stringMatching(/ready/),
        models: expect.arrayContaining([
          { id: 'taskmesh/demo-sentiment', task: 'text-classification', state: expect.any(String) },
        ]),
        links: expect.arrayContaining(['/docs']),
      })
    },
  )
})
