import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleToken } from '../src/engines/transformersJs/generation/sampleToken.ts'
import { TokenPieces } from '../src/engines/transformersJs/generation/TokenPieces.ts'
import { TokenScores } from '../src/engines/transformersJs/generation/TokenScores.ts'
import { lengthLimits } from '../src/engines/transformersJs/generation/lengthLimits.ts'

const logitList = fc
  .array(fc.float({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 200 })
  .map((list) => Float32Array.from(list))
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const settings = { temperature: 1, topK: 1000, topP: 1, seed: undefined }

function ranking(logits: Float32Array): number[] {
  return [...logits.keys()].toSorted((a, b) => (logits[b] ?? 0) - (logits[a] ?? 0))
}

describe('sampleToken', () => {
  test('property: draws one of the topK most probable tokens', () => {
    fc.assert(
      fc.property(logitList, chance, fc.integer({ min: 1, max: 300 }), (logits, number, topK) => {
        const token = sampleToken(logits, { ...settings, topK }, number)
        const least = logits[ranking(logits)[Math.min(topK, logits.length) - 1] ?? 0] ?? 0
        expect(logits[token]).toBeGreaterThanOrEqual(least)
      }),
    )
  })

  test('property: draws from the smallest set of tokens that holds topP', () => {
    fc.assert(
      fc.property(
        logitList,
        chance,
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (logits, number, topP) => {
          const token = sampleToken(logits, { ...settings, topP }, number)
          const weights = ranking(logits).map((index) => Math.exp(logits[index] ?? 0))
          const total = weights.reduce((a, b) => a + b, 0)
          const better = weights.filter((weight) => weight > Math.exp(logits[token] ?? 0))
          expect(better.reduce((a, b) => a + b, 0) / total).toBeLessThan(topP + 1e-9)
        },
      ),
    )
  })

  test('property: a temperature near 0, topK 1 and a tiny topP take the most probable token', () => {
    fc.assert(
      fc.property(logitList, chance, (logits, number) => {
        const best = Math.max(...logits)
        for (const narrow of [{ temperature: 1e-6 }, { topK: 1 }, { topP: 1e-9 }]) {
          expect(logits[sampleToken(logits, { ...settings, ...narrow }, number)]).toBeCloseTo(
            best,
            3,
          )
        }
      }),
    )
  })

  test('behavior: draws tokens as often as they are probable', () => {
    const logits = Float32Array.from([Math.log(0.7), Math.log(0.2), Math.log(0.1), -Infinity])
    const counts = [0, 0, 0, 0]
    for (let step = 0; step < 1000; step += 1) {
      const token = sampleToken(logits, settings, (step + 0.5) / 1000)
      counts[token] = (counts[token] ?? 0) + 1
    }
    expect(counts).toEqual([700, 200, 100, 0])
  })
})

describe('TokenScores', () => {
  test('property: the chances of all tokens sum to 1, and the token is one of them', () => {
    fc.assert(
      fc.property(logitList, fc.nat(), (logits, pick) => {
        const id = pick % logits.length
        const scores = new TokenScores(1, logits.length)
        scores.add(0, id, logits)
        const [{ logprob, top } = { logprob: Number.NaN, top: [] }] = scores.rows[0] ?? []
        const sum = top.reduce((all, one) => all + Math.exp(one.logprob), 0)
        expect(sum).toBeCloseTo(1, 5)
        expect(top.map((one) => one.id)).toEqual(ranking(logits))
        expect(top.find((one) => one.id === id)?.logprob).toBe(logprob)
      }),
    )
  })

  test('behavior: rows are told apart, and ruled out tokens have no chance', () => {
    const scores = new TokenScores(2, 2)
    scores.add(0, 0, Float32Array.from([0, -Infinity]))
    scores.add(1, 1, Float32Array.from([0, Math.log(3)]))
    expect(scores.rows).toEqual([
      [{ id: 0, logprob: 0, top: [{ id: 0, logprob: 0 }] }],
      [
        {
          id: 1,
          logprob: expect.closeTo(Math.log(0.75), 5),
          top: [
            { id: 1, logprob: expect.closeTo(Math.log(0.75), 5) },
            { id: 0, logprob: expect.closeTo(Math.log(0.25), 5) },
          ],
        },
      ],
    ])
  })
})

describe('lengthLimits', () => {
  const facts = { task: 'text-generation', startTokens: 10, positions: 100, defaults: {} } as const

  test('default: 256 new tokens, within what the model takes', () => {
    expect(lengthLimits({ ...facts, positions: Infinity, requested: {} })).toMatchObject({
      newTokens: 256,
    })
    expect(lengthLimits({ ...facts, requested: {} })).toMatchObject({ newTokens: 90, warnings: [] })
  })

  test('behavior: the model’s own limits are defaults that a call overrides', () => {
    const defaults = { max_length: 50, min_length: 30 }
    expect(lengthLimits({ ...facts, defaults, requested: {} })).toMatchObject({
      newTokens: 40,
      minLength: 30,
    })
    expect(lengthLimits({ ...facts, defaults, requested: { max_length: 20 } })).toMatchObject({
      newTokens: 10,
      minLength: 20,
    })
    expect(lengthLimits({ ...facts, defaults, requested: { min_length: 70 } })).toMatchObject({
      newTokens: 60,
      minLength: 70,
    })
  })

  test('behavior: the greater of min_length and min_new_tokens counts', () => {
    const least = (min_length?: number, min_new_tokens?: number) =>
      lengthLimits({ ...facts, requested: { min_length, min_new_tokens } }).minLength
    expect([least(5, 20), least(40, 20), least(undefined, 20), least(40)]).toEqual([30, 40, 30, 40])
  })

  test('error: more new tokens than there is room for', () => {
    const requested = { min_new_tokens: 95 }
    expect(() => lengthLimits({ ...facts, requested })).toThrowError(
      /parameters\.min_new_tokens: expected at most the greatest number of new tokens, 90, got 95/,
    )
  })

  test('property: never more than requested, never more than the model takes', () => {
    const length = fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined })
    fc.assert(
      fc.property(length, length, (max_length, max_new_tokens) => {
        const { newTokens } = lengthLimits({ ...facts, requested: { max_length, max_new_tokens } })
        expect(newTokens).toBeGreaterThanOrEqual(0)
        expect(newTokens).toBeLessThanOrEqual(90)
        if (max_new_tokens !== undefined) expect(newTokens).toBe(Math.min(max_new_tokens, 90))
        else if (max_length !== undefined) {
          expect(newTokens).toBe(Math.max(0, Math.min(max_length, 100) - 10))
        }
      }),
    )
  })
})

