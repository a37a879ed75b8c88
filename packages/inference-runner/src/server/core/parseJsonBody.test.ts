import { setInterval } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseJsonBody } from './parseJsonBody.ts'

const FILE = Buffer.alloc(600_000, 'a photograph')
const base64 = FILE.toString('base64')

/** Parses as a server does, and says what `JSON.parse` made of it. */
async function parsed(json: string): Promise<{ value: unknown; texts: string[] }> {
  const texts: string[] = []
  const value = await parseJsonBody(Buffer.from(json), (text) => {
    texts.push(text)
    return JSON.parse(text)
  })
  return { value, texts }
}

const long = fc.constantFrom(
  base64,
  base64.slice(0, 200_001),
  base64.slice(0, 200_002),
  `${base64.slice(0, 199_998)}Q=`,
  `${base64.slice(0, 199_998)}==`,
  `data:image/png;base64,${base64}`,
  `data:audio/L16;rate=16000;base64,${base64.replaceAll('h', '_')}`,
  `${base64}\n`,
  `${base64}"${base64}`,
  `${base64}\\`,
  `\\"${base64}`,
  `${base64}é${base64}`,
  `${base64} ${base64}`,
  '1'.repeat(300_000),
  ' '.repeat(300_000),
  'data:;base64,',
  '😀'.repeat(100_000),
)
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    long,
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(null, true),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), long), tie('any'), { maxKeys: 4 }),
  ),
})).any

describe('parseJsonBody', () => {
  test('default: a file in JSON comes as it was, and JSON.parse did not see it', async () => {
    const call = {
      inputs: base64,
      parameters: { top_k: 3 },
      more: [`data:image/png;base64,${base64}`],
    }
    const { value: result, texts } = await parsed(JSON.stringify(call))
    expect(result).toEqual(call)
    expect(texts).toHaveLength(1)
    expect(texts[0]?.length).toBeLessThan(300)
  })

  test('property: it is what JSON.parse gives, whatever is long in it', async () => {
    const form = fc.constantFrom(undefined, 2)
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { minLength: 1, maxLength: 3 }),
        form,
        async (list, indent) => {
          const json = JSON.stringify([list, base64], undefined, indent)
          expect((await parsed(json)).value).toEqual(JSON.parse(json))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('behavior: a long key, and one that comes twice', async () => {
    const twice = `{"a":"${base64}","a":"${base64.slice(0, 400_000)}","${base64}":1}`
    expect((await parsed(twice)).value).toEqual(JSON.parse(twice))
  })

  test('behavior: a body that is one string', async () => {
    expect((await parsed(JSON.stringify(base64))).value).toBe(base64)
  })

  test.each([
    ['cut off', `{"inputs":"${base64}`],
    ['a line break in a string', `{"inputs":"${base64}\n"}`],
    ['without quotes', `{"inputs":${base64}}`],
    ['without a comma', `{"a":"${base64}" "b":"${base64}"}`],
  ])('error: %s', async (_what, json) => {
    await expect(parsed(json)).rejects.toThrowError(SyntaxError)
  })

  test('behavior: others have a turn while a large one is read', async () => {
    let turns = 0
    const stopping = new AbortController()
    const count = async () => {
      for await (const _ of setInterval(0, undefined, stopping)) turns += 1
    }
    const counting = count().catch(() => {})
    await parsed(JSON.stringify({ inputs: base64.repeat(25) }))
    stopping.abort()
    await counting
    expect(turns).toBeGreaterThan(2)
  })
})
