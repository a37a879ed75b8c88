import type { Node } from '../../src/compiled/node.ts'
import type { TaskNodes } from '../../src/compiled/taskSchema.ts'
import { MAX_BATCH_SIZE } from '../../src/schema/limits.ts'
import { isSparse, QuickWriter } from './QuickWriter.ts'

/** Most items of arrays in arrays, all together: values with more are looked at by `measure`. */
const MOST_CONTAINERS = 100_000

/** A function for a part of a task: one that counts the arrays in arrays anew for each call. */
function entry(writer: QuickWriter, node: Node): string {
  const inner = writer.writeFunction(node)
  return writer.once(
    `entry of ${inner}`,
    'p',
    (name) => `function ${name}(x) {
budget = ${MOST_CONTAINERS}
return ${inner}(x)
}`,
  )
}

/** The code for parameters: of many in place, where the call of a function would take a tenth of the time of a small call. */
function parametersCode(writer: QuickWriter, parameters: Node): { code: string; result: string } {
  if (isSparse(parameters)) return writer.write(parameters, 'asked')
  const result = writer.name('r')
  const call = `const ${result} = ${writer.writeFunction(parameters)}(asked)\n`
  return { code: `${call}${writer.unless(`${result} !== undefined`)}`, result }
}

/**
 * The function that makes the check of a whole call, the node of `parse/parseWith.ts`, with one input or with an array. What
 * it is given checks all calls that are no good ones of the usual kind.
 */
function request(writer: QuickWriter, { inputs, parameters, batch }: TaskNodes): string {
  const one = writer.writeFunction(inputs)
  const whole = writer.condition(inputs, 'given')
  const rest = writer.missing('break quick', () => parametersCode(writer, parameters))
  const isOpen =
    parameters.type === 'object' &&
    Object.values(parameters.fields).every(({ type }) => type === 'optional')
  const name = writer.name('p')
  const several = `${whole === undefined ? '' : `if (${whole}) inputs = given\nelse `}if (Array.isArray(given)) {
if (given.length < 1 || given.length > ${MAX_BATCH_SIZE}) break quick
inputs = new Array(given.length)
for (let i = 0; i < inputs.length; i += 1) {
const one = ${one}(given[i])
if (one === undefined) break quick
inputs[i] = one
}
} else `
  const withoutParameters = isOpen ? "if (!('parameters' in x)) return { value: { inputs } }\n" : ''
  writer.functions.push(`function ${name}(inspect) {
return (x) => {
quick: try {
if (typeof x !== 'object' || x === null) break quick
for (const key in x) if (key !== 'inputs' && key !== 'parameters') break quick
budget = ${MOST_CONTAINERS}
const given = x.inputs
let inputs
${batch ? several : ''}inputs = ${one}(given)
if (inputs === undefined) break quick
const asked = x.parameters
if (asked === undefined) {
${withoutParameters}break quick
}
${rest.code}return { value: { inputs, parameters: ${rest.result} } }
} catch {}
return inspect(x)
}
}`)
  return name
}

const IS_PLAIN = `function isPlain(x) {
if (typeof x !== 'object' || x === null) return false
const prototype = Object.getPrototypeOf(x)
return (prototype === Object.prototype || prototype === null) && Object.getOwnPropertySymbols(x).length === 0
}`

/** The names of a task's functions, by what each is for. */
export type QuickNames = Readonly<Record<string, string>>

function quickTask(writer: QuickWriter, nodes: TaskNodes): QuickNames {
  const { inputs, parameters, output, stream } = nodes
  // The check of a call has the code of sparse parameters in it; alone they are left to their node.
  const parts = { inputs, ...(isSparse(parameters) ? {} : { parameters }), output, stream }
  const functions = Object.entries(parts).flatMap(([part, node]) =>
    node === undefined ? [] : [[part, entry(writer, node)]],
  )
  return { ...Object.fromEntries(functions), request: request(writer, nodes) }
}

/** The record of the functions of all tasks, by their ids. */
export function printQuick(tasks: ReadonlyMap<string, QuickNames>): string {
  const lines = [...tasks].map(([id, names]) => {
    const list = Object.entries(names).map(([part, name]) => `${part}: ${name}`)
    return `  '${id}': { ${list.join(', ')} },\n`
  })
  return `{\n${lines.join('')}}`
}

/**
 * Writes code for the calls of each task alone: a function for each part, which gives a value as the node does when it is
 * a good one of the usual kind, and undefined for any other, which is left to the node, and one that makes the check of
 * whole calls. Values that `measure` would have to look at are no usual ones: what no field describes is no object. Nodes
 * that are alike have one function, whatever their tasks.
 *
 * @returns the declarations, which need `isMediaValue` and the refinements, and the names of each task's functions.
 */
export function quickCode(tasks: ReadonlyMap<string, TaskNodes>): {
  code: string
  functions: ReadonlyMap<string, QuickNames>
} {
  const writer = new QuickWriter()
  const functions = new Map([...tasks].map(([id, nodes]) => [id, quickTask(writer, nodes)]))
  return { code: ['let budget = 0', IS_PLAIN, ...writer.functions].join('\n'), functions }
}
