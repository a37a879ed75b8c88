import type {
  ArrayNode,
  Node,
  NumberNode,
  ObjectNode,
  RecordNode,
  StringNode,
  UnionNode,
} from '../../src/compiled/node.ts'
import { MAX_ITEMS, MAX_KEYS } from '../../src/schema/limits.ts'
import { nameOfTest, printNode } from './printNode.ts'

/** Most keys beside the fields of an object: one with more is looked at by `measure`. */
const MOST_OTHERS = 1000

/** Optional fields of an object from which on it is faster to look at its keys. */
const MANY_OPTIONAL = 10

/** What is done with a value that is no good one of the usual kind. */
type Miss = 'return' | 'break quick'

/** A field of an object: its key as a string of code, the variable of its value, and what {@link QuickWriter.write} gives. */
interface Entry {
  key: string
  name: string
  isOptional: boolean
  code: string
  result: string
}

/** Whether most fields of an object are absent as a rule: it has many, and they are optional. */
export function isSparse(node: Node): boolean {
  const fields = node.type === 'object' ? Object.values(node.fields) : []
  return fields.filter(({ type }) => type === 'optional').length >= MANY_OPTIONAL
}

/** Writes the functions for the nodes of tasks. */
export class QuickWriter {
  readonly functions: string[] = []
  readonly #known = new Map<string, string>()
  #count = 0
  #miss: Miss = 'return'

  name(start: string): string {
    this.#count += 1
    return `${start}${this.#count}`
  }

  constant(value: string): string {
    return this.once(value, 'C', (name) => `const ${name} = ${value}`)
  }

  /** Writes code that leaves what it is in in a way of its own when a value does not fit. */
  missing<Written>(miss: Miss, write: () => Written): Written {
    const before = this.#miss
    this.#miss = miss
    const written = write()
    this.#miss = before
    return written
  }

  unless(condition: string): string {
    return `if (!(${condition})) ${this.#miss}\n`
  }

  /** The name of a declaration, which is written when it is asked for first. */
  once(key: string, start: string, write: (name: string) => string): string {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const name = this.name(start)
    this.#known.set(key, name)
    this.functions.push(write(name))
    return name
  }

  /** A function that gives a value as its node does, or undefined. One for all nodes that are alike. */
  writeFunction(node: Node): string {
    return this.once(printNode(node), 'f', (name) => {
      const { code, result } = this.missing('return', () => this.write(node, 'x'))
      return `function ${name}(x) {\n${code}return ${result}\n}`
    })
  }

  /** The condition of a node that gives its value as it is; none for others. */
  condition(node: Node, x: string): string | undefined {
    switch (node.type) {
      case 'string':
        return this.#string(node, x)
      case 'number':
        return numberCondition(node, x)
      case 'boolean':
        return `typeof ${x} === 'boolean'`
      case 'null':
        return `${x} === null`
      case 'literal':
        return `(${node.values.map((value) => `${x} === ${JSON.stringify(value)}`).join(' || ')})`
      case 'media':
        return `isMediaValue(${x})`
      case 'unknown':
        return `${x} !== undefined && (typeof ${x} !== 'object' || ${x} === null)`
      case 'nullable': {
        const inner = this.condition(node.inner, x)
        return inner && `(${x} === null || ${inner})`
      }
      case 'union': {
        const options = node.options.map((option) => this.condition(option, x))
        return options.every((option) => option !== undefined)
          ? `(${options.map((option) => `(${option})`).join(' || ')})`
          : undefined
      }
      default:
        return undefined
    }
  }

  /** The code that leaves a function when a value does not fit, and the expression of what the node gives. */
  write(node: Node, x: string): { code: string; result: string } {
    const condition = this.condition(node, x)
    if (condition !== undefined) return { code: this.unless(condition), result: x }
    switch (node.type) {
      case 'array':
        return this.#array(node, x)
      case 'object':
        return this.#object(node, x)
      case 'record':
        return this.#record(node, x)
      case 'union':
        return this.#union(node, x)
      case 'nullable': {
        const result = this.name('r')
        const inner = this.write(node.inner, x)
        return {
          code: `let ${result} = null\nif (${x} !== null) {\n${inner.code}${result} = ${inner.result}\n}\n`,
          result,
        }
      }
      case 'tuple': {
        const items = node.items.map((item) => {
          const name = this.name('e')
          return { name, ...this.write(item, name) }
        })
        const reads = items.map(
          ({ name, code }, index) => `const ${name} = ${x}[${index}]\n${code}`,
        )
        return {
          code: `${this.unless(`Array.isArray(${x}) && ${x}.length === ${items.length}`)}${reads.join('')}`,
          result: `[${items.map(({ result }) => result).join(', ')}]`,
        }
      }
      default:
        throw new Error(`There is no code for a node of the type ${node.type} here.`)
    }
  }

