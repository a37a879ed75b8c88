import type { Block } from '../../markdown/blocks.ts'
import { plainText } from '../../markdown/readMarkdown.ts'
import { readDoc } from '../pages/readDoc.ts'
import type { DocPage } from '../pages/docPage.ts'

/** A part of a page that the search finds: what stands below one heading. */
export interface DocSection {
  /** Its address below `/docs/`, such as `serving/#keys`. */
  href: string
  title: string
  page: string
  text: string
}

const MOST_TEXT = 400

function textOf(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return plainText(block.parts)
    case 'quote':
      return block.blocks.map(textOf).join(' ')
    case 'list':
      return block.items.map((item) => item.map(textOf).join(' ')).join(' ')
    case 'table':
      return block.rows.map((row) => row.map(plainText).join(' ')).join(' ')
    default:
      return ''
  }
}

/** A guide is found by all its words; of the long lists of the reference their beginnings do. */
function shorten(text: string, isReference: boolean): string {
  return isReference ? text.slice(0, MOST_TEXT) : text
}

/** Cuts a page at its headings. */
export function docSections({ path, label, markdown }: DocPage): DocSection[] {
  const { blocks } = readDoc(markdown, { hrefOf: (href) => href })
  const isReference = path.startsWith('api/')
  const page = path === '' ? '' : `${path}/`
  const sections: DocSection[] = [{ href: page, title: label, page: label, text: '' }]
  for (const block of blocks) {
    if (block.type === 'heading') {
      sections.push({ href: `${page}#${block.id}`, title: block.text, page: label, text: '' })
      continue
    }
    const last = sections.at(-1)
    if (last !== undefined) last.text = shorten(`${last.text} ${textOf(block)}`.trim(), isReference)
  }
  return sections
}
