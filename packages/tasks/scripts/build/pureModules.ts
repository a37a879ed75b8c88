import type { Rolldown } from 'tsdown'

const SOURCE = /\/src\/.+\.ts(\?node)?$/
const PURE = '/*#__PURE__*/ '

/** A part of a syntax tree, of which no more is known than that it may have a type and a place. */
type Part = Readonly<Record<string, unknown>>

/** Text that is put into a source. */
interface Insertion {
  at: number
  text: string
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null
}

function partsOf(part: Part): Part[] {
  return Object.values(part).filter(isPart)
}

/** What is in functions is done when they are called, not when the module is loaded. */
function isLater({ type }: Part): boolean {
  return typeof type === 'string' && /Function|^Class|^TS.*(Type|Keyword)/.test(type)
}

function isCall({ type }: Part): boolean {
  return type === 'CallExpression' || type === 'NewExpression'
}

/** Marks of the calls that are made when an expression is evaluated. */
function marksIn(part: Part): Insertion[] {
  if (isLater(part)) return []
  const own = isCall(part) ? [{ at: Number(part['start']), text: PURE }] : []
  return [...own, ...partsOf(part).flatMap(marksIn)]
}

/** Whether an expression has what may call a getter or `toString`, which no mark can say is without effects. */
function isOpaque(part: Part): boolean {
  if (isLater(part)) return false
  const { type, expressions, arguments: given } = part
  if (type === 'SpreadElement' || type === 'MemberExpression') return true
  if (type === 'TemplateLiteral') return Array.isArray(expressions) && expressions.length > 0
  // What is called goes with a call that is marked.
  return isCall(part) && isPart(given) ? isOpaque(given) : partsOf(part).some(isOpaque)
}

/** Puts an expression into a function that is called at once, as a call can be marked. Minifiers undo arrow functions. */
function wrapped({ start, end }: Part): Insertion[] {
  return [
    { at: Number(start), text: `${PURE}(function () { return ` },
    { at: Number(end), text: ' })()' },
  ]
}

/** The expressions whose values a statement at the top of a module gives names. */
function valuesOf(statement: Part): Part[] {
  const { type, declaration, declarations, init } = statement
  if (type === 'VariableDeclarator') return isPart(init) ? [init] : []
  if (type === 'VariableDeclaration' && isPart(declarations))
    return partsOf(declarations).flatMap(valuesOf)
  if (type === 'ExportNamedDeclaration') return isPart(declaration) ? valuesOf(declaration) : []
  return type === 'ExportDefaultDeclaration' && isPart(declaration) ? [declaration] : []
}

function insert(code: string, insertions: readonly Insertion[]): string {
  return insertions
    .toSorted((a, b) => b.at - a.at)
    .reduce((text, { at, text: more }) => `${text.slice(0, at)}${more}${text.slice(at)}`, code)
}

/**
 * Marks what a module does when it is loaded as without effects, as `sideEffects` in package.json says of modules: a
 * bundler then leaves out of a file of many modules what is unused.
 */
export function pureModules(): Rolldown.Plugin {
  return {
    name: 'pure-modules',
    transform(code, id) {
      if (!SOURCE.test(id)) return null
      const { body } = this.parse(code, { lang: 'ts' })
      const values = body.flatMap((statement) => valuesOf({ ...statement }))
      const marks = values.flatMap(marksIn)
      return insert(code, [...marks, ...values.filter(isOpaque).flatMap(wrapped)])
    },
  }
}
