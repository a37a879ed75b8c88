import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { readNumbers, writeNumbers, type Numbers } from '../src/lib/form/numbersText.ts'
import NumbersInput from '../src/lib/inputs/NumbersInput.svelte'
import { renderWidget } from './widgets/showWidget.ts'

test.for([
  ['a number', ' 14 ', 0, 14],
  ['a row with spaces, commas or tabs', '0.5, 1\t-2;3e4', 1, [0.5, 1, -2, 30_000]],
  [
    'a line for each row',
    '1 2\n\n3 4\r\n',
    2,
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'an empty line between blocks',
    '1 2\n3 4\n \n5 6',
    3,
    [
      [
        [1, 2],
        [3, 4],
      ],
      [[5, 6]],
    ],
  ],
  ['JSON', '[[1], [2]]', 2, [[1], [2]]],
  ['what is no number, as it is', '1 x', 1, [1, 'x']],
  ['nothing', '', 1, []],
] as const)('readNumbers: %s', ([, text, depth, numbers]) => {
  expect(readNumbers(text, depth)).toEqual(numbers)
})

const row = fc.array(
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
  { minLength: 1, maxLength: 5 },
)
const rows = fc.array(row, { minLength: 1, maxLength: 4 })
const blocks = fc.array(rows, { minLength: 1, maxLength: 3 })

test('property: what is written is read again', () => {
  const back = (value: Numbers, depth: 1 | 2 | 3) => {
    expect(readNumbers(writeNumbers(value, depth), depth)).toEqual(value)
  }
  fc.assert(fc.property(row, (value) => back(value, 1)))
  fc.assert(fc.property(rows, (value) => back(value, 2)))
  fc.assert(fc.property(blocks, (value) => back(value, 3)))
})

test('a text that is typed stays as it is while it gives the same numbers', async () => {
  const onchange = vi.fn()
  const screen = await render(NumbersInput, { label: 'Joints', value: [1], onchange })
  const field = screen.getByLabelText('Joints')
  await field.fill('1, 2,')
  expect(onchange).toHaveBeenLastCalledWith([1, 2])
  await screen.rerender({ label: 'Joints', value: onchange.mock.lastCall?.[0], onchange })
  await expect.element(field).toHaveValue('1, 2,')
  await screen.rerender({ label: 'Joints', value: [7], onchange })
  await expect.element(field).toHaveValue('7')
})

test('a graph is typed as lists of nodes and edges, and drawn', async () => {
  const { form, requests, screen } = await renderWidget('graph-ml')
  await screen.getByLabelText('Nodes').fill('1 0\n0 1\n1 1')
  await screen.getByLabelText('Edges').fill('0 1\n1 2')
  await screen.getByLabelText('Of each edge (optional)').fill('')
  await expect.poll(() => form.querySelectorAll('[data-node]').length).toBe(3)
  form.requestSubmit()
  await expect
    .poll(() => requests()[0]?.inputs)
    .toEqual({
      node_feat: [
        [1, 0],
        [0, 1],
        [1, 1],
      ],
      edge_index: [
        [0, 1],
        [1, 2],
      ],
    })
})

test('an edge without an end is marked at its field', async () => {
  const { form, screen } = await renderWidget('graph-ml')
  await screen.getByLabelText('Edges').fill('0 1\n1')
  form.requestSubmit()
  await expect.element(screen.getByLabelText('Edges')).toHaveAttribute('aria-invalid', 'true')
})

test('an observation can be turned from a list into a picture', async () => {
  const { form, requests, screen } = await renderWidget('reinforcement-learning')
  await screen.getByLabelText('What the agent sees').selectOptions('A picture')
  await screen.getByLabelText('Observation').fill('')
  await screen.getByLabelText('Observation').fill('0 255\n255 0')
  form.requestSubmit()
  await expect
    .poll(() => requests()[0]?.inputs)
    .toEqual({
      observation: [
        [0, 255],
        [255, 0],
      ],
    })
})
