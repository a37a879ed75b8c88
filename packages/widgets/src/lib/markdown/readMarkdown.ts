import type { Token, Tokens } from 'marked'
import type { Block, Inline, ListItem } from './blocks.ts'
import { httpUrl } from './httpUrl.ts'
import { lexMarkdown } from './lexMarkdown.ts'
import { unescapeHtml } from './unescapeHtml.ts'

/** Pieces of a text that a page can show without growing slow. */
const MOST_PIECES = 400

type Row = readonly Tokens.TableCell[]

const isList = (token: Token): token is Tokens.List => token.type === 'list'
const isTable = (token: Token): token is Tokens.Table => token.type === 'table'

/** Reads tokens as blocks until enough pieces are read; what comes then stays as it was written. */
class MarkdownReader {
  #left: number

  constructor(most: number) {
    this.#left = most
  }

  blocks(tokens: readonly Token[]): Block[] {
    const blocks: Block[] = []
    for (const [index, token] of tokens.entries()) {
      if (this.#left <= 0) return [...blocks, plain(tokens.slice(index))]
      this.#left -= 1
      blocks.push(...this.#block(token))
    }
    return blocks
  }

  #block(token: Token): Block[] {
    if (isList(token)) return [this.#list(token)]
    if (isTable(token)) return this.#table(token)
    switch (token.type) {
      case 'space':
      case 'def':
        return []
      case 'hr':
        return [{ type: 'rule' }]
      case 'heading':
        return [{ type: 'heading', level: token['depth'], parts: this.#parts(token) }]
      case 'code':
        return [{ type: 'code', text: token['text'], language: languageOf(token['lang']) }]
      case 'blockquote':
        return [{ type: 'quote', blocks: this.blocks(token.tokens ?? []) }]
      case 'paragraph':
      case 'text':
        return [{ type: 'paragraph', parts: this.#parts(token) }]
      default:
        return [{ type: 'plain', text: token.raw }]
    }
  }

  #list({ ordered, start, items }: Tokens.List): Block {
    const read: ListItem[] = []
    for (const [index, { task, checked, tokens }] of items.entries()) {
      if (this.#left <= 0) {
        read.push({ checked: undefined, blocks: [plain(items.slice(index))] })
        break
      }
      this.#left -= 1
      const blocks = this.blocks(tokens.filter(({ type }) => type !== 'checkbox'))
      read.push({ checked: task ? checked === true : undefined, blocks })
    }
    return { type: 'list', ordered, start: typeof start === 'number' ? start : 1, items: read }
  }

  #table({ align, header, rows }: Tokens.Table): Block[] {
    const cells = (row: Row) => row.map(({ tokens }) => this.inlines(tokens))
    const read: Inline[][][] = []
    for (const row of rows) {
      if (this.#left <= 0) break
      this.#left -= row.length + 1
      read.push(cells(row))
    }
    const rest = rows.slice(read.length).map((row) => row.map(({ text }) => text).join(' | '))
    const alignments = align.map((side) => side ?? undefined)
    const table: Block = { type: 'table', alignments, header: cells(header), rows: read }
    return rest.length === 0 ? [table] : [table, { type: 'plain', text: rest.join('\n') }]
  }

  #parts(token: Token): Inline[] {
    return 'tokens' in token && token.tokens !== undefined
      ? this.inlines(token.tokens)
      : [{ type: 'text', text: unescapeHtml(token.raw) }]
  }

  inlines(tokens: readonly Token[]): Inline[] {
    const inlines: Inline[] = []
    for (const [index, token] of tokens.entries()) {
      if (this.#left <= 0) return [...inlines, { type: 'text', text: rawOf(tokens.slice(index)) }]
      this.#left -= 1
      inlines.push(...this.#inline(token))
    }
    return inlines
  }

  /** Text of any kind that is not known here, markup among it, comes as it was written. */
  #inline(token: Token): Inline[] {
    switch (token.type) {
      case 'strong':
      case 'em':
      case 'del':
        return [{ type: token.type, parts: this.#parts(token) }]
      case 'codespan':
        return [{ type: 'code', text: token['text'] }]
      case 'escape':
        return [{ type: 'text', text: token['text'] }]
      case 'br':
        return [{ type: 'break' }]
      case 'link':
        return linkOf(token['href'], this.#parts(token))
      case 'image':
        return linkOf(token['href'], [{ type: 'text', text: token['text'] || 'picture' }])
      case 'text':
        return this.#parts(token)
      default:
        return [{ type: 'text', text: token.raw }]
    }
  }
}

function rawOf(tokens: readonly { raw: string }[]): string {
  return tokens.map(({ raw }) => raw).join('')
}

function plain(tokens: readonly { raw: string }[]): Block {
  return { type: 'plain', text: rawOf(tokens).trim() }
}

function languageOf(info: unknown): string {
  return typeof info === 'string' ? (/^[\w+#.-]{1,30}/.exec(info)?.[0] ?? '') : ''
}

/** What leads elsewhere than to the web is text. A picture is a link: nothing is loaded unasked. */
function linkOf(address: string, parts: Inline[]): Inline[] {
  const href = httpUrl(address)
  return href === undefined ? parts : [{ type: 'link', href, parts }]
}

/**
 * Reads Markdown as data, so that it can be shown without inserting markup. HTML stays text, pictures
 * become links, and links that are not `http:` or `https:` lose their address.
 *
 * @param most - how many pieces to read; the rest stays as it was written. @default 400
 *
 * @example
 * ```ts
 * readMarkdown('Hello **you**')
 * // [{ type: 'paragraph', parts: [{ type: 'text', text: 'Hello ' }, { type: 'strong', … }] }]
 * ```
 */
export function readMarkdown(markdown: string, most = MOST_PIECES): Block[] {
  const tokens = lexMarkdown(markdown)
  return tokens === undefined
    ? [{ type: 'plain', text: markdown }]
    : new MarkdownReader(most).blocks(tokens)
}
