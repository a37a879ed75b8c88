import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { observationView } from '../../src/lib/widgets/reinforcement-learning/observationView.ts'
import StepView from '../../src/lib/widgets/reinforcement-learning/StepView.svelte'
import { expectBounded, showWidget, violationsOf } from './showWidget.ts'

const gridOf = (observation: Parameters<typeof observationView>[0]) => {
  const view = observationView(observation)
  if (view.type !== 'grid') throw new Error('It is no grid.')
  return view.grid
}

const filled = (depth: number, height: number, width: number, value: number) =>
  Array.from({ length: depth }, () =>
    Array.from({ length: height }, () => Array.from({ length: width }, () => value)),
  )

describe('observationView', () => {
  test('numbers and lists', () => {
    expect(observationView(14)).toEqual({ type: 'number', value: 14 })
    expect(observationView([0.1, -2])).toEqual({ type: 'values', values: [0.1, -2] })
  })

  test('rows are a picture: black is 0, white 255 or 1', () => {
    expect(gridOf([[0, 255]]).colors).toEqual([0, 0, 0, 1, 1, 1, 1, 1])
    expect(gridOf([[0, 1]]).colors[4]).toBe(1)
    expect(gridOf([[-3, 3]]).colors.slice(0, 4)).toEqual([0, 0, 0, 1])
  })

  test('colours come last or first', () => {
    expect(gridOf([[[255, 0, 0]]]).colors).toEqual([1, 0, 0, 1])
    expect(gridOf(filled(3, 8, 9, 255))).toMatchObject({ width: 9, height: 8 })
    expect(gridOf(filled(8, 9, 3, 255))).toMatchObject({ width: 9, height: 8 })
  })

  test('of a stack of pictures the last is shown', () => {
    const stack = [...filled(3, 7, 7, 0), ...filled(1, 7, 7, 255)]
    const grid = gridOf(stack)
    expect([grid.isLastOf, grid.shape]).toEqual([4, '4 × 7 × 7'])
    expect(grid.colors[0]).toBe(1)
  })

  test('large pictures, ragged rows and the largest numbers have bounds', () => {
    const large = gridOf(Array.from({ length: 5000 }, () => [1, 2]))
    expect(large.height).toBeLessThanOrEqual(160)
    const ragged = gridOf([[1, 2, 3], [1], [Number.MAX_VALUE, -Number.MAX_VALUE]])
    for (const color of ragged.colors) expect(color).toBeLessThanOrEqual(1)
  })
})

describe('reinforcement-learning', () => {
  test('shows what the agent sees and what it does', async () => {
    const { form, screen } = await showWidget('reinforcement-learning')
    const observation = screen.getByRole('list', { name: 'Observation' })
    await expect.element(observation).toMatchTextContent(/value 3.*0\.31/s)
    await expect
      .element(screen.getByRole('region', { name: 'Action' }))
      .toMatchTextContent(/Action 1/)
    expect(await violationsOf(form)).toEqual([])
  })

  test('a state that is counted, and an action of several values', async () => {
    const state = await showWidget('reinforcement-learning', { example: 1 })
    await expect
      .element(state.screen.getByRole('region', { name: 'Observation' }))
      .toMatchTextContent(/State 14/)
    await state.screen.unmount()
    const { screen } = await showWidget('reinforcement-learning', { example: 2 })
    await expect
      .element(screen.getByRole('list', { name: 'Action' }))
      .toMatchTextContent(/action 0.*0\.52/s)
  })

  test('a picture is drawn', async () => {
    const { container, getByRole } = await render(StepView, {
      observation: [
        [
          [255, 0, 0],
          [0, 0, 255],
        ],
      ],
      action: 0,
    })
    await expect.element(getByRole('img', { name: 'Picture, 1 × 2 × 3' })).toBeVisible()
    const data = container.querySelector('canvas')?.getContext('2d')?.getImageData(0, 0, 2, 1).data
    expect([...(data ?? [])]).toEqual([255, 0, 0, 255, 0, 0, 255, 255])
    expect(await violationsOf(container)).toEqual([])
  })

  test('10,000 values of any size stay in bounds', async () => {
    const action = Array.from({ length: 10_000 }, (_, index) => (index % 2 ? 1e308 : -1e308))
    const { form } = await showWidget('reinforcement-learning', { output: { action } })
    expectBounded(form)
    const one = await showWidget('reinforcement-learning', { output: { action: -1.7e308 } })
    expectBounded(one.form)
  })
})
