import { Lexer, type Token } from 'marked'

/** Longer texts are shown as they were written. */
const LONGEST = 50_000

/** Lists and quotes that lie deeper in each other than anybody writes. */
const TOO_DEEP = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*){12}/m

/**
 * How much is read inside of lines: the sum of the squares of the lengths of the paragraphs, because
 * emphasis and links take time by the square. What comes after it stays as it was written.
 */
const MOST_WORK = 5e7

function readLines(lexer: Lexer): void {
  let work = 0
  // Reading a paragraph may add to the list.
  for (const { src, tokens } of lexer.inlineQueue) {
    work += src.length ** 2
    if (work <= MOST_WORK) lexer.inlineTokens(src, tokens)
    else tokens.push({ type: 'text', raw: src, text: src })
  }
}

/**
 * Reads the pieces of a Markdown text in a time that has bounds, whatever the text.
 *
 * @returns `undefined` for a text that is too long or too deep to be Markdown.
 */
export function lexMarkdown(markdown: string): readonly Token[] | undefined {
  if (markdown.length > LONGEST || TOO_DEEP.test(markdown)) return undefined
  const lexer = new Lexer({ gfm: true })
  try {
    lexer.blockTokens(markdown.replaceAll(/\r\n?/g, '\n'), lexer.tokens)
    readLines(lexer)
  } catch (error) {
    // The stack is full: nothing else throws here.
    if (error instanceof RangeError) return undefined
    throw error
  }
  return lexer.tokens
}
