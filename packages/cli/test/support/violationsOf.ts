import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = createRequire(
  new URL('../../../../apps/gallery/package.json', import.meta.url),
).resolve('axe-core/axe.min.js')

declare global {
  interface Window {
    axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
  }
}

/** What axe finds wrong on a page with all of its rules, and with all that is folded opened. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: AXE })
  return page.evaluate(async () => {
    const { violations } = await window.axe.run()
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}
