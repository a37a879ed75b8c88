/**
 * A place in one input, as a JSON Pointer: `''` is the input itself, `/context` its field of that name.
 * Source: RFC 6901.
 */
export type InputPointer = '' | `/${string}`

function isOneOf<const Name extends string>(names: readonly Name[]) {
  return (value: unknown): value is Name => names.some((name) => name === value)
}

/** What numbers count. A pixel is one of the input’s image; a code unit is what strings of JavaScript count. */
export const UNITS = [
  'pixel',
  'utf-16-code-unit',
  'word',
  'token',
  'second',
  'second-since-1970',
  'hertz',
  'nat',
] as const

export type Unit = (typeof UNITS)[number]

export const isUnit = /*#__PURE__*/ isOneOf(UNITS)

/** What an axis of an array of numbers runs along. */
export const AXES = [
  'time',
  'step',
  'token',
  'patch',
  'dimension',
  'x',
  'y',
  'subject',
  'class',
] as const

export type Axis = (typeof AXES)[number]

export const isAxis = /*#__PURE__*/ isOneOf(AXES)

/**
 * What a field is to those who show, compare or convert values, where its type does not say it. `of` is
 * the part of the input that the field refers to.
 *
 * - `text`: words that were made for people to read.
 * - `answer`: words that are the whole point of the output; everything around them may be left out.
 * - `label`: what the score beside it is about: a class, an answer, a word.
 * - `score`: how good something is, higher being better: the object that the field is in or, with `of`, the
 *   item at the same place in a list of the input. Answers with a score have no order of their own.
 * - `index`: which item of a list of the input, from 0.
 * - `start`, `end`: first place of a part, and the place after its last; `interval`: both, as an array.
 * - `box`: a rectangle in an image; `left`, `top`, `right`, `bottom` are its edges.
 * - `points`: a list of points in an image, of which `skeleton` says by their labels what to join with a
 *   line; `x` and `y` are the distances of one from the left and the top edge.
 * - `mask`: an image of the size of another one, white inside and black outside.
 * - `cell`: a place in a table of the input as [row, column], from 0.
 * - `rows`: an array with one result for each row of a table of the input.
 * - `array`: numbers that belong together, in arrays along these axes, outermost first.
 * - `quantity`: a number of units.
 * - `identifier`: a number that only tells one thing from another.
 * - `plain`: nothing that a reader has to know.
 */
export type FieldRole =
  | { readonly role: 'text' | 'answer' | 'label' | 'identifier' | 'plain' }
  | { readonly role: 'score'; readonly of?: InputPointer }
  | {
      readonly role: 'index' | 'box' | 'mask' | 'cell' | 'rows'
      readonly of: InputPointer
    }
  | {
      readonly role: 'start' | 'end'
      readonly unit: 'utf-16-code-unit'
      readonly of: InputPointer
    }
  | { readonly role: 'start' | 'end' | 'interval'; readonly unit: 'second' | 'word' }
  | { readonly role: 'left' | 'top' | 'right' | 'bottom' | 'x' | 'y'; readonly unit: 'pixel' }
  | {
      readonly role: 'points'
      readonly of: InputPointer
      readonly skeleton?: readonly (readonly [string, string])[]
    }
  | { readonly role: 'array'; readonly axes: readonly Axis[] }
  | { readonly role: 'quantity'; readonly unit: Unit }

export type RoleName = FieldRole['role']

const ROLES: Readonly<Record<RoleName, true>> = {
  text: true,
  answer: true,
  label: true,
  score: true,
  index: true,
  start: true,
  end: true,
  interval: true,
  box: true,
  left: true,
  top: true,
  right: true,
  bottom: true,
  points: true,
  x: true,
  y: true,
  mask: true,
  cell: true,
  rows: true,
  array: true,
  quantity: true,
  identifier: true,
  plain: true,
}

export function isRole(value: unknown): value is RoleName {
  return typeof value === 'string' && Object.hasOwn(ROLES, value)
}
