import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
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

test.each([
  [
    'MODULE_NOT_FOUND',
    "Cannot find module '../bin/napi-v6/linux/riscv64/onnxruntime_binding.node'",
    `${process.platform}-${process.arch}`,
  ],
  [
    'MODULE_NOT_FOUND',
    "Cannot find module '../bin/napi-v6/darwin/x64/onnxruntime_binding.node'",
    `${process.platform}-${process.arch}`,
  ],
  [
    'ERR_DLOPEN_FAILED',
    'Error loading shared library ld-linux-x86-64.so.2: No such file or directory (needed by /app/node_modules/onnxruntime-node/bin/napi-v6/linux/x64/onnxruntime_binding.node)',
    `${process.platform}-${process.arch} with musl`,
  ],
])('a platform that onnxruntime is not made for is named: %s', async (code, message, platform) => {
  await expect(failed(message, code)).rejects.toMatchObject({
    code: 'PACKAGE_MISSING',
    shortMessage: `The package onnxruntime-node does not run on ${platform}: use Linux with glibc or Windows, on x64 or arm64, or macOS on arm64`,
  })
})

test.each([
  ['ERR_MODULE_NOT_FOUND', "Cannot find package 'onnxruntime-node' imported from /a/b.js"],
  ['MODULE_NOT_FOUND', "Cannot find module 'onnxruntime-node'"],
])('onnxruntime that is not there is to be installed: %s', async (code, message) => {
  await expect(failed(message, code)).rejects.toMatchObject({
    shortMessage: 'The package onnxruntime-node is not installed: npm install onnxruntime-node',
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

test('the runner itself is imported where no package of an engine or a decoder is installed', async () => {
  const program = `
    import { registerHooks } from 'node:module'
    const heavy = /^(?:sharp|onnxruntime-node|@huggingface\\/transformers|@audio\\/)/
    registerHooks({
      resolve(name, context, next) {
        if (heavy.test(name)) throw new Error(name + ' is imported')
        return next(name, context)
      },
    })
    const { createRunner } = await import('@taskmesh/inference-runner')
    console.log(typeof createRunner)`
  const args = ['--conditions=@taskmesh/source', '--input-type=module', '-e', program]
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: new URL('../', import.meta.url),
  })
  expect(stdout).toBe('function\n')
})
