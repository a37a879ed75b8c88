import { lexer, type Token, type Tokens } from 'marked'
import { highlight, type CodeLanguage } from '../../code/highlight.ts'
import type { DocBlock, DocContent, DocInline } from './blocks.ts'
import { DocsPageError } from '../errors.ts'
import { headingIds } from './headingIds.ts'

/** What leads from one page to another, or out. */
export interface DocLinks {
  /** Address of what a page names by a path relative to it. */
  hrefOf: (href: string) => string
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
export function plainText(parts: readonly DocInline[]): string {
  return parts.map((part) => ('parts' in part ? plainText(part.parts) : part.text)).join('')
}

/** Reads a page of the documentation as data, so that it can be shown without inserting markup. */
export function readDoc(markdown: string, { hrefOf }: DocLinks): DocContent {
  const idOf = headingIds()
  const [first, ...blocks] = lexer(markdown).flatMap(readBlock)
  if (first?.type !== 'heading' || first.depth !== 1) {
    throw new DocsPageError(
      `A page begins with its title, "# …". This one begins: ${markdown.slice(0, 60)}`,
    )
  }
  return { title: first.text, blocks }

  function readBlock(token: Token): DocBlock[] {
    switch (token.type) {
      case 'space':
      case 'html': // comments
      case 'hr':
        return []
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

  function readParagraph(token: Token): DocBlock[] {
    const [only, ...more] = 'tokens' in token ? (token.tokens ?? []) : []
    if (only?.type === 'image' && more.length === 0) {
      return [{ type: 'picture', src: hrefOf(only['href']), alt: only['text'] }]
    }
    const parts = partsOf(token)
    return [{ type: 'paragraph', parts: parts.length === 0 ? [text(token.raw)] : parts }]
  }

  function readTable(head: Tokens.TableCell[], rows: Tokens.TableCell[][]): DocBlock {
    const cell = ({ tokens }: Tokens.TableCell) => tokens.flatMap(readInline)
    return { type: 'table', head: head.map(cell), rows: rows.map((row) => row.map(cell)) }
  }

  function partsOf(token: Token): DocInline[] {
    return 'tokens' in token ? (token.tokens ?? []).flatMap(readInline) : []
  }

  function readInline(token: Token): DocInline[] {
    switch (token.type) {
      case 'strong':
      case 'em':
        return [{ type: token.type, parts: partsOf(token) }]
      case 'codespan':
        return [{ type: 'code', text: token['text'] }]
      case 'escape':
        return [text(token['text'])]
      case 'link': {
        const href: string = token['href']
        const isExternal = /^https?:/.test(href)
        const parts = partsOf(token)
        return [{ type: 'link', href: isExternal ? href : hrefOf(href), isExternal, parts }]
      }
      default: {
        const parts = partsOf(token)
        return parts.length === 0 ? [text(token.raw)] : parts
      }
    }
  }
}

function text(words: string): DocInline {
  return { type: 'text', text: words }
}

/** After the language stands the name of the file, when a block is one. */
function readCode(code: string, info = ''): DocBlock {
  const [language = '', ...title] = info.split(' ')
  const known = LANGUAGES[language]
  return {
    type: 'code',
    title: title.join(' '),
    pieces: known === undefined ? [['plain', code]] : highlight(code, known),
  }
}
