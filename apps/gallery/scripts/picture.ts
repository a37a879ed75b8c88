/** Takes the picture of the gallery that the README shows: docs/gallery.jpg. The gallery has to be built. */
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { preview } from 'vite'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const FILE = fileURLToPath(new URL('../../../docs/gallery.jpg', import.meta.url))

const server = await preview({ root: ROOT, preview: { port: 0 } })
const url = server.resolvedUrls?.local[0]
if (url === undefined) throw new Error('The preview has no address.')
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const page = await browser.newPage({
  viewport: { width: 1200, height: 750 },
  colorScheme: 'light',
  reducedMotion: 'reduce',
})
await page.goto(url, { waitUntil: 'networkidle' })
await page.getByText('Not connected to a runner').waitFor()
await page.screenshot({ path: FILE, type: 'jpeg', quality: 88 })
await browser.close()
await server.close()
console.log(`Wrote ${FILE}`)
