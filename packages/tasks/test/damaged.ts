import fc from 'fast-check'

/** Values that are wrong in one way or another nearly everywhere, or that zod treats in a way of its own. */
const bad = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    'word',
    'é\ud83d\ude00',
    '\ud800',
    0,
    -0,
    1.5,
    -1,
    1e300,
    -1e300,
    NaN,
    Infinity,
    true,
    [],
    [1],
    [[]],
    {},
    { length: 3 },
    { length: 'x' },
    { x: 1, y: [{}] },
    new Date(0),
    new Map([['a', 1]]),
    new Uint8Array(0),
    Uint8Array.of(1, 2, 3),
    new Blob(['a']),
    10n,
  ),
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.array(fc.oneof(fc.string(), fc.integer(), fc.boolean()), { maxLength: 3 }),
  fc.dictionary(
    fc.string({ maxLength: 5 }),
    fc.oneof(fc.string(), fc.integer(), fc.constant(null)),
    {
      maxKeys: 3,
      noNullPrototype: true,
    },
  ),
  fc.string({ minLength: 190, maxLength: 230, unit: 'binary' }),
  fc.array(fc.integer(), { minLength: 255, maxLength: 260 }),
)

type Change = 'replace' | 'remove' | 'add' | 'inherit'

const change = fc.constantFrom<Change>('replace', 'replace', 'remove', 'add', 'inherit')

function apply(value: unknown, how: Change, other: unknown, key: string): unknown {
  if (how === 'add' && Array.isArray(value)) return [...value, other]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return other
  if (how === 'add') return { ...value, [key]: other }
  const isPlain = Object.getPrototypeOf(value) === Object.prototype
  if (how === 'inherit' && isPlain) return Object.create(value)
  return other
}

/** Changes a value somewhere inside, where the steps lead. */
function damage(
  value: unknown,
  steps: readonly number[],
  how: Change,
  other: unknown,
  key: string,
): unknown {
  const [step, ...rest] = steps
  const isPlain = typeof value === 'object' && value !== null && !(value instanceof Uint8Array)
  const keys = isPlain ? Object.keys(value) : []
  const name = keys[(step ?? 0) % Math.max(1, keys.length)]
  if (step === undefined || !isPlain || name === undefined) return apply(value, how, other, key)
  const copy: object = Array.isArray(value) ? value.slice() : { ...value }
  if (rest.length === 0 && how === 'remove') Reflect.deleteProperty(copy, name)
  else Reflect.set(copy, name, damage(Reflect.get(value, name), rest, how, other, key))
  return copy
}

/** Values that are nearly like good ones: with up to two parts replaced, removed or added. */
export function damaged(good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const steps = fc.array(fc.nat(20), { maxLength: 6 })
  const key = fc.oneof(fc.string({ maxLength: 5 }), fc.constantFrom('toString', 'length', 'top_k'))
  const one = fc.tuple(steps, change, bad, key)
  return fc
    .tuple(good, fc.array(one, { minLength: 1, maxLength: 2 }))
    .map(([value, changes]) =>
      changes.reduce<unknown>(
        (current, [path, how, other, name]) => damage(current, path, how, other, name),
        value,
      ),
    )
}
