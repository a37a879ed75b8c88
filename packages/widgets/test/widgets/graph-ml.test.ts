import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import GraphAnswer from '../../src/lib/widgets/graph-ml/GraphAnswer.svelte'
import {
  bestClass,
  drawnEdges,
  drawnNodes,
  levelOf,
  placeNodes,
} from '../../src/lib/widgets/graph-ml/graphParts.ts'
import { expectBounded, showWidget, violationsOf } from './showWidget.ts'

describe('levelOf', () => {
  test('is what was asked for, when it fits', () => {
    expect(levelOf(3, { nodes: 3, edges: 3 }, 'edge')).toBe('edge')
    expect(levelOf(3, { nodes: 3, edges: 4 }, 'edge')).toBe('node')
  })

  test('is read from the number of predictions', () => {
    expect(levelOf(1, { nodes: 3, edges: 4 })).toBe('graph')
    expect(levelOf(4, { nodes: 3, edges: 4 })).toBe('edge')
    expect(levelOf(9, { nodes: 3, edges: 4 })).toBeUndefined()
  })
})

describe('the drawing', () => {
  test('shows of a large graph what hangs together', () => {
    // A path 0–1–2–… behind ten lonely nodes.
    const from = Array.from({ length: 9000 }, (_, index) => index + 10)
    const nodes = drawnNodes([from, from.map((index) => index + 1)], 10_000, 50)
    expect(nodes).toHaveLength(50)
    expect(nodes.at(-1)).toBe(49)
  })

  test('joins both directions, and leaves out edges to nodes that there are not', () => {
    expect(
      drawnEdges(
        [
          [0, 1, 0, 7],
          [1, 0, 9, 0],
        ],
        [0, 1],
      ),
    ).toEqual([{ from: 0, to: 1, indices: [0, 1] }])
  })

  test('has the same places each time, within bounds', () => {
    const nodes = [0, 1, 2, 3]
    const edges = drawnEdges(
      [
        [0, 2, 0],
        [1, 3, 0],
      ],
      nodes,
    )
    const places = placeNodes(nodes, edges)
    expect(placeNodes(nodes, edges)).toEqual(places)
    for (const { x, y } of places.values()) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(1)
    }
    expect(placeNodes([5], []).get(5)).toEqual({ x: 0.5, y: 0.5 })
  })

  test('bestClass: of two values and more', () => {
    expect(bestClass([0.1, 0.9])).toBe(1)
    expect(bestClass([3])).toBeUndefined()
    expect(bestClass(undefined)).toBeUndefined()
  })
})

describe('graph-ml', () => {
  test('draws the graph with what the model says of it', async () => {
    const { form, screen } = await showWidget('graph-ml')
    await expect.element(screen.getByRole('img', { name: 'The graph: 3 nodes' })).toBeVisible()
    expect(form.querySelectorAll('[data-node]')).toHaveLength(3)
    expect(form.querySelectorAll('line.edge')).toHaveLength(2)
    await expect.element(screen.getByText('9.4').first()).toBeVisible()
    expect(await violationsOf(form)).toEqual([])
  })

  test('colours the nodes by their classes, and a node can be chosen by keyboard', async () => {
    const { form, screen } = await showWidget('graph-ml', { example: 1 })
    const fills = [...form.querySelectorAll<SVGElement>('[data-node] circle')].map(
      ({ style }) => style.fill,
    )
    expect(new Set(fills).size).toBe(2)
    expect(fills[0]).toBe(fills[1])
    await screen.getByRole('slider', { name: 'Node' }).fill('2')
    await expect.element(screen.getByText('Node 2', { exact: true })).toBeVisible()
    expect(form.querySelector('g[data-current]')?.getAttribute('data-node')).toBe('2')
    await expect.element(screen.getByText('94', { exact: false }).first()).toBeVisible()
    expect(await violationsOf(form)).toEqual([])
  })

  test('a number of predictions that fits nothing is said', async () => {
    const output = { predictions: Array.from({ length: 9 }, () => [1e308, -1e308]) }
    const { form, screen } = await showWidget('graph-ml', { output })
    await expect.element(screen.getByText(/gave 9 predictions, but the graph has 3/)).toBeVisible()
    expectBounded(form)
  })

  test('10,000 nodes with 1000 classes stay in bounds', async () => {
    const nodes = 10_000
    const from = Array.from({ length: nodes - 1 }, (_, index) => index)
    const row = Array.from({ length: 1000 }, (_, index) => index)
    const { container, getByText } = await render(GraphAnswer, {
      nodes,
      edges: [from, from.map((index) => index + 1)],
      predictions: Array.from({ length: nodes }, () => row),
    })
    await expect.element(getByText('150 of 10000 nodes are drawn', { exact: false })).toBeVisible()
    expect(container.querySelectorAll('*').length).toBeLessThan(2000)
    expect(container.innerHTML).not.toMatch(/NaN/)
  })
})
