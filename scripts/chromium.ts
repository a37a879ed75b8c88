/** Finds the Chromium that the browser tests drive, or installs it where that is possible. */
import { existsSync } from 'node:fs'
import { aptGet } from './aptGet.ts'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

function find(): string | undefined {
  const chosen = process.env['CHROMIUM_PATH']
  return [...(chosen ? [chosen] : []), ...PLACES].find((path) => existsSync(path))
}

function installWithApt(): void {
  aptGet(['update'])
  aptGet(['install', '-y', '--no-install-recommends', 'chromium'])
}

/**
 * Returns the path of a Chromium.
 *
 * @throws Error that names what to install when there is none.
 */
export function chromiumPath(): string {
  const found = find()
  if (found !== undefined) return found
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) installWithApt()
  const installed = find()
  if (installed !== undefined) return installed
  throw new Error(
    'The browser tests need Chromium: install it, or set CHROMIUM_PATH to its program.',
  )
}
