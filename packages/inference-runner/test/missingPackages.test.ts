import { expect, test } from 'vitest'
import { PackageMissingError } from '../src/errors.ts'
import { needPackages } from '../src/needPackages.ts'

const failed = (message: string, code?: string) =>
  needPackages(
    Promise.reject(Object.assign(new Error(message), code === undefined ? {} : { code })),
  )

test('a package that is not installed is named, with how to install it', async () => {
  const name: string = '@taskmesh/not-there'
  const importing = needPackages(import(`${name}/part.js`))
  await expect(importing).rejects.toThrowError(PackageMissingError)
  await expect(importing).rejects.toThrowError(/npm install @taskmesh\/not-there$/m)
})

test.each([
  [
    'sharp',
    'Could not load the "sharp" module using the linux-x64 runtime\nPossible solutions:',
    undefined,
  ],
  [
    'onnxruntime-node',
    "Cannot find module '../bin/napi-v6/linux/x64/onnxruntime_binding.node'",
    'MODULE_NOT_FOUND',
  ],
  [
    '@audio/decode',
    "Cannot find package '@audio/decode' imported from /a/b.js",
    'ERR_MODULE_NOT_FOUND',
  ],
])('a library of %s that is not made for the platform', async (name, message, code) => {
  await expect(failed(message, code)).rejects.toMatchObject({
    code: 'PACKAGE_MISSING',
    shortMessage: `The package ${name} is not installed: npm install ${name}`,
  })
})

test('another error is passed on as it is', async () => {
  await expect(failed('Cannot find module', 'OTHER')).rejects.not.toBeInstanceOf(
    PackageMissingError,
  )
})

test('what is there is passed on', async () => {
  expect(await needPackages(Promise.resolve(7))).toBe(7)
})
