import { expect, test } from 'vitest'
import { createSeats } from '../src/dispatch/createSeats.ts'

/** How many tasks two at once want to have when a model takes so many seconds. */
function wantedFor(seconds?: number): number {
  const seats = createSeats(2, 0.1)
  if (seconds !== undefined) seats.measure(seconds)
  return seats.wanted
}

test('a worker of several wants few tasks until a model is measured', () => {
  expect(wantedFor()).toBe(4)
})

test('the quicker a model is, the more tasks are wanted ahead, up to a bound', () => {
  expect([0, 0.1, 0.25, 0.5, 1].map(wantedFor)).toEqual([36, 36, 36, 20, 12])
})

test('a model of about two seconds wants as many tasks whichever side of them it was measured', () => {
  expect([1.999, 2, 2.001, 60].map(wantedFor)).toEqual([4, 4, 4, 4])
})
