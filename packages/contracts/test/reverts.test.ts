import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const directory = new URL('../solidity/', import.meta.url)

/** What the Python SDK looks for in a revert string, to throw a typed error. */
const sdkKeys = [
  'NotOwner',
  'NotMaster',
  'NotProvider',
  'Expired',
  'AlreadyConfirmed',
  'AlreadyFinalized',
  'InsufficientBalance',
  'InsufficientLockup',
  'UnbondingNotElapsed',
  'NotEligible',
  'SourceInactive',
]

const reasons = readdirSync(directory).flatMap((file) => {
  const code = readFileSync(new URL(file, directory), 'utf8')
  return [...code.matchAll(/require\((?:[^;]*?)"([^"]+)"\s*\);/g)].map((match) => match[1] ?? '')
})

describe('revert reasons', () => {
  test('are found by this test', () => {
    expect(reasons.length).toBeGreaterThan(50)
  })

  test.each([...new Set(reasons)])('%s', (reason) => {
    expect(reason).toMatch(/^[A-Z]\w+: \S.*[^.]$/)
    const key = reason.slice(0, reason.indexOf(':'))
    const found = sdkKeys.filter((each) => reason.includes(each))
    expect(found).toEqual(sdkKeys.includes(key) ? [key] : [])
  })

  test('use every key of the SDK', () => {
    const unused = sdkKeys.filter((key) => !reasons.some((reason) => reason.startsWith(`${key}:`)))
    expect(unused).toEqual([])
  })
})
