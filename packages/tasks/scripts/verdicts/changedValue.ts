import fc from 'fast-check'

/** A value of JSON. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** What may stand where something else was: other types, edges of ranges, awkward keys. */
const replacement: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    '',
    'a',
    ' ',
    'none',
    [],
    {},
    [[]],
    -1,
    0,
    0.5,
    1,
    2,
    1e9,
    -0.1,
    1e21,
  ),
  fc.constantFrom<Json>(
    'https://a.b/c',
    'http://',
    'data:,a',
    'data:image/png;base64,AAAA',
    'A'.repeat(20),
    'A===',
    'DATA:image/png;base64,AAAA\n',
    'data:video/webm;codecs=vp8,opus;base64,AAAA',
    '_-8A'.repeat(5),
    'AAAA\r\nAAAA\nAAAA\nAAAA\n',
    'AAAA\rAAAA\rAAAA\rAAAA',
    'https://a.b/c\n',
    'https://a.b/\u00A0c',
    'en\n',
    'e\u0661',
  ),
  fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as Json),
)

const keys = fc.constantFrom(
  'inputs',
  'parameters',
  'top_k',
  'label',
  'score',
  'extra',
  'toString',
  'constructor',
)

/** Changes one place of a value, found by walking down at random. */
function change(value: Json, steps: readonly number[], put: Json, key: string): Json {
  const [step = 0, ...rest] = steps
  if (rest.length === 0 || typeof value !== 'object' || value === null) return put
  if (Array.isArray(value)) {
    if (value.length === 0 || step % 5 === 0) return [...value, put]
    const index = step % value.length
    return value.map((item, at) => (at === index ? change(item, rest, put, key) : item))
  }
  const names = Object.keys(value)
  if (names.length === 0 || step % 7 === 0) return { ...value, [key]: put }
  const name = names[step % names.length] ?? key
  if (step % 11 === 0)
    return Object.fromEntries(Object.entries(value).filter(([other]) => other !== name))
  return { ...value, [name]: change(value[name] ?? null, rest, put, key) }
}

const path = fc.array(fc.nat(1000), { minLength: 1, maxLength: 5 })

/** Values that differ from one of these in one place, or in none when nothing was put there. */
export function changedValue(seeds: readonly Json[]): fc.Arbitrary<Json> {
  return fc
    .tuple(fc.constantFrom(...seeds), path, replacement, keys)
    .map(([seed, steps, put, key]) => change(seed, steps, put, key))
}
