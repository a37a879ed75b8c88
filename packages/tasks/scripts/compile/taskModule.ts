import type { Node } from '../../src/compiled/node.ts'
import type { TaskNodes } from '../../src/compiled/taskSchema.ts'
import { partsOf, printNode } from './printNode.ts'
import type { SharedNodes } from './sharedNodes.ts'

const REFINEMENTS = ['keyCount', 'sameLength']

/** The line that imports these names, if there are any. */
function importLine(names: readonly string[], from: string): string {
  return names.length === 0 ? '' : `import { ${names.toSorted().join(', ')} } from '${from}'\n`
}

/** The refinements that a source has. */
function refinementsIn(source: string): string[] {
  return REFINEMENTS.filter((name) => new RegExp(`\\b${name}\\b`).test(source))
}

/** The shared nodes that a node is printed with, at any depth. */
function namesIn(node: Node, shared: SharedNodes, isSelf = false): { name: string; node: Node }[] {
  const name = isSelf ? undefined : shared.nameOf(node)
  const self = name === undefined ? [] : [{ name, node }]
  if (name !== undefined && shared.isCommon(node)) return self
  return [...partsOf(node).flatMap(([, part]) => namesIn(part, shared)), ...self]
}

/** The module of the nodes that tasks share. */
export function commonModule(shared: SharedNodes): string {
  const lines = shared.all
    .filter(({ node }) => shared.isCommon(node))
    .map(({ name, node }) => `export const ${name}: Node = ${printNode(node, shared.nameOf)}`)
  const body = lines.join('\n')
  return `import type { Node } from '../compiled/node.ts'
${importLine(refinementsIn(body), '../schema/refinements.ts')}
${body}
`
}

/** The module of one task. */
export function taskModule(id: string, nodes: TaskNodes, shared: SharedNodes): string {
  const { inputs, parameters, output, stream, batch } = nodes
  const parts = Object.entries({ inputs, parameters, output, stream }).flatMap(([key, node]) =>
    node === undefined ? [] : [{ key, node }],
  )
  const used = new Map(
    parts.flatMap(({ node }) => namesIn(node, shared)).map((one) => [one.name, one.node]),
  )
  const common = [...used].filter(([, node]) => shared.isCommon(node)).map(([name]) => name)
  const own = [...used].filter(([, node]) => !shared.isCommon(node))
  const consts = own.map(
    ([name, node]) => `const ${name}: Node = ${printNode(node, shared.nameOf)}\n`,
  )
  const fields = parts.map(
    ({ key, node }) => `  ${key}: ${shared.nameOf(node) ?? printNode(node, shared.nameOf)},`,
  )
  const body = `${consts.join('')}
export default /*#__PURE__*/ compiledTask<typeof schema>({
${fields.join('\n')}
  batch: ${batch},
})
`
  const nodeImport = own.length === 0 ? '' : "import type { Node } from '../../compiled/node.ts'\n"
  return `${nodeImport}import { compiledTask } from '../../compiled/taskSchema.ts'
${importLine(refinementsIn(body), '../../schema/refinements.ts')}import type schema from '../../tasks/${id}/schema.ts'
${importLine(common, '../commonNodes.ts')}${body.startsWith('\n') ? '' : '\n'}${body}`
}
