import { lexer, type Token, type Tokens } from 'marked'
import type { Block, Inline } from './blocks.ts'

function isHttp(href: string): boolean {
  return /^https?:\/\//i.test(href)
}

function readLink(href: string, parts: Inline[]): Inline[] {
  return isHttp(href) ? [{ type: 'link', href, parts }] : parts
}

/** Text of any kind that is not known here comes as it was written. */
function readInline(token: Token): Inline[] {
  switch (token.type) {
    case 'strong':
    case 'em':
      return [{ type: token.type, parts: partsOf(token) }]
    case 'codespan':
      return [{ type: 'code', text: token['text'] }]
    case 'escape':
      return [{ type: 'text', text: token['text'] }]
    case 'link':
      return readLink(token['href'], partsOf(token))
    default: {
      const parts = partsOf(token)
      return parts.length === 0 ? [{ type: 'text', text: token.raw }] : parts
    }
  }
}

function partsOf(token: Token): Inline[] {
  return 'tokens' in token ? readInlines(token.tokens ?? []) : []
}

function readInlines(tokens: readonly Token[]): Inline[] {
  return tokens.flatMap(readInline)
}

function readBlock(token: Token): Block[] {
  switch (token.type) {
    case 'space':
      return []
    case 'heading':
      return [{ type: 'heading', parts: partsOf(token) }]
    case 'paragraph':
      return [{ type: 'paragraph', parts: partsOf(token) }]
    case 'code':
      return [{ type: 'code', text: token['text'] }]
    case 'list':
      return [
        {
          type: 'list',
          ordered: token['ordered'],
          items: token['items'].map((item: Tokens.ListItem) => readInlines(item.tokens)),
        },
      ]
    default:
      return [{ type: 'paragraph', parts: [{ type: 'text', text: token.raw }] }]
  }
}

/**
 * Reads Markdown as data, so that it can be shown without inserting markup: headings, paragraphs,
 * lists, code, emphasis and links that begin with `http://` or `https://`. Anything else, HTML
 * among it, stays text.
 *
 * @example
 * ```ts
 * readMarkdown('Hello **you**')
 * // [{ type: 'paragraph', parts: [{ type: 'text', text: 'Hello ' }, { type: 'strong', … }] }]
 * ```
 */
export function readMarkdown(markdown: string): Block[] {
  return lexer(markdown).flatMap(readBlock)
}
