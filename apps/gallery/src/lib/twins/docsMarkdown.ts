import { fileOf } from '../docs/pages/docLinks.ts'
import type { DocPage } from '../docs/pages/docPage.ts'

/**
 * Writes the list of the pages of the documentation as Markdown, for those who read so.
 *
 * @param base - the address of the pages, which ends with a slash.
 */
export function docsMarkdown(pages: readonly DocPage[], base: string): string {
  const lines = pages.map(({ path, label }) => `- [${label}](${base}docs/${fileOf(path)})`)
  return `## Documentation\n\n${lines.join('\n')}\n`
}
