/**
 * What the gallery's pages cost: their programs, how far they move and how late they are painted beside the same page as
 * static HTML. `pnpm --filter @taskmesh/gallery build` comes first.
 *
 *   node gallery.ts [--json] [--rounds 7] [--pages /,/tasks/translation/]
 */
import { parseArgs } from 'node:util'
import { chromium, type Browser } from 'playwright-core'
import { measurePage, type PageMeasured } from './gallery/measurePage.ts'
import { servePages } from './gallery/servePages.ts'
import { median } from './hosts/statistics.ts'
import { ratio, table } from './registry/table.ts'

const WIDE = 1280
const PHONE = 390
/** What is asked for. */
const ASKED = { home: 60_000, other: 90_000, shift: 0.05, paint: 1.5 }
const PAGES =
  '/,/tasks/translation/,/tasks/image-classification/,/tasks/object-detection/,/tasks/automatic-speech-recognition/,/tasks/chat-completion/'

/** One page, over all rounds. */
interface PageCost {
  path: string
  scriptBytes: number
  scripts: number
  /** How many times what is asked for. */
  scriptRatio: number
  /** The largest of all rounds. */
  shiftWide: number
  shiftPhone: number
  /** Medians. */
  paintMs: number
  staticPaintMs: number
  paintRatio: number
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '7' },
    pages: { type: 'string', default: PAGES },
  },
})
const rounds = Number(values.rounds)
if (!(rounds > 0)) throw new Error('--rounds is a number above 0.')

const served = await servePages()
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  const costs: PageCost[] = []
  for (const path of values.pages.split(',')) costs.push(await costOf(browser, path))
  if (values.json) console.log(JSON.stringify({ rounds, asked: ASKED, costs }, undefined, 2))
  else console.log(lines(costs))
} finally {
  await browser.close()
  await served.stop()
}

async function costOf(opened: Browser, path: string): Promise<PageCost> {
  const url = new URL(path, served.url).href
  const wide: PageMeasured[] = []
  const phone: PageMeasured[] = []
  const bare: PageMeasured[] = []
  // In turn, so that whatever else the machine does meets all of them.
  for (let round = 0; round < rounds; round++) {
    wide.push(await measurePage(opened, { url, width: WIDE }))
    bare.push(await measurePage(opened, { url, width: WIDE, isStatic: true }))
    phone.push(await measurePage(opened, { url, width: PHONE }))
  }
  const scriptBytes = Math.max(...wide.map((visit) => visit.scriptBytes))
  const paintMs = median(wide.map((visit) => visit.paintMs))
  const staticPaintMs = median(bare.map((visit) => visit.paintMs))
  return {
    path,
    scriptBytes,
    scripts: Math.max(...wide.map(({ scripts }) => scripts)),
    scriptRatio: scriptBytes / (path === '/' ? ASKED.home : ASKED.other),
    shiftWide: Math.max(...wide.map(({ shift }) => shift)),
    shiftPhone: Math.max(...phone.map(({ shift }) => shift)),
    paintMs,
    staticPaintMs,
    paintRatio: paintMs / staticPaintMs,
  }
}

function lines(costs: readonly PageCost[]): string {
  const heads = [
    'Page',
    'JavaScript kB',
    'files',
    'of what is asked',
    `shift at ${WIDE}`,
    `at ${PHONE}`,
    'first paint ms',
    'static ms',
    'of static',
  ]
  const rows = costs.map((cost) => [
    cost.path,
    (cost.scriptBytes / 1000).toFixed(1),
    String(cost.scripts),
    ratio(cost.scriptRatio, 1),
    cost.shiftWide.toFixed(3),
    cost.shiftPhone.toFixed(3),
    cost.paintMs.toFixed(0),
    cost.staticPaintMs.toFixed(0),
    ratio(cost.paintMs, cost.staticPaintMs),
  ])
  const asked = `Asked: JavaScript at most ${ASKED.home / 1000} kB at home and ${ASKED.other / 1000} on others, shift below ${ASKED.shift}, first paint at most ${ASKED.paint} times that of static HTML.`
  return `${table(heads, rows)}\n\n${asked}`
}
