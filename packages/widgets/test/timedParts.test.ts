import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinWords, toSrt, toVtt } from '../src/lib/media/audio/captions.ts'
import { areWords, coveredS, orderParts, partAt } from '../src/lib/media/audio/timedParts.ts'

const part = (text: string, startS: number, endS: number | null) => ({ text, startS, endS })

describe('parts of a recording', () => {
  test('are in the order of their times; one without an end lasts until the next', () => {
    const { parts } = orderParts([part('b', 2, null), part('c', 4, null), part('a', 0, 1)], 5)
    expect(parts).toEqual([part('a', 0, 1), part('b', 2, 4), part('c', 4, 5)])
  })

  test('last a while where nothing says when they end', () => {
    expect(orderParts([part('a', 2, null)], 0).parts).toEqual([part('a', 2, 5)])
  })

  test('that begin outside of the recording are counted and left out', () => {
    const given = [part('a', -1, 2), part('b', 9, 10), part('c', Number.NaN, 1), part('d', 1, 99)]
    expect(orderParts(given, 5)).toEqual({ parts: [part('d', 1, 5)], refused: 3 })
  })

  test('are all inside, whatever a model gave', () => {
    const time = fc.oneof(fc.double(), fc.double({ min: -5, max: 50 }))
    const given = fc.array(fc.record({ text: fc.string(), startS: time, endS: fc.option(time) }))
    fc.assert(
      fc.property(given, fc.constantFrom(0, 30), (all, durationS) => {
        const { parts, refused } = orderParts(all, durationS)
        expect(parts.length + refused).toBe(all.length)
        for (const { startS, endS } of parts) {
          expect(startS).toBeGreaterThanOrEqual(0)
          expect(endS).toBeGreaterThanOrEqual(Math.min(startS, durationS || Infinity))
          if (durationS > 0) expect(endS).toBeLessThanOrEqual(durationS)
        }
      }),
    )
  })

  test('are found by time: the one that began last, or none', () => {
    const { parts } = orderParts([part('long', 0, 10), part('short', 2, 3), part('c', 12, 13)], 20)
    expect([1, 2.5, 5, 11, 12.5, 19].map((time) => partAt(parts, time))).toEqual([
      0,
      1,
      0,
      undefined,
      2,
      undefined,
    ])
  })

  test('that overlap count once', () => {
    const { parts } = orderParts([part('a', 0, 4), part('b', 2, 6), part('c', 8, 9)], 10)
    expect(coveredS(parts)).toBe(7)
  })

  test('of one word each read as a text', () => {
    expect(areWords([part('Uh', 0, 1), part(' oh.', 1, 2)])).toBe(true)
    expect(areWords([part('Uh oh.', 0, 1), part('Yes', 1, 2)])).toBe(false)
  })
})

describe('captions', () => {
  const cues = [part('Hello,\n\nyou <b> & me', 0, 1.5), part(' a --> b', 3661.25, 3662)].map(
    (one) => ({ ...one, endS: one.endS ?? 0 }),
  )

  test('as SubRip have numbers, and nothing that ends one early', () => {
    expect(toSrt(cues)).toBe(
      '1\n00:00:00,000 --> 00:00:01,500\nHello, you <b> & me\n\n2\n01:01:01,250 --> 01:01:02,000\na → b\n',
    )
  })

  test('as WebVTT show the text as it is', () => {
    expect(toVtt(cues)).toBe(
      'WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nHello, you &lt;b&gt; &amp; me\n\n01:01:01.250 --> 01:01:02.000\na --&gt; b\n',
    )
  })

  test('of words are sentences, lines, and what lies between pauses', () => {
    const words = ['Yes.', ' Well', ' then', 'so'].map((text, index) => ({
      text,
      startS: index,
      endS: index + 0.5,
    }))
    const last = { text: ' Later', startS: 9, endS: 10 }
    expect(joinWords([...words, last]).map(({ text }) => text)).toEqual([
      'Yes.',
      ' Well then so',
      ' Later',
    ])
  })

  test('of many words are never too long to read', () => {
    const words = Array.from({ length: 500 }, (_, index) => ({
      text: ' word',
      startS: index * 0.1,
      endS: index * 0.1 + 0.1,
    }))
    const joined = joinWords(words)
    expect(Math.max(...joined.map(({ text }) => text.length))).toBeLessThanOrEqual(74)
    expect(joined.map(({ text }) => text).join('')).toBe(words.map(({ text }) => text).join(''))
  })

  test('are read by the browser as they were written', async () => {
    const video = document.createElement('video')
    const track = document.createElement('track')
    track.src = URL.createObjectURL(new Blob([toVtt(cues)], { type: 'text/vtt' }))
    track.default = true
    video.append(track)
    document.body.append(video)
    const loaded = new Promise((resolve) => track.addEventListener('load', resolve))
    track.track.mode = 'hidden'
    await loaded
    const read = [...(track.track.cues ?? [])].map((cue) => [
      cue.startTime,
      cue.endTime,
      cue instanceof VTTCue ? cue.getCueAsHTML().textContent : '',
    ])
    expect(read).toEqual([
      [0, 1.5, 'Hello, you <b> & me'],
      [3661.25, 3662, 'a --> b'],
    ])
    video.remove()
  })
})
