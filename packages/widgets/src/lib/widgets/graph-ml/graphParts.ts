import {
  forceCenter,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force'

/** A graph as two lists: where its edges begin and where they end. */
export type EdgeIndex = readonly [readonly number[], readonly number[]]

/** What predictions are about. */
export type GraphLevel = 'graph' | 'node' | 'edge'

/** How many of each a graph has. */
interface Counts {
  nodes: number
  edges: number
}

/**
 * What predictions are about: what was asked for, if it fits their number, or what their number says.
 * `undefined` when it fits nothing.
 *
 * @example
 * ```ts
 * levelOf(4, { nodes: 4, edges: 3 }) // 'node'
 * ```
 */
export function levelOf(
  predictions: number,
  { nodes, edges }: Counts,
  asked?: GraphLevel,
): GraphLevel | undefined {
  const sizes = { graph: 1, node: nodes, edge: edges }
  if (asked !== undefined && sizes[asked] === predictions) return asked
  const levels = ['node', 'edge', 'graph'] as const
  return levels.find((level) => sizes[level] === predictions)
}

/** Most nodes and edges that a drawing shows. */
export const MOST_NODES = 150
const MOST_EDGES = 500

function neighbours([from, to]: EdgeIndex, nodes: number): ReadonlyMap<number, readonly number[]> {
  const lists = new Map<number, number[]>()
  const add = (one: number, other: number) => {
    const list = lists.get(one)
    if (list === undefined) lists.set(one, [other])
    else list.push(other)
  }
  for (const [index, start] of from.entries()) {
    const end = to[index]
    if (end === undefined || start >= nodes || end >= nodes) continue
    add(start, end)
    add(end, start)
  }
  return lists
}

/**
 * Chooses the nodes of a large graph that a drawing shows: the first one, those it is joined to, and
 * so on, so that they hang together.
 */
export function drawnNodes(edges: EdgeIndex, nodes: number, most = MOST_NODES): number[] {
  if (nodes <= most) return Array.from({ length: nodes }, (_, index) => index)
  const joined = neighbours(edges, nodes)
  const chosen = new Set<number>()
  for (let start = 0; start < nodes && chosen.size < most; start += 1) {
    const waiting = chosen.has(start) ? [] : [start]
    for (let place = 0; place < waiting.length && chosen.size < most; place += 1) {
      const node = waiting[place] ?? 0
      if (chosen.has(node)) continue
      chosen.add(node)
      waiting.push(...(joined.get(node) ?? []).slice(0, most))
    }
  }
  return [...chosen].toSorted((a, b) => a - b)
}

/** A line between two nodes. */
export interface DrawnEdge {
  from: number
  to: number
  /** Numbers of the edges that it stands for: one, or one for each direction. */
  indices: readonly number[]
}

/** The edges between drawn nodes, those of both directions as one. */
export function drawnEdges([from, to]: EdgeIndex, nodes: readonly number[]): DrawnEdge[] {
  const shown = new Set(nodes)
  const edges = new Map<string, { from: number; to: number; indices: number[] }>()
  for (const [index, start] of from.entries()) {
    const end = to[index]
    if (end === undefined || !shown.has(start) || !shown.has(end)) continue
    const key = start < end ? `${start}-${end}` : `${end}-${start}`
    const known = edges.get(key)
    if (known !== undefined) known.indices.push(index)
    else if (edges.size < MOST_EDGES) edges.set(key, { from: start, to: end, indices: [index] })
  }
  return [...edges.values()]
}

/** Where a node is drawn, from 0 to 1 from left and top. */
export interface NodePlace {
  x: number
  y: number
}

/** A node while its place is found. */
interface Body extends SimulationNodeDatum {
  id: number
}

const ROUNDS = 200

/**
 * Finds places for nodes so that those that are joined are near each other. The same graph always
 * gives the same places.
 */
export function placeNodes(
  nodes: readonly number[],
  edges: readonly DrawnEdge[],
): ReadonlyMap<number, NodePlace> {
  // Without places of their own, the simulation begins on a spiral.
  const bodies = nodes.map((id): Body => ({ id }))
  const links = edges
    .filter(({ from, to }) => from !== to)
    .map(({ from, to }) => ({ source: from, target: to }))
  forceSimulation(bodies)
    .force('charge', forceManyBody().strength(-60))
    .force(
      'link',
      forceLink<Body, { source: number; target: number }>(links)
        .id(({ id }) => id)
        .distance(40),
    )
    .force('center', forceCenter())
    .force('x', forceX().strength(0.06))
    .force('y', forceY().strength(0.09))
    .stop()
    .tick(ROUNDS)
  return withinBounds(bodies.map(({ id, x = 0, y = 0 }) => ({ id, x, y })))
}

function withinBounds(points: readonly (NodePlace & { id: number })[]) {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top]
  const share = (value: number, span: number) => (span > 0 ? value / span : 0.5)
  return new Map(
    points.map(({ id, x, y }) => [id, { x: share(x - left, width), y: share(y - top, height) }]),
  )
}

/** The class with the highest score of a row; `undefined` for a row with fewer than two. */
export function bestClass(row: readonly number[] | undefined): number | undefined {
  if (row === undefined || row.length < 2) return undefined
  return row.reduce((best, score, index) => (score > (row[best] ?? -Infinity) ? index : best), 0)
}
