import { describe, expect, test } from 'vitest'
import { actionTraces } from '../../src/lib/widgets/robotics/actionTraces.ts'
import { expectBounded, showWidget, violationsOf } from './showWidget.ts'

describe('actionTraces', () => {
  test('a trace for each joint, from where it is now', () => {
    expect(
      actionTraces(
        [
          [1, 5],
          [2, 6],
        ],
        [0, 4],
      ),
    ).toEqual({
      begins: 'now',
      traces: [
        { name: 'joint 0', joint: 0, values: [0, 1, 2] },
        { name: 'joint 1', joint: 1, values: [4, 5, 6] },
      ],
    })
  })

  test('without the state when that has other joints; missing values are gaps', () => {
    expect(actionTraces([[1], [2, 3]], [9])).toMatchObject({
      begins: 'step',
      traces: [{ values: [1, 2] }, { values: [null, 3] }],
    })
    expect(actionTraces([], [1]).traces).toEqual([])
  })
})

describe('robotics', () => {
  test('shows the order, the cameras and the plan over time', async () => {
    const { form, screen } = await showWidget('robotics')
    await expect
      .element(screen.getByRole('list', { name: 'Cameras' }))
      .toMatchTextContent(/top.*wrist/s)
    await expect.element(screen.getByRole('img', { name: 'Plan of 3 steps' })).toBeVisible()
    await expect
      .element(screen.getByRole('slider', { name: /Plan/ }))
      .toHaveAttribute(
        'aria-valuetext',
        expect.stringMatching(/^step 1, joint 0 4\.6, joint 1 -61\.2/),
      )
    expect(await violationsOf(form)).toEqual([])
  })

  test('joints can be hidden', async () => {
    const { form, screen } = await showWidget('robotics')
    expect(form.querySelectorAll('path.line')).toHaveLength(6)
    await screen.getByRole('checkbox', { name: 'joint 2' }).click()
    await expect.poll(() => form.querySelectorAll('path.line').length).toBe(5)
  })

  test('1000 steps of 1000 joints with the largest numbers stay in bounds', async () => {
    const step = Array.from({ length: 1000 }, (_, joint) => (joint % 2 ? 1.7e308 : -1.7e308))
    const { form, screen } = await showWidget('robotics', {
      output: { actions: Array.from({ length: 1000 }, () => step) },
    })
    await screen.getByRole('button', { name: 'Show all 1,000 joints' }).click()
    await screen.getByRole('button', { name: 'Next joints' }).click()
    await expect.element(screen.getByRole('checkbox', { name: 'joint 19' })).toBeVisible()
    expect(form.querySelector('figure svg')?.innerHTML).not.toMatch(/NaN|Infinity/)
    expectBounded(form)
  })

  test('steps of other joints than the state are drawn without it', async () => {
    const { screen } = await showWidget('robotics', { output: { actions: [[], [1]] } })
    await expect.element(screen.getByText(/another number of values than the state/)).toBeVisible()
  })
})
