import { ERROR_CODES, type ErrorCodeFacts } from '@taskmesh/errors/codes'
import ts from 'typescript'
import { readRepositoryFile } from '../workspace.ts'

/** Codes that belong together. */
export interface CodeGroup {
  title: string
  codes: readonly (ErrorCodeFacts & { code: string })[]
}

const FILE = 'packages/errors/src/errorCodes.ts'
const TITLE = /^ *\/\/ (.+)$/m

/** Reads the table of codes in its groups, whose titles are the comments in it. */
export function readCodeGroups(): CodeGroup[] {
  const text = readRepositoryFile(FILE)
  const source = ts.createSourceFile(FILE, text, ts.ScriptTarget.Latest)
  const facts: Readonly<Record<string, ErrorCodeFacts>> = ERROR_CODES
  const groups: { title: string; codes: (ErrorCodeFacts & { code: string })[] }[] = []
  for (const { name, pos } of tableIn(source)) {
    const code = name.getText(source)
    const [, title] = TITLE.exec(text.slice(pos, name.getStart(source))) ?? []
    if (title !== undefined) groups.push({ title, codes: [] })
    const found = facts[code]
    if (found === undefined) throw new Error(`${FILE} has no code ${code}.`)
    groups.at(-1)?.codes.push({ code, ...found })
  }
  return groups
}

function tableIn(source: ts.SourceFile): { name: ts.PropertyName; pos: number }[] {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue
    for (const { name, initializer } of statement.declarationList.declarations)
      if (name.getText(source) === 'ERROR_CODES' && initializer !== undefined)
        return propertiesOf(initializer)
  }
  throw new Error(`${FILE} has no ERROR_CODES.`)
}

function propertiesOf(node: ts.Expression): { name: ts.PropertyName; pos: number }[] {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return propertiesOf(node.expression)
  if (!ts.isObjectLiteralExpression(node)) return []
  return node.properties.filter((property) => ts.isPropertyAssignment(property))
}
