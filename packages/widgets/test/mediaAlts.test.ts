import type { TaskId } from '@taskmesh/tasks'
import { listExamples } from '@taskmesh/tasks-data/showcase'
import { describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { TaskWidget } from '../src/lib/index.ts'
import { testVenue } from './testVenue.ts'

const CAT = 'A tabby cat with green eyes, seen from close by. It looks past the camera.'
const COFFEE = 'A red cup of espresso on a red saucer, with a spoon beside it, on a wooden table.'
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

/** A widget whose venue answers as its first example with media says. */
async function setup(task: TaskId) {
  const [first] = await listExamples(task)
  const { output } = (await first?.load()) ?? {}
  const run = vi.fn(async () => ({ output, model: 'prepared', ms: 1 }))
  return render(TaskWidget, { task, venues: [testVenue(run)], example: 'showcase' })
}

describe('what the media of an example show', () => {
  test('is said of an image of the input, for another example of that', async () => {
    const screen = await setup('image-classification')
    await expect.element(screen.getByRole('img', { name: CAT, exact: true })).toBeVisible()
    await screen.getByRole('button', { name: 'A cup of coffee' }).click()
    await expect.element(screen.getByRole('img', { name: COFFEE, exact: true })).toBeVisible()
    expect(screen.getByAltText(CAT).query()).toBeNull()
  })

  test('is said no more once a person takes another image', async () => {
    const screen = await setup('image-classification')
    await expect.element(screen.getByAltText(CAT)).toBeVisible()
    await screen.getByLabelText('Image address').fill(PIXEL)
    await expect.element(screen.getByAltText('Chosen input')).toBeInTheDocument()
    expect(screen.getByAltText(CAT).query()).toBeNull()
  })

  test('is not said of an example without media', async () => {
    const screen = await setup('image-classification')
    await expect.element(screen.getByAltText(CAT)).toBeVisible()
    await screen.getByRole('button', { name: 'A handwritten seven' }).click()
    await expect.element(screen.getByAltText('Chosen input')).toBeInTheDocument()
    expect(screen.getByAltText(CAT).query()).toBeNull()
  })

  test('is said of a recording', async () => {
    const screen = await setup('automatic-speech-recognition')
    const words = 'A woman’s voice says: “The birch canoe slid on the smooth planks.”'
    await expect.element(screen.getByLabelText(words)).toHaveProperty('tagName', 'AUDIO')
  })

  test('is said of a film in the output and of a field of the input', async () => {
    const screen = await setup('image-to-video')
    const photograph =
      'A white rocket on its launch pad at dusk, between four lattice towers, lit by lamps.'
    await expect.element(screen.getByAltText(photograph)).toBeVisible()
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    const film =
      'The camera moves slowly towards a white rocket on its launch pad at dusk. Three seconds.'
    await expect.element(screen.getByLabelText(film)).toHaveProperty('tagName', 'VIDEO')
  })

  test('is said of an image with boxes, beside what the boxes are', async () => {
    const screen = await setup('object-detection')
    await expect.element(screen.getByAltText(COFFEE)).toBeVisible()
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    await expect.poll(() => screen.getByAltText(COFFEE).elements().length).toBe(2)
    await expect.element(screen.getByRole('img', { name: /marked places: / })).toBeVisible()
  })

  test('is written beside a model, which no browser shows', async () => {
    const screen = await setup('text-to-3d')
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    await expect.element(screen.getByText(/^A red ball with a radius of/)).toBeVisible()
  })
})
