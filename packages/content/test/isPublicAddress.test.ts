import { isIPv4 } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPublicAddress } from '../src/index.ts'

const privateFirst = fc.constantFrom('10', '127', '0', '169.254', '192.168', '172.16', '172.31')

test('property: no address of a private range is public, in no form of IPv6 either', () => {
  const bytes = fc.array(fc.nat(255), { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(privateFirst, bytes, (first, rest) => {
      const address = [...first.split('.'), ...rest.map(String)].slice(0, 4).join('.')
      expect(isIPv4(address)).toBe(true)
      for (const form of [address, `::ffff:${address}`, `64:ff9b::${address}`])
        expect(isPublicAddress(form), form).toBe(false)
    }),
  )
})

test('property: an address is as public in IPv6 as in IPv4', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(isPublicAddress(`::ffff:${address}`)).toBe(isPublicAddress(address))
    }),
  )
})

test('property: what is no address is not public', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.domain()), (text) => {
      expect(isPublicAddress(text)).toBe(false)
    }),
  )
})

test.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})
