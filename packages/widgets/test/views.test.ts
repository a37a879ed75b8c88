import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isNumberColumn, sortRows } from '../src/lib/outputs/cells.ts'
import { tableText } from '../src/lib/outputs/downloads/tableText.ts'
import { cosines, project } from '../src/lib/outputs/embeddings.ts'
import { formatNumber } from '../src/lib/outputs/formatNumber.ts'
import { placeLabels } from '../src/lib/outputs/placeLabels.ts'
import { linesBetween, regionPaths } from '../src/lib/outputs/regions.ts'
import { bestFirst, formatScore, scoreShares } from '../src/lib/outputs/scores.ts'
import { barsPath, seriesFacts, seriesRanges } from '../src/lib/outputs/series.ts'
import { MEDIAPIPE_SKELETON } from '../src/lib/outputs/skeletons.ts'
import { cutText, spanParts, type Piece, type Span } from '../src/lib/outputs/spans.ts'
import { textParts } from '../src/lib/outputs/textParts.ts'
import { writeJson } from '../src/lib/outputs/writeJson.ts'

const anyNumber = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(1e308, -1e308, NaN, Infinity))

test.for([
  [12_345, '12.3 k'],
  [999_999, '1 M'],
  [-4_200_000, '-4.2 M'],
  [9999, '9999'],
  [0.123456789, '0.123457'],
  [0, '0'],
  [1e308, '1e308'],
  [1.5e-7, '1.5e-7'],
  [NaN, 'NaN'],
  [-Infinity, '-∞'],
] as const)('formatNumber: %d is %s', ([value, text]) => {
  expect(formatNumber(value)).toBe(text)
})

test('formatNumber: a plain number has no letter, and none is longer than 13 characters', () => {
  expect(formatNumber(22_050, 'plain')).toBe('22050')
  fc.assert(
    fc.property(anyNumber, (value) => {
      expect(formatNumber(value).length).toBeLessThan(14)
    }),
  )
})

describe('scores', () => {
  test('a score a little above 1 is still a probability', () => {
    const scores = [{ score: 1.0000001 }, { score: 0.002 }]
    expect(scores.map(({ score }) => formatScore(score, scores))).toEqual(['100%', '0.2%'])
    expect(scoreShares([1.0000001, -1e-9])).toEqual([1, 0])
  })

  test('one that is no number has no say in how the others are written', () => {
    const scores = [{ score: NaN }, { score: 0.5 }]
    expect(scores.map(({ score }) => formatScore(score, scores))).toEqual(['NaN', '50%'])
  })

  test('every share is from 0 to 1, whatever the scores', () => {
    fc.assert(
      fc.property(fc.array(anyNumber), (scores) => {
        for (const share of scoreShares(scores)) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('the best come first, those without a number last, equal ones as they came', () => {
    const items = [NaN, 0.1, undefined, 0.9, Infinity, 0.1].map((score, id) => ({ score, id }))
    expect(bestFirst(items).map(({ id }) => id)).toEqual([4, 3, 1, 5, 0, 2])
  })
})

function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => ('text' in piece ? piece.text : textOf(piece.pieces))).join('')
}

function outline(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) =>
      'text' in piece
        ? piece.text
        : `${piece.label}${piece.isRest ? '…' : ''}(${outline(piece.pieces)})`,
    )
    .join('')
}

const span = (start: number, end: number, label: string): Span => ({ start, end, label })

describe('cutText', () => {
  const spans = fc.array(
    fc.record({
      start: fc.oneof(fc.integer({ min: -3, max: 30 }), fc.constantFrom(NaN, Infinity, 1.5)),
      end: fc.oneof(fc.integer({ min: -3, max: 30 }), fc.constantFrom(NaN, 1e308)),
      label: fc.constantFrom('A', 'B', ''),
    }),
    { maxLength: 30 },
  )
  const texts = fc.string({ unit: 'grapheme', maxLength: 30 })

  test('gives the text whole and no half of a character, whatever the spans', () => {
    fc.assert(
      fc.property(texts, spans, (text, some) => {
        const { pieces } = cutText(text, some)
        expect(textOf(pieces)).toBe(text)
        expect(JSON.stringify(pieces)).not.toMatch(/\\ud[89a-f]/i)
      }),
    )
  })

  test('gives each part of a long text whole', () => {
    fc.assert(
      fc.property(texts, spans, (text, some) => {
        const parts = spanParts(text, some, { characters: 8, most: 3 })
        expect(parts.map((part) => textOf(cutText(text, some, part).pieces)).join('')).toBe(text)
      }),
    )
  })

  test('puts a span into the one around it', () => {
    const { pieces } = cutText('University of Oslo', [span(14, 18, 'LOC'), span(0, 18, 'ORG')])
    expect(outline(pieces)).toBe('ORG(University of LOC(Oslo))')
  })

  test('cuts a span that overlaps the end of another one', () => {
    expect(outline(cutText('abcdef', [span(0, 3, 'A'), span(2, 5, 'B')]).pieces)).toBe(
      'A(abB(c))B…(de)f',
    )
  })

  test('keeps an empty span at its place, once', () => {
    expect(outline(cutText('abc', [span(1, 1, 'X')]).pieces)).toBe('aX()bc')
    const [first, second] = spanParts('abcdefgh ijkl', [], { characters: 9, most: 5 })
    const marks = [span(9, 9, 'X')]
    expect(outline(cutText('abcdefgh ijkl', marks, first).pieces)).toBe('abcdefgh ')
    expect(outline(cutText('abcdefgh ijkl', marks, second).pieces)).toBe('X()ijkl')
  })

  test('counts UTF-16 code units, and never cuts an emoji', () => {
    expect(outline(cutText('🎉 Ann', [span(3, 6, 'PER')]).pieces)).toBe('🎉 PER(Ann)')
    expect(outline(cutText('a🎉b', [span(2, 3, 'X')]).pieces)).toBe('aX(🎉)b')
  })

  test('counts what lies outside, and what is too deep', () => {
    const deep = Array.from({ length: 10_000 }, () => span(0, 3, 'A'))
    const { pieces, hidden, outside } = cutText('abc', [...deep, span(1, 9, 'B')])
    expect(textOf(pieces)).toBe('abc')
    expect(hidden).toBe(10_000 - 6)
    expect(outside).toBe(1)
  })
})

test('textParts: together they are the text, and none is too long', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.integer({ min: 8, max: 50 }),
      (text, size) => {
        const parts = textParts(text, size).map(({ start, end }) => text.slice(start, end))
        expect(parts.join('')).toBe(text)
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(size)
      },
    ),
  )
})