  #string({ facts: { min = 0, max, pattern } = {} }: StringNode, x: string): string {
    // In UTF-16 units, which are at least as many as code points and at most twice as many.
    const conditions = [
      `typeof ${x} === 'string'`,
      ...(min > 0 ? [`${x}.length >= ${min === 1 ? 1 : 2 * min}`] : []),
      ...(max === undefined ? [] : [`${x}.length <= ${max}`]),
      ...(pattern === undefined ? [] : [`${this.constant(String(pattern))}.test(${x})`]),
    ]
    return conditions.join(' && ')
  }

  #array({ item, facts: { min = 0, max = MAX_ITEMS } = {} }: ArrayNode, x: string) {
    const [list, index, element] = [this.name('a'), this.name('i'), this.name('e')]
    const { code, result } = this.write(item, element)
    const isNested = this.condition(item, element) === undefined
    const bounds = `${x}.length >= ${min} && ${x}.length <= ${max}`
    const budget = isNested ? this.unless(`(budget -= ${x}.length) > 0`) : ''
    return {
      code: `${this.unless(`Array.isArray(${x}) && ${bounds}`)}${budget}const ${list} = new Array(${x}.length)
for (let ${index} = 0; ${index} < ${list}.length; ${index} += 1) {
const ${element} = ${x}[${index}]
${code}${list}[${index}] = ${result}
}
`,
      result: list,
    }
  }

  #object(node: ObjectNode, x: string) {
    const { fields, others } = node
    const result = this.name('o')
    const entries = Object.entries(fields).map(([key, field]) => {
      const name = this.name('v')
      const isOptional = field.type === 'optional'
      const inner = isOptional ? field.inner : field
      return { key: JSON.stringify(key), name, isOptional, ...this.write(inner, name) }
    })
    if (isSparse(node)) return this.#sparse(entries, others, x, result)
    const hasOptional = entries.some(({ isOptional }) => isOptional)
    const found = this.name('n')
    const required = entries.filter(({ isOptional }) => !isOptional).length
    const reads = entries.map(({ key, name, isOptional, code, result: part }) => {
      const put = hasOptional ? `${result}[${key}] = ${part}\n` : ''
      return isOptional
        ? `const ${name} = ${x}[${key}]\nif (${name} !== undefined) {\n${found} += 1\n${code}${put}}\n`
        : `const ${name} = ${x}[${key}]\n${code}${put}`
    })
    const literal = entries.map(({ key, result: part }) => `[${key}]: ${part}`).join(', ')
    const start = hasOptional ? `const ${result} = {}\n` : ''
    const end = hasOptional ? '' : `const ${result} = { ${literal} }\n`
    return {
      code: `${this.unless(`typeof ${x} === 'object' && ${x} !== null && !Array.isArray(${x})`)}let ${found} = ${required}
${start}${reads.join('')}${end}${this.#others(entries, others, { x, result, found })}`,
      result,
    }
  }

  /**
   * An object most of whose fields are absent: its keys are looked at, and not its fields. Of thirty fields few have the
   * length of a key, so that it is compared with those alone. An object of a class, which may have fields that no loop over
   * its keys sees, is left to the node: to read `constructor` takes a quarter of the time of asking for the prototype.
   */
  #sparse(entries: readonly Entry[], others: ObjectNode['others'], x: string, result: string) {
    const [key, unknown] = [this.name('k'), this.name('u')]
    const lengths = [...new Set(entries.map(({ key: field }) => field.length))]
    const cases = lengths.map((length) => {
      const ofLength = entries.filter(({ key: field }) => field.length === length)
      const tests = ofLength.map(
        ({ key: field, name, code, result: part }) => `if (${key} === ${field}) {
const ${name} = ${x}[${field}]
${code}${name}_ = ${part}
continue
}
`,
      )
      // Without the quotes of the code.
      return `case ${length - 2}:\n${tests.join('')}break\n`
    })
    const puts = entries.map(
      ({ key: field, name, isOptional }) =>
        `if (${name}_ !== undefined) ${result}[${field}] = ${name}_\n${isOptional ? '' : `else ${this.#miss}\n`}`,
    )
    const isPlain = `typeof ${x} === 'object' && ${x} !== null && ${x}.constructor === Object`
    return {
      code: `${this.unless(isPlain)}let ${unknown} = false, ${entries.map(({ name }) => `${name}_`).join(', ')}
for (const ${key} in ${x}) {
switch (${key}.length) {
${cases.join('')}}
${unknown} = true
}
const ${result} = {}
${puts.join('')}if (${unknown}) {
${this.#rest(entries, others, { x, result, known: 'break' })}}
`,
      result,
    }
  }

  /** What becomes of the keys that are no fields. Fields that are there and undefined are left to the node. */
  #others(
    entries: readonly Entry[],
    others: ObjectNode['others'],
    { x, result, found }: { x: string; result: string; found: string },
  ): string {
    const known = `${found} -= 1; break`
    return `${this.#rest(entries, others, { x, result, known })}${this.unless(`${found} === 0`)}`
  }

  /** The loop over the keys that are no fields, and what is done for one that is. */
  #rest(
    entries: readonly Entry[],
    others: ObjectNode['others'],
    { x, result, known }: { x: string; result: string; known: string },
  ): string {
    const [key, value, count] = [this.name('k'), this.name('w'), this.name('m')]
    const cases = entries.map((one) => `case ${one.key}: `).join('')
    const other = typeof others === 'object' && others.type !== 'unknown' ? others : undefined
    const kept = other && this.write(other, value)
    const keep = typeof others === 'object' ? `${result}[${key}] = ${kept?.result ?? value}\n` : ''
    const rest =
      others === 'refuse'
        ? `${this.#miss}\n`
        : `const ${value} = ${x}[${key}]
if (${key} === '__proto__' || (typeof ${value} === 'object' && ${value} !== null) || ++${count} > ${MOST_OTHERS}) ${this.#miss}
${kept?.code ?? ''}${keep}`
    return `let ${count} = 0
for (const ${key} in ${x}) switch (${key}) {
${cases === '' ? '' : `${cases}${known}\n`}default: {
${rest}}
}
`
  }

  #record({ key, value, facts }: RecordNode, x: string) {
    const [result, name, part] = [this.name('o'), this.name('k'), this.name('v')]
    const { code, result: inner } = this.write(value, part)
    const tests = (facts?.refinements ?? []).map(([test, , ...args]) =>
      this.unless(`refinements.${nameOfTest(test)}(${[result, ...args].join(', ')})`),
    )
    return {
      code: `${this.unless(`isPlain(${x})`)}const ${result} = {}
const ${name}s = Object.keys(${x})
if (${name}s.length > ${MAX_KEYS} || (budget -= ${name}s.length) <= 0) ${this.#miss}
for (const ${name} of ${name}s) {
${this.unless(`${name} !== '__proto__' && ${this.condition(key, name)}`)}const ${part} = ${x}[${name}]
${code}${result}[${name}] = ${inner}
}
${tests.join('')}`,
      result,
    }
  }

  #union({ options, by }: UnionNode, x: string) {
    const result = this.name('r')
    if (by === undefined) {
      const tries = options.map((option) => `${this.writeFunction(option)}(${x})`)
      return {
        code: `const ${result} = ${tries.join(' ?? ')}\n${this.unless(`${result} !== undefined`)}`,
        result,
      }
    }
    const cases = options.map((option) => {
      const field = option.type === 'object' ? option.fields[by] : undefined
      const values = field?.type === 'literal' ? field.values : []
      const labels = values.map((value) => `case ${JSON.stringify(value)}: `).join('')
      return `${labels}${result} = ${this.writeFunction(option)}(${x}); break\n`
    })
    return {
      code: `${this.unless(`typeof ${x} === 'object' && ${x} !== null`)}let ${result}
switch (${x}[${JSON.stringify(by)}]) {
${cases.join('')}}
${this.unless(`${result} !== undefined`)}`,
      result,
    }
  }
}

function numberCondition({ facts = {} }: NumberNode, x: string): string {
  const { int, min, max, above, below } = facts
  const lower = min ?? above
  const upper = max ?? below
  const largest = Number.MAX_SAFE_INTEGER
  const isBounded = lower !== undefined && upper !== undefined
  const isSafe = isBounded && lower >= -largest && upper <= largest
  const type = int
    ? `Number.${isSafe ? 'isInteger' : 'isSafeInteger'}(${x})`
    : isBounded
      ? `typeof ${x} === 'number'`
      : `Number.isFinite(${x})`
  return [
    type,
    ...(min === undefined ? [] : [`${x} >= ${min}`]),
    ...(above === undefined ? [] : [`${x} > ${above}`]),
    ...(max === undefined ? [] : [`${x} <= ${max}`]),
    ...(below === undefined ? [] : [`${x} < ${below}`]),
  ].join(' && ')
}
