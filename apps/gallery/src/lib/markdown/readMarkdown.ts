import { lexer, type Token, type Tokens } from 'marked'
import { highlight, type CodeLanguage } from '../code/highlight.ts'
import type { Block, Inline } from './blocks.ts'
import { headingIds } from './headingIds.ts'

export interface ReadMarkdownOptions {
  /**
   * Address of what the text names by anything but an `http:` or `https:` URL; of a link without one only
   * the words are left. Default: nothing has one.
   */
  hrefOf?: ((href: string) => string | undefined) | undefined
}

const LANGUAGES: Readonly<Record<string, CodeLanguage>> = {
  ts: 'typescript',
  tsx: 'typescript',
  jsx: 'javascript',
  js: 'javascript',
  svelte: 'markup',
  vue: 'markup',
  html: 'markup',
  sh: 'bash',
  json: 'json',
  yaml: 'yaml',
  py: 'python',
}

/** Words without their marks, for anchors, lists and the search. */
export function plainText(parts: readonly Inline[]): string {
  return parts.map((part) => ('parts' in part ? plainText(part.parts) : part.text)).join('')
}

/**
 * Reads Markdown as data, so that it can be shown without inserting markup: headings, paragraphs, lists, quotes,
 * tables, pictures that stand alone, code, emphasis and links. HTML stays text; its comments are left out.
 *
 * @example
 * ```ts
 * readMarkdown('Hello **you**')
 * // [{ type: 'paragraph', parts: [{ type: 'text', text: 'Hello ' }, { type: 'strong', … }] }]
 * ```
 */
export function readMarkdown(
  markdown: string,
  { hrefOf = () => undefined }: ReadMarkdownOptions = {},
): Block[] {
  const idOf = headingIds()
  return lexer(markdown).flatMap(readBlock)

  function readBlock(token: Token): Block[] {
    switch (token.type) {
      case 'space':
      case 'hr':
        return []
      case 'html':
        return isComment(token.raw) ? [] : readParagraph(token)
      case 'heading': {
        const parts = partsOf(token)
        const words = plainText(parts)
        return [{ type: 'heading', depth: token['depth'], id: idOf(words), text: words, parts }]
      }
      case 'code':
        return [readCode(token['text'], token['lang'])]
      case 'blockquote':
        return [{ type: 'quote', blocks: (token.tokens ?? []).flatMap(readBlock) }]
      case 'list':
        return [
          {
            type: 'list',
            ordered: token['ordered'],
            items: token['items'].map((item: Tokens.ListItem) => item.tokens.flatMap(readBlock)),
          },
        ]
      case 'table':
        return [readTable(token['header'], token['rows'])]
      default:
        return readParagraph(token)
    }
  }

  function readParagraph(token: Token): Block[] {
    const [only, ...more] = 'tokens' in token ? (token.tokens ?? []) : []
    if (only?.type === 'image' && more.length === 0) {
      const src = hrefOf(only['href'])
      if (src !== undefined) return [{ type: 'picture', src, alt: only['text'] }]
    }
    const parts = partsOf(token)
    return [{ type: 'paragraph', parts: parts.length === 0 ? [text(token.raw)] : parts }]
  }

  function readTable(head: Tokens.TableCell[], rows: Tokens.TableCell[][]): Block {
    const cell = ({ tokens }: Tokens.TableCell) => tokens.flatMap(readInline)
    return { type: 'table', head: head.map(cell), rows: rows.map((row) => row.map(cell)) }
  }

  function partsOf(token: Token): Inline[] {
    return 'tokens' in token ? (token.tokens ?? []).flatMap(readInline) : []
  }

  function readLink(written: string, parts: Inline[]): Inline[] {
    const isExternal = /^https?:\/\//i.test(written)
    const href = isExternal ? written : hrefOf(written)
    return href === undefined ? parts : [{ type: 'link', href, isExternal, parts }]
  }

  function readInline(token: Token): Inline[] {
    switch (token.type) {
      case 'strong':
      case 'em':
        return [{ type: token.type, parts: partsOf(token) }]
      case 'codespan':
        return [{ type: 'code', text: token['text'] }]
      case 'escape':
        return [text(token['text'])]
      case 'link':
        return readLink(token['href'], partsOf(token))
      default: {
        const parts = partsOf(token)
        return parts.length === 0 ? [text(token.raw)] : parts
      }
    }
  }
}

function isComment(html: string): boolean {
  return /^<!--(?:(?!-->)[^])*-->\s*$/.test(html)
}

function text(words: string): Inline {
  return { type: 'text', text: words }
}

/** After the language stands the name of the file, when a block is one. */
function readCode(code: string, info = ''): Block {
  const [language = '', ...title] = info.split(' ')
  const known = LANGUAGES[language]
  return {
    type: 'code',
    title: title.join(' '),
    pieces: known === undefined ? [['plain', code]] : highlight(code, known),
  }
}
