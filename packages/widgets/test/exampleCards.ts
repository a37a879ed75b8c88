import type { Locator } from 'vitest/browser'

interface Screen {
  getByRole: Locator['getByRole']
}

/** The card of an example, by its place. */
export function example(screen: Screen, index: number): Locator {
  return screen.getByRole('toolbar', { name: 'Examples' }).getByRole('button').nth(index)
}

/** The card of the example that the form was filled with. */
export function chosenExample(screen: Screen): Locator {
  return screen.getByRole('toolbar', { name: 'Examples' }).getByRole('button', { pressed: true })
}
