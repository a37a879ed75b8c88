import { InvalidIconError } from './InvalidIconError.ts'

/** A drawn part of an icon, for a view box of 32 by 32. */
export type IconShape =
  { tag: 'path'; d: string } | { tag: 'circle'; cx: string; cy: string; r: string }

const ELEMENT = /<([a-z]+)((?:\s+[a-z-]+="[^"]*")*)\s*\/>/g

function attributeOf(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]
}

function shapeOf(tag: string | undefined, attributes: string): IconShape {
  const read = (name: string) => attributeOf(attributes, name) ?? '0'
  if (tag === 'path') return { tag, d: read('d') }
  if (tag === 'circle') return { tag, cx: read('cx'), cy: read('cy'), r: read('r') }
  throw new InvalidIconError(`An icon is made of paths and circles, not of <${tag}>.`)
}

/**
 * Reads the visible shapes of an icon out of its SVG text, so that it can be shown without inserting
 * markup.
 *
 * @throws {@link InvalidIconError} when the icon is made of more than paths and circles.
 *
 * @example
 * ```ts
 * iconShapes('<path fill="currentColor" d="M2 2h4"/>') // [{ tag: 'path', d: 'M2 2h4' }]
 * ```
 */
export function iconShapes(body: string): IconShape[] {
  const rest = body.replaceAll(ELEMENT, '').trim()
  if (rest !== '') throw new InvalidIconError(`This is no list of SVG shapes: ${rest.slice(0, 40)}`)
  return [...body.matchAll(ELEMENT)]
    .filter(([, , attributes = '']) => attributeOf(attributes, 'fill') !== 'none')
    .map(([, tag, attributes = '']) => shapeOf(tag, attributes))
}
