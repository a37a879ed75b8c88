import type { Block } from '../../markdown/blocks.ts'
import { readMarkdown } from '../../markdown/readMarkdown.ts'
import { DocsPageError } from '../errors.ts'

/** What leads from one page to another. */
export interface DocLinks {
  /** Address of what a page names by a path relative to it. */
  hrefOf: (href: string) => string
}

/** A page that was read. */
export interface DocContent {
  title: string
  /** All but the title. */
  blocks: readonly Block[]
}

/** Reads a page of the documentation, which begins with its title. */
export function readDoc(markdown: string, links: DocLinks): DocContent {
  const [first, ...blocks] = readMarkdown(markdown, links)
  if (first?.type !== 'heading' || first.depth !== 1) {
    throw new DocsPageError(
      `A page begins with its title, "# …". This one begins: ${markdown.slice(0, 60)}`,
    )
  }
  return { title: first.text, blocks }
}
