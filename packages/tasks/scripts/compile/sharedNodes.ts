import type { Node } from '../../src/compiled/node.ts'
import type { TaskNodes } from '../../src/compiled/taskSchema.ts'
import { IMPORTED } from './imports.ts'
import { partsOf, printNode } from './printNode.ts'

/** Shorter nodes are written out wherever they are: a bundle is not smaller for sharing them. */
const SHORT = 160

/** Nodes that are in several places, by their source: each has a name. */
export interface SharedNodes {
  nameOf: (node: Node) => string | undefined
  /** Whether tasks share it, and not only places of one task. */
  isCommon: (node: Node) => boolean
  /** All of them, those inside others first. */
  all: readonly { name: string; node: Node }[]
}

interface Found {
  node: Node
  key: string
  count: number
  tasks: Set<string>
}

function camelCase(text: string): string {
  const name = text.replace(/[^A-Za-z0-9]+(\w?)/g, (_match, letter: string) => letter.toUpperCase())
  return /^[A-Za-z]/.test(name) ? name : `_${name}`
}

/** Words of the language that a field may be called. */
const WORDS = [
  'class',
  'default',
  'delete',
  'enum',
  'function',
  'import',
  'in',
  'new',
  'package',
  'return',
]

/** Names that are taken: those of the language and of what generated files import. */
const TAKEN = [...IMPORTED, ...WORDS, 'compiledTask', 'schema', 'task']

/** Finds the nodes of all tasks that are worth a name. */
export function sharedNodes(tasks: ReadonlyMap<string, TaskNodes>): SharedNodes {
  const found = new Map<string, Found>()

  function visit(node: Node, key: string, task: string): void {
    const source = printNode(node)
    const known = found.get(source)
    if (known !== undefined) {
      known.count += 1
      markTask(node, task)
      return
    }
    found.set(source, { node, key, count: 1, tasks: new Set([task]) })
    for (const [name, part] of partsOf(node)) visit(part, nameFor(name, key), task)
  }

  function markTask(node: Node, task: string): void {
    found.get(printNode(node))?.tasks.add(task)
    for (const [, part] of partsOf(node)) markTask(part, task)
  }

  function nameFor(name: string, key: string): string {
    return ['', 'item', 'option', 'value'].includes(name) ? key : name
  }

  for (const [task, { inputs, parameters, output, stream }] of tasks) {
    const parts = { inputs, parameters, output, stream }
    for (const [key, node] of Object.entries(parts)) if (node) visit(node, key, task)
  }

  const names = new Map<string, string>()
  const taken = new Set(TAKEN)
  for (const [source, { key, count }] of found) {
    if (count < 2 || source.replaceAll('/*#__PURE__*/ ', '').length < SHORT) continue
    const name = camelCase(key)
    let free = name
    for (let index = 2; taken.has(free); index += 1) free = `${name}${index}`
    taken.add(free)
    names.set(source, free)
  }

  const all: { name: string; node: Node }[] = []
  const placed = new Set<string>()
  function place(node: Node): void {
    for (const [, part] of partsOf(node)) place(part)
    const source = printNode(node)
    const name = names.get(source)
    if (name === undefined || placed.has(source)) return
    placed.add(source)
    all.push({ name, node })
  }
  for (const { node } of found.values()) place(node)

  return {
    nameOf: (node) => names.get(printNode(node)),
    isCommon: (node) => (found.get(printNode(node))?.tasks.size ?? 0) > 1,
    all,
  }
}
