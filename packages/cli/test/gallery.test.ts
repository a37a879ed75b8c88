import { DEMO_MODELS, type DemoTask } from '@taskmesh/demo-models'
import { TASK_IDS, TASKS } from '@taskmesh/tasks'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { oneOfEachKind } from '../src/network/oneOfEachKind.ts'
import { FREE_PORTS, startCommand, type Running } from './command.ts'

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

/** What the first example of each task shows when it was run with the demo models. */
const EXPECTED = {
  'text-classification': /POSITIVE/,
  'token-classification': /PER/,
  'sentence-similarity': /Someone makes music/,
  'feature-extraction': /\d/,
  'text-ranking': /3.7 million/,
  'text-retrieval': /scatter/,
  'question-answering': /1889/,
  'zero-shot-classification': /billing/,
  'fill-mask': /paris/,
  'chat-completion': /text-classification: /,
  'image-classification': /7/,
  'text-generation': /Once upon a time \w+/,
  'visual-question-answering': /red/,
  translation: /onjour/,
  summarization: /\w+ \w+/,
  'tabular-classification': /setosa/,
  'tabular-regression': /238/,
  'object-detection': /car/,
  'image-segmentation': /car/,
  'depth-estimation': /Save/,
  'background-removal': /Save/,
  'image-to-text': /a red car on a road/,
  'audio-classification': /Beep, bleep/,
  'table-question-answering': /Oslo/,
  'automatic-speech-recognition': /ah/i,
  'voice-activity-detection': /0\.\d/,
  'text-to-speech': /Save/,
  'time-series-forecasting': /1[23]\d/,
} as const satisfies Record<DemoTask, RegExp>

/** Where a widget shows what came of a run, once it is no more what was recorded before. */
const resultOf = (page: Page) =>
  page.locator('.result[aria-live]').filter({ hasNotText: 'Recorded answer' })

let network: Running
let browser: Browser
let page: Page
let url: string
const problems: string[] = []

beforeAll(async () => {
  network = startCommand(['dev', ...FREE_PORTS])
  const output = await network.saw('Stop with Ctrl-C.')
  url = /Gallery\s+(http:\S+)/.exec(output)?.[1] ?? ''
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  page = await browser.newPage({
    viewport: { width: 1280, height: 1000 },
    reducedMotion: 'reduce',
  })
  page.setDefaultTimeout(45_000)
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
})

afterAll(async () => {
  await browser?.close()
  network?.child.kill('SIGTERM')
  await network?.ended
})

test('the gallery lists every task', async () => {
  await page.goto(url)
  for (const id of TASK_IDS) {
    await page.getByRole('link', { name: TASKS[id].name }).first().waitFor()
  }
})

const DEMO_TASKS = Object.values(DEMO_MODELS).map(({ task }) => task)

test.each(DEMO_TASKS)('%s runs on the local runner', async (task) => {
  await page.goto(`${url}/tasks/${task}`)
  await page.getByRole('button', { name: 'Run locally' }).click()
  await resultOf(page).filter({ hasText: EXPECTED[task] }).waitFor()
})

const KINDS = DEMO_TASKS.filter((task) => oneOfEachKind(DEMO_TASKS).includes(task))

test.each(KINDS)(
  '%s runs on the chain, each step with its time, and shows the result',
  async (task) => {
    await page.goto(`${url}/tasks/${task}`)
    await page.getByRole('button', { name: 'Run on the chain' }).click()
    await page.getByRole('button', { name: /^Pay / }).click()
    for (const step of ['NEW', 'ATTEMPTED', 'RESPONDED', 'FINALIZED', 'Result verified']) {
      const item = page.getByRole('listitem').filter({ hasText: step })
      await item.locator('time').first().waitFor()
    }
    await resultOf(page).filter({ hasText: EXPECTED[task] }).waitFor()
  },
)

test('no page reported an error', () => {
  expect(problems).toEqual([])
})
