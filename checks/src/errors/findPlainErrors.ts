import ts from 'typescript'
import { descendants } from './descendants.ts'
import { BASE } from './CodeReader.ts'

/** Classes whose errors say no code of their own. */
const PLAIN: readonly string[] = [BASE, 'Error']

/**
 * Finds the places in a file where an `Error` or a `TaskmeshError` is made that is of no class of its
 * own.
 *
 * @returns their lines, from one.
 */
export function findPlainErrors(file: ts.SourceFile): number[] {
  return descendants(file)
    .filter((node) => ts.isNewExpression(node) && PLAIN.includes(node.expression.getText(file)))
    .map((node) => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1)
}