describe('tables', () => {
  test('cells without a number come last in both directions', () => {
    const rows = [[3], [NaN], [1], [null], [2]]
    const sorted = (isDescending: boolean) => sortRows(rows, { column: 0, isDescending }).flat()
    expect(sorted(false)).toEqual([1, 2, 3, NaN, null])
    expect(sorted(true)).toEqual([3, 2, 1, NaN, null])
  })

  test('numbers that are written as text are numbers; words are in the order of people', () => {
    const order = (cells: string[]) =>
      sortRows(
        cells.map((cell) => [cell]),
        { column: 0, isDescending: false },
      ).flat()
    expect(order(['10', '9.5', '-2'])).toEqual(['-2', '9.5', '10'])
    expect(order(['item 10', 'item 9', ''])).toEqual(['item 9', 'item 10', ''])
    expect(isNumberColumn([['1'], ['']], 0)).toBe(true)
    expect(isNumberColumn([['1'], ['x']], 0)).toBe(false)
  })

  test('a table is pasted and saved whole, and nothing in it is computed', () => {
    const rows = [
      ['=1+1', 'a\tb', -5],
      ['-5', 'say "hi", you', null],
    ]
    expect(tableText(['x', 'y', 'z'], rows, '\t')).toBe(
      'x\ty\tz\n\'=1+1\ta b\t-5\n-5\tsay "hi", you\t\n',
    )
    expect(tableText(['x', 'y', 'z'], rows, ',')).toBe(
      'x,y,z\r\n\'=1+1,a\tb,-5\r\n-5,"say ""hi"", you",\r\n',
    )
  })
})

