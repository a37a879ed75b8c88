import type { ErrorCode } from '@taskmesh/errors'
import { ERROR_CODES } from '@taskmesh/errors/codes'
import { statusOfCode } from '@taskmesh/inference-runner/errors'
import { lexer, type Token, type Tokens } from 'marked'

const INTRODUCTION = `# Errors

Every error that a package of Taskmesh throws is a \`TaskmeshError\`. \`code\` is stable and for programs, \`actor\` says
who has to act, \`retryable\` whether the same call may succeed later without a change, \`path\` which argument is at
fault, \`shortMessage\` and \`details\` what went wrong and what to do. \`toJSON()\` is what may leave the process: no
message carries a key, the URL of a node or a stack.

“HTTP” is the status with which a runner's server answers; where the code is not one that a server has, it is left out.
Where there is no class, the class is internal, or the code is in events and records only: compare the \`code\`.
`

function isCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERROR_CODES, text)
}

/** One code: a row of the table of ERRORS.md. */
function codeMarkdown(row: readonly Tokens.TableCell[]): string[] {
  const [
    code = '',
    classes = '',
    packages = '',
    actor = '',
    retryable = '',
    when = '',
    remedy = '',
  ] = row.map(({ text }) => text)
  const name = code.replaceAll('`', '')
  if (!isCode(name)) return []
  const status = statusOfCode(name)
  return [
    `### ${name}`,
    when,
    `**What to do.** ${remedy}`,
    [
      ...(classes === '–' ? [] : [`- Class: ${classes}`]),
      `- Package: ${packages}`,
      `- Who has to act: ${actor}`,
      `- Retryable: ${retryable}`,
      ...(status === undefined ? [] : [`- HTTP: ${status}`]),
    ].join('\n'),
  ]
}

function blockMarkdown(token: Token): string[] {
  if (token.type === 'heading' && token['depth'] === 2) return [`## ${token['text']}`]
  return token.type === 'table' ? token['rows'].flatMap(codeMarkdown) : []
}

/**
 * Writes the catalogue of errors: each code with an anchor of its own.
 *
 * @param table - ERRORS.md.
 */
export function errorsMarkdown(table: string): string {
  return [INTRODUCTION, ...lexer(table).flatMap(blockMarkdown), ''].join('\n\n')
}