describe('TokenPieces', () => {
  const END = 256
  /** Each byte of UTF-8 is a token; decoding joins words as tokenizers do that clean up spaces. */
  const tokenizer = {
    all_special_ids: [END],
    decode: (ids: number[]) =>
      new TextDecoder()
        .decode(Uint8Array.from(ids.filter((id) => id !== END)))
        .replaceAll(/ (?=[.?!,])/g, '')
        .replaceAll(/ (n't|'m|'s|'ve|'re)/g, '$1'),
  }

  function piecesOf(prompt: string, text: string, isEnded: boolean) {
    const start = [...new TextEncoder().encode(prompt)]
    const tokens = [...new TextEncoder().encode(text), ...(isEnded ? [END] : [])]
    const pieces: Parameters<ConstructorParameters<typeof TokenPieces>[1]['emit']>[0][] = []
    const maker = new TokenPieces(tokenizer, {
      startTokens: start.length,
      newTokens: isEnded ? tokens.length + 1 : tokens.length,
      stop: [],
      seed: null,
      emit: (piece) => pieces.push(piece),
    })
    tokens.forEach((id, at) => {
      const ids = [...start, ...tokens.slice(0, at + 1)]
      const end = { length: ids.length, reason: 'eos_token' } as const
      maker.add(ids, id === END ? end : undefined)
    })
    const whole = tokenizer.decode([...start, ...tokens]).slice(tokenizer.decode(start).length)
    return { pieces, tokens, whole }
  }

  const words = fc.constantFrom('do', " n't", ' .', ' , ', "I 'm", ' ', '€', '日本', '👋🏽', "'", 'n')
  const text = fc.array(words, { minLength: 1, maxLength: 12 }).map((list) => list.join(''))

  test('property: one for each token, and their texts joined are the text, whole', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (written, isEnded) => {
        const { pieces, tokens, whole } = piecesOf('Once', written, isEnded)
        expect(pieces.map(({ token }) => token.id)).toEqual(tokens)
        expect(pieces.map(({ token }) => token.text).join('')).toBe(whole)
        expect(pieces.at(-1)?.generated_text).toBe(whole)
        expect(pieces.filter(({ token }) => token.special && token.text !== '')).toEqual([])
      }),
    )
  })

  test('behavior: a character comes when all its bytes are there', () => {
    const { pieces } = piecesOf('Once', '€!', false)
    expect(pieces.map(({ token }) => token.text)).toEqual(['', '', '€', '!'])
  })

  test('behavior: a text that ends at once has one piece', () => {
    expect(piecesOf('Once', '', true).pieces).toEqual([
      expect.objectContaining({
        generated_text: '',
        token: { id: END, text: '', logprob: null, special: true },
      }),
    ])
  })
})
