import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TaskmeshError } from '@taskmesh/errors'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSettings } from '../src/actions/serve.ts'
import { configurationJsonSchema } from '../src/configuration/jsonSchema.ts'
import { printConfiguration } from '../src/configuration/printConfiguration.ts'
import {
  environmentLayer,
  flagLayer,
  readConfiguration,
} from '../src/configuration/readConfiguration.ts'
import { unknownVariables } from '../src/configuration/unknownVariables.ts'
import { SETTING_NAMES, variableOf } from '../src/configuration/settingNames.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taskmesh-config-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const SHA = 'a'.repeat(64)

async function settings(
  file: string | undefined,
  env: Record<string, string> = {},
  flags: Record<string, unknown> = {},
  models: string[] = [],
) {
  const path = join(folder, 'taskmesh.config.json')
  await rm(path, { force: true })
  if (file !== undefined) await writeFile(path, file)
  return readSettings(models, flags, { env, folder })
}

describe('settings', () => {
  test('behavior: flags come before the environment, that before the file, that before the defaults', async () => {
    const file = JSON.stringify({ port: 1, threads: 1, queueSize: 1, models: ['a/b'] })
    const env = { TASKMESH_PORT: '2', TASKMESH_THREADS: '2' }
    const { values, origins } = await settings(file, env, { port: '3' }, ['./m'])
    expect(values).toMatchObject({
      port: 3,
      threads: 2,
      queueSize: 1,
      host: '127.0.0.1',
      models: ['./m'],
    })
    expect(origins).toMatchObject({
      port: '--port',
      threads: 'environment variable TASKMESH_THREADS',
      queueSize: 'taskmesh.config.json',
      host: 'default',
      models: 'the command line',
    })
  })

  test('behavior: sizes, times, lists and switches are read as people write them', async () => {
    const { values } = await settings('memoryBudget: 2GiB\ndrainTime: 8s\n# YAML is read, too\n', {
      TASKMESH_ORIGINS: 'https://a.example, https://b.example',
      TASKMESH_TRUST_PROXY: 'yes',
      TASKMESH_PRELOAD: 'off',
      TASKMESH_MODELS: 'translation=a/b,./c',
      TASKMESH_MAX_BODY: '1048576',
    })
    expect(values).toMatchObject({
      memoryBudget: 2 * 2 ** 30,
      drainTime: 8000,
      origins: ['https://a.example', 'https://b.example'],
      trustProxy: true,
      preload: false,
      models: ['translation=a/b', './c'],
      maxBody: 2 ** 20,
    })
  })

  test('behavior: where Kubernetes says a service is, is no setting', async () => {
    const { values, origins } = await settings(undefined, {
      TASKMESH_PORT: 'tcp://10.43.0.7:8080',
      TASKMESH_HOST: '0.0.0.0',
    })
    expect(values.port).not.toBe('tcp://10.43.0.7:8080')
    expect([values.host, origins.port]).toEqual(['0.0.0.0', 'default'])
  })

  test('behavior: a variable that looks like a setting and is none is named', () => {
    const env = {
      TASKMESH_DRAINTIME: '3s',
      TASKMESH_POTR: '1',
      TASKMESH_PORT: '1',
      TASKMESH_API_KEY: 'x',
      TASKMESH_SERVICE_HOST: '10.0.0.1',
      TASKMESH_PORT_8080_TCP_ADDR: '10.0.0.1',
      PATH: '',
    }
    expect(unknownVariables(env)).toEqual([
      'There is no setting TASKMESH_DRAINTIME, which is ignored: did you mean TASKMESH_DRAIN_TIME?',
      'There is no setting TASKMESH_POTR, which is ignored: `taskmesh serve --help` lists the settings.',
    ])
    expect(
      unknownVariables(Object.fromEntries(SETTING_NAMES.map((n) => [variableOf(n), '1']))),
    ).toEqual([])
  })

  test('behavior: the environment that the OGPU network gives a source is read', async () => {
    const { values, origins } = await settings(undefined, {
      PIPE_ARGS_STR: '{"task": "translation", "model": "Xenova/opus-mt-en-fr"}',
      CALLBACK_URL: 'http://host.docker.internal:20000',
    })
    expect(values).toMatchObject({
      models: ['translation=Xenova/opus-mt-en-fr'],
      sourceTask: 'translation',
      callbackUrl: 'http://host.docker.internal:20000',
      port: 5555,
      host: '0.0.0.0',
    })
    expect(origins.callbackUrl).toBe('environment variable CALLBACK_URL')
  })

  test.each([
    [
      '{"port": 70000}',
      {},
      'port',
      'port: expected a whole number from 0 to 65535, got 70000 (taskmesh.config.json).',
    ],
    [
      undefined,
      { TASKMESH_PORT: 'http' },
      'port',
      'got "http" (environment variable TASKMESH_PORT)',
    ],
    ['{"prot": 1}', {}, 'prot', 'taskmesh.config.json: there is no setting "prot".'],
    ['{"drainTime": "soon"}', {}, 'drainTime', 'expected a time'],
    ['{"memoryBudget": "much"}', {}, 'memoryBudget', 'expected bytes'],
    ['{"models": [{"path": "./a", "hub": "b/c"}]}', {}, 'models[0]', 'expected either path or hub'],
    [
      '{"models": [{"path": "./a", "task": "telepathy"}]}',
      {},
      'models[0].task',
      'expected the name of a task',
    ],
    ['{"callbackUrl": "ftp://a"}', {}, 'callbackUrl', 'expected an http(s) URL'],
    ['{"keys": [{"name": "a b", "sha256": "x"}]}', {}, 'keys[0]', 'expected'],
    ['[1]', {}, 'config', 'expected an object with settings'],
    ['{', {}, 'config', 'neither JSON nor YAML'],
    ['{"timeout": "99999d"}', {}, 'timeout', 'at most 24 days'],
    [undefined, { PIPE_ARGS_STR: '{"task": "x"}' }, 'PIPE_ARGS_STR', 'expected'],
  ])('behavior: %s %j is refused with its place', async (file, env, path, words) => {
    const failure = await settings(file, env).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(TaskmeshError)
    expect(failure).toMatchObject({ path: expect.stringContaining(path), actor: 'configuration' })
    expect(String(failure)).toContain(words)
  })

  test('behavior: no error repeats a key', async () => {
    const secret = 'my-secret-key-in-the-wrong-place'
    const file = JSON.stringify({ keys: [{ name: 'a', sha256: secret }] })
    const failure = settings(file)
    await expect(failure).rejects.toThrow('keys[0].sha256: expected the SHA-256')
    await expect(failure).rejects.not.toThrow(secret)
    await expect(settings(undefined, { TASKMESH_KEYS: secret })).rejects.not.toThrow(secret)
  })

  test('behavior: what is printed masks hashes of keys and passwords, and can be read again', async () => {
    const file = JSON.stringify({
      keys: [{ name: 'shop', sha256: SHA, requestsPerMinute: 5 }],
      callbackUrl: 'http://me:pass-word@agent.example/x',
    })
    const text = printConfiguration(await settings(file, { TASKMESH_PORT: '9' }))
    expect(text).not.toContain(SHA)
    expect(text).not.toContain('pass-word')
    expect(text).toContain('port: 9  # environment variable TASKMESH_PORT')
    expect(text).toMatch(/keys: +# taskmesh\.config\.json\n +- name: shop/)
  })

  const json = fc.jsonValue({ maxDepth: 3 })
  const name = fc.constantFrom(...SETTING_NAMES)

  test('property: any file is a configuration, or an error that names a setting', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(name, fc.string()), json), (values) => {
        try {
          const read = readConfiguration([{ values, originOf: () => 'f', folder }], folder)
          expect(read.values.port).toBeTypeOf('number')
          expect(printConfiguration(read)).toContain('port:')
        } catch (error) {
          if (!(error instanceof TaskmeshError)) throw error
          expect(error.path).toBeTypeOf('string')
          expect(error.message.length).toBeLessThan(600)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('property: any strings in the environment or on the command line, likewise', () => {
    const strings = fc.dictionary(name, fc.oneof(fc.string(), fc.json({ maxDepth: 2 })))
    fc.assert(
      fc.property(strings, strings, (flags, variables) => {
        const env = Object.fromEntries(
          SETTING_NAMES.map((one) => [variableOf(one), variables[one]]),
        )
        try {
          const layers = [flagLayer(flags, [], folder), environmentLayer(env, folder)]
          readConfiguration(layers, folder)
        } catch (error) {
          expect(error).toMatchObject({ code: 'INVALID_CONFIGURATION' })
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('JSON Schema for editors', () => {
  test('the one in the package is that of the settings', async () => {
    const text = `${JSON.stringify(configurationJsonSchema(), undefined, 2)}\n`
    await expect(text).toMatchFileSnapshot('../taskmesh.config.schema.json')
  })

  test('behavior: it accepts what is read, and refuses what is not', () => {
    const isValid = new Ajv2020({ strict: false, validateFormats: false }).compile(
      configurationJsonSchema(),
    )
    const good = {
      $schema: './x.json',
      port: 1,
      models: ['a/b', { hub: 'a/b', dtype: 'q8' }],
      memoryBudget: '2GB',
    }
    expect(isValid(good), JSON.stringify(isValid.errors)).toBe(true)
    expect(isValid({ prot: 1 })).toBe(false)
    expect(isValid({ port: '1' })).toBe(false)
  })
})
