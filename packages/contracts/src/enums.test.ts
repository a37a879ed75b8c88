import { describe, expect, test } from 'vitest'
import * as contracts from './index.ts'

behavesAsEnum(
  'task status',
  contracts.taskStatuses,
  contracts.taskStatusFromNumber,
  contracts.taskStatusToNumber,
)
behavesAsEnum(
  'source status',
  contracts.sourceStatuses,
  contracts.sourceStatusFromNumber,
  contracts.sourceStatusToNumber,
)
behavesAsEnum(
  'response status',
  contracts.responseStatuses,
  contracts.responseStatusFromNumber,
  contracts.responseStatusToNumber,
)
behavesAsEnum(
  'delivery method',
  contracts.deliveryMethods,
  contracts.deliveryMethodFromNumber,
  contracts.deliveryMethodToNumber,
)

function behavesAsEnum<Name extends string>(
  kind: string,
  names: readonly Name[],
  fromNumber: (value: number) => Name,
  toNumber: (name: Name) => number,
): void {
  describe(kind, () => {
    test('goes from number to name and back', () => {
      for (const [value, name] of names.entries()) {
        expect(fromNumber(value)).toBe(name)
        expect(toNumber(name)).toBe(value)
      }
    })

    test.each([-1, 0.5, names.length, Number.NaN])('error: %s', (value) => {
      expect(() => fromNumber(value)).toThrow(contracts.UnknownEnumValueError)
      expect(() => fromNumber(value)).toThrow(`There is no ${kind}`)
      expect(() => fromNumber(value)).toThrow(`Expected one of: 0 (${names[0]}), 1 (${names[1]})`)
    })

    test('error: a name of something else', () => {
      // @ts-expect-error no name of this enumeration
      expect(() => toNumber('toString')).toThrow(`There is no ${kind} "toString"`)
    })
  })
}

describe('environments', () => {
  test('go from bitmask to names and back', () => {
    for (let bitmask = 0; bitmask < 8; bitmask++) {
      const names = contracts.environmentsFromBitmask(bitmask)
      expect(contracts.environmentsToBitmask(names)).toBe(bitmask)
    }
    expect(contracts.environmentsFromBitmask(5)).toEqual(['CPU', 'AMD'])
    expect(contracts.environmentsToBitmask(['CPU', 'CPU'])).toBe(1)
  })

  test.each([-1, 8, 255, 1.5])('error: bitmask %s', (bitmask) => {
    expect(() => contracts.environmentsFromBitmask(bitmask)).toThrow('1 (CPU), 2 (NVIDIA), 4 (AMD)')
  })

  test('error: a name of something else', () => {
    // @ts-expect-error no environment of the protocol
    expect(() => contracts.environmentsToBitmask(['TPU'])).toThrow('no environment "TPU"')
  })
})
