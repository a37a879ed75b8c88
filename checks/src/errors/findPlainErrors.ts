import ts from 'typescript'
import { descendants } from './descendants.ts'
import { BASE } from './CodeReader.ts'

/**
 * Finds the places in a file where a `TaskmeshError` is made that is of no class of its own.
 *
 * @returns their lines, from one.
 */
export function findPlainErrors(file: ts.SourceFile): number[] {
  return descendants(file)
    .filter((node) => ts.isNewExpression(node) && node.expression.getText(file) === BASE)
    .map((node) => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1)
}
