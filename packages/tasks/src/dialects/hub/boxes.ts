import { unchanged, type Decoded } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { onEach } from '../shared/onParts.ts'

const CORNERS = ['xmin', 'ymin', 'xmax', 'ymax'] as const

/** The corners of a box as a list, which is how models give them. */
function readBox(found: unknown): Decoded {
  if (!isJsonObject(found) || !Array.isArray(found['box'])) return unchanged(found)
  const corners: unknown[] = found['box']
  if (corners.length !== CORNERS.length) return unchanged(found)
  return {
    value: {
      ...found,
      box: Object.fromEntries(CORNERS.map((name, index) => [name, corners[index]])),
    },
    toWire: ([key = '', corner, ...rest]) => {
      const index = CORNERS.findIndex((name) => name === corner)
      return key === 'box' && index !== -1 ? [key, index, ...rest] : [key]
    },
  }
}

/** Objects whose boxes came as `[xmin, ymin, xmax, ymax]`. */
export const decodeBoxes = onEach(readBox)
