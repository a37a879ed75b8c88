import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PythonNumbers } from './PythonNumbers.ts'

const written = (json: string) => {
  const numbers = new PythonNumbers()
  return numbers.restore(JSON.stringify(numbers.read(json)))
}

describe('PythonNumbers', () => {
  // Each as `json.dumps(json.loads(…))` of Python 3.11 gives it.
  test.each([
    ['1.0', '1.0'],
    ['-0.0', '-0.0'],
    ['-0', '0'],
    ['2.50', '2.5'],
    ['0.0001', '0.0001'],
    ['0.00001', '1e-05'],
    ['1.5e-7', '1.5e-07'],
    ['1e15', '1000000000000000.0'],
    ['1e16', '1e+16'],
    ['1.25E+22', '1.25e+22'],
    ['1e400', 'Infinity'],
    ['12345678901234567890', '12345678901234567890'],
    ['123456789.123', '123456789.123'],
  ])('default: %s becomes %s', (json, python) => {
    expect(written(json)).toBe(python)
  })

  test('behavior: what is no number stays, and a number twice', () => {
    expect(written('{"a":"1.0","b":[1.0,1.0,1,null,true]}')).toBe(
      '{"a":"1.0","b":[1.0,1.0,1,null,true]}',
    )
  })

  test('property: many numbers are told apart, and are the numbers that they were', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })), (list) => {
        const json = `[${list.map((value) => value.toExponential()).join()}]`
        const text = written(json)
        expect(JSON.parse(text)).toEqual(JSON.parse(json))
      }),
    )
  })
})