describe('regions', () => {
  const box = fc.record({ xmin: anyNumber, ymin: anyNumber, xmax: anyNumber, ymax: anyNumber })
  const finiteBox = fc.record({
    xmin: fc.double({ noNaN: true, noDefaultInfinity: true }),
    ymin: fc.double({ noNaN: true, noDefaultInfinity: true }),
    xmax: fc.double({ noNaN: true, noDefaultInfinity: true }),
    ymax: fc.double({ noNaN: true, noDefaultInfinity: true }),
  })

  test('no label covers another or leaves the picture', () => {
    fc.assert(
      fc.property(fc.array(finiteBox, { maxLength: 40 }), (boxes) => {
        const labelled = boxes.map((one, index) => ({
          region: { label: 'x', box: one, points: [] },
          text: 'label '.repeat(index % 5),
        }))
        const places = placeLabels(labelled, { width: 90, height: 60 }, { width: 300, height: 200 })
        const shown = places.filter((place) => place !== undefined)
        for (const [index, a] of shown.entries()) {
          expect(a.left).toBeGreaterThanOrEqual(0)
          expect(a.left + a.width).toBeLessThanOrEqual(300)
          expect(a.top).toBeGreaterThanOrEqual(0)
          expect(a.top + 20).toBeLessThanOrEqual(200)
          for (const b of shown.slice(index + 1)) {
            const isApart =
              a.left + a.width <= b.left ||
              b.left + b.width <= a.left ||
              Math.abs(a.top - b.top) >= 20
            expect(isApart).toBe(true)
          }
        }
      }),
    )
  })

  test('a path has numbers only', () => {
    fc.assert(
      fc.property(box, anyNumber, (one, place) => {
        const regions = [{ label: '', box: one, points: [{ label: '', x: place, y: 1 }] }]
        const { boxes } = regionPaths(regions, { width: 10, height: 10 })
        expect(boxes).not.toMatch(/Infinity/)
      }),
    )
  })

  test('points have the names of COCO or of MediaPipe, however they are written', () => {
    const at = (label: string) => ({ label, x: 1, y: 2 })
    expect(linesBetween([at('WRIST'), at('THUMB_CMC')], MEDIAPIPE_SKELETON)).toHaveLength(1)
    expect(linesBetween([at('Left eye'), at('nose')], [['left_eye', 'nose']])).toHaveLength(1)
  })
})

describe('numbers', () => {
  test('facts leave out what is not finite, and no sum overflows', () => {
    expect(seriesFacts([[3, 4, NaN, Infinity]])).toMatchObject({
      count: 4,
      smallest: 3,
      largest: 4,
      mean: 3.5,
      norm: 5,
      broken: 2,
    })
    expect(seriesFacts([[1e308, 1e308]]).mean).toBe(1e308)
  })

  test('a long series is drawn in few stretches, with numbers only', () => {
    expect(
      seriesRanges(
        Array.from({ length: 100_000 }, () => 1),
        256,
      ),
    ).toHaveLength(256)
    fc.assert(
      fc.property(fc.array(anyNumber, { maxLength: 20 }), (values) => {
        expect(barsPath(seriesRanges(values, 8), 1)).not.toMatch(/NaN|Infinity/)
      }),
    )
  })

  test('vectors of one direction are alike, and stand at one place of the plane', () => {
    const vectors = [
      [1, 0, 0],
      [2, 0, 0],
      [0, 1, 0],
      [0, 0, -1],
    ]
    const [[, same, other] = []] = cosines(vectors)
    expect(same).toBeCloseTo(1)
    expect(other).toBeCloseTo(0)
    const [a, b, c, d] = project(vectors)
    const far = (p = { x: 0, y: 0 }, q = { x: 0, y: 0 }) => Math.hypot(p.x - q.x, p.y - q.y)
    expect(far(a, b)).toBeLessThan(1e-6)
    expect(Math.min(far(a, c), far(a, d), far(c, d))).toBeGreaterThan(0.5)
  })

  test('any vectors have a place', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyNumber, { maxLength: 4 }), { maxLength: 6 }), (vectors) => {
        for (const { x, y } of project(vectors)) expect(Number.isFinite(x + y)).toBe(true)
      }),
    )
  })
})

describe('writeJson', () => {
  test('writes what JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(JSON.parse(writeJson(value).text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('a deep, a long and a wide value are cut', () => {
    let deep: unknown = 1
    for (let level = 0; level < 100_000; level += 1) deep = [deep]
    expect(writeJson(deep).isCut).toBe(true)
    expect(writeJson(Array.from({ length: 1e6 }, () => 0)).text.length).toBeLessThan(21_000)
    expect(writeJson('x'.repeat(5e6)).text.length).toBeLessThan(200)
  })
})
