import type { MediaKind } from '@taskmesh/tasks'
import { describe, expect, test } from 'vitest'
import { loadedShare } from '../src/lib/frame/loadedShare.ts'
import { formatDuration, isEmptyOutput } from '../src/lib/index.ts'
import { mediaProblem as problemOf } from '../src/lib/inputs/mediaTransfer.ts'
import { inEnglish } from '../src/lib/messages/useTranslate.ts'
import { formatScore, scoreShares } from '../src/lib/outputs/scores.ts'
import { splitPrompt } from '../src/lib/outputs/splitPrompt.ts'

test.for([
  [0, '0 ms'],
  [83.4, '83 ms'],
  [999.6, '1.0 s'],
  [2345, '2.3 s'],
  [20_000, '20 s'],
  [59_990, '1 min 0 s'],
  [125_000, '2 min 5 s'],
] as const)('formatDuration: %d is %s', ([ms, text]) => {
  expect(formatDuration(ms)).toBe(text)
})

describe('scores', () => {
  test('probabilities are percentages and their own bars', () => {
    const scores = [{ score: 0.9876 }, { score: 0.01 }]
    expect(scores.map(({ score }) => formatScore(score, scores))).toEqual(['98.8%', '1%'])
    expect(scoreShares([0.9876, 0.01])).toEqual([0.9876, 0.01])
  })

  test('raw numbers stay numbers, their bars relative to the largest', () => {
    const scores = [{ score: 4 }, { score: -2 }]
    expect(scores.map(({ score }) => formatScore(score, scores))).toEqual(['4', '-2'])
    expect(scoreShares([4, -2])).toEqual([1, 0.5])
  })
})

test.for([
  [[], true],
  [[{ generated_text: ' ' }], true],
  [{ summary_text: '' }, true],
  [[[], []], true],
  [[{ label: '', score: 0 }], false],
  [{ summary_text: 'x' }, false],
  [{ image: new Blob(['x']) }, false],
] as const)('isEmptyOutput: %j is %j', ([output, expected]) => {
  expect(isEmptyOutput(output)).toBe(expected)
})

test('splitPrompt: only a beginning counts', () => {
  expect(splitPrompt('Once upon', 'Once')).toEqual({ given: 'Once', added: ' upon' })
  expect(splitPrompt('upon Once', 'Once')).toEqual({ given: '', added: 'upon Once' })
  expect(splitPrompt('upon', '')).toEqual({ given: '', added: 'upon' })
})

test('loadedShare: never reaches the end before the model is there', () => {
  expect(loadedShare(500, 1000)).toBe(0.5)
  expect(loadedShare(5000, 1000)).toBe(0.96)
  expect(loadedShare(0, 0)).toBe(0.96)
})

describe('mediaProblem', () => {
  const mediaProblem = (kind: MediaKind, file: Blob) => problemOf(kind, file, inEnglish)

  test('names what is wrong with a file', () => {
    const problem = (part: BlobPart | undefined, type: string) =>
      mediaProblem('image', new Blob(part === undefined ? [] : [part], { type }))
    expect(problem('a', 'text/plain')).toContain('no image but text/plain')
    expect(problem(undefined, 'image/png')).toContain('empty')
    expect(problem(new Uint8Array(21 * 1024 * 1024), 'image/png')).toContain('20.0 MiB')
    expect(problem('a', 'image/png')).toBeUndefined()
  })

  test('knows the other kinds; 3D models have often no type', () => {
    expect(mediaProblem('audio', new Blob(['a'], { type: 'audio/flac' }))).toBeUndefined()
    expect(mediaProblem('video', new Blob(['a'], { type: 'audio/flac' }))).toContain('no video')
    expect(mediaProblem('3d', new Blob(['a']))).toBeUndefined()
    expect(mediaProblem('3d', new Blob(['a'], { type: 'image/png' }))).toContain('no 3D model')
  })
})
