/** The part of an Iconify icon set that is read here. */
export interface IconSet {
  icons: Partial<Record<string, { body: string }>>
}

const PATH = /<path ([^>]*)\/>/g
const OTHER_SHAPE = /<(?!path )[a-z]+/

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]
}

/**
 * Reads the drawn paths of one icon out of its SVG text, so that it can be shown without inserting
 * markup.
 *
 * @returns the `d` attribute of each visible path, for a view box of 32 by 32.
 * @throws Error when the set has no such icon, or it is made of more than paths.
 */
export function iconPaths(set: IconSet, name: string): string[] {
  const body = set.icons[name]?.body
  if (body === undefined) throw new Error(`The icon set has no icon "${name}".`)
  if (OTHER_SHAPE.test(body)) throw new Error(`The icon "${name}" is made of more than paths.`)
  return [...body.matchAll(PATH)].flatMap(([, attributes = '']) => {
    const drawing = attribute(attributes, 'd')
    return drawing === undefined || attribute(attributes, 'fill') === 'none' ? [] : [drawing]
  })
}
