import type { Node } from '../../src/compiled/node.ts'
import type { TaskNodes } from '../../src/compiled/taskSchema.ts'
import { importLine, importsFor } from './imports.ts'
import { partsOf, printNode } from './printNode.ts'
import type { SharedNodes } from './sharedNodes.ts'

/** The shared nodes that a node is printed with, at any depth. */
function namesIn(node: Node, shared: SharedNodes): { name: string; node: Node }[] {
  const name = shared.nameOf(node)
  const self = name === undefined ? [] : [{ name, node }]
  if (name !== undefined && shared.isCommon(node)) return self
  return [...partsOf(node).flatMap(([, part]) => namesIn(part, shared)), ...self]
}

/** The module of the nodes that tasks share. */
export function commonModule(shared: SharedNodes): string {
  const lines = shared.all
    .filter(({ node }) => shared.isCommon(node))
    .map(({ name, node }) => `export const ${name} = ${printNode(node, shared.nameOf)}`)
  const body = lines.join('\n')
  return `${importsFor(body, '../')}
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
  const consts = own.map(([name, node]) => `const ${name} = ${printNode(node, shared.nameOf)}\n`)
  const fields = parts.map(({ key, node }) => {
    const text = shared.nameOf(node) ?? printNode(node, shared.nameOf)
    return key === text ? `  ${key},` : `  ${key}: ${text},`
  })
  const body = `${consts.join('')}
const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
${fields.join('\n')}
  batch: ${batch},
})

export default task
`
  return `${importsFor(body, '../../')}import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/${id}/schema.ts'
${importLine(common, '../commonNodes.ts')}${own.length === 0 ? '' : '\n'}${body}`
}
