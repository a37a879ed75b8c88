import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openKeystore, writeKeystore } from '../src/keystore/keystoreFile.ts'
import { keystoreSchema } from '../src/keystore/keystoreSchema.ts'
import { readPassphrase } from '../src/keystore/readPassphrase.ts'
import { runInProcess } from './support/inProcess.ts'

const privateKey = '0x7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d'
const passphrase = 'correct horse battery staple'

let folder: string
let path: string

const write = async (name: string, text: string, mode = 0o600) => {
  const file = join(folder, name)
  await writeFile(file, text, { mode })
  await chmod(file, mode)
  return file
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keystore-'))
  path = join(folder, 'new', 'key.json')
  await writeKeystore(path, { privateKey, passphrase })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('keystore', () => {
  test('behavior: a key comes back with its passphrase, the file is for its owner, and nothing is written over', async () => {
    expect(await openKeystore(path, passphrase)).toBe(privateKey)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    const text = await readFile(path, 'utf8')
    expect(text).not.toContain(privateKey.slice(2))
    expect(text).not.toContain(passphrase)
    await expect(writeKeystore(path, { privateKey, passphrase })).rejects.toMatchObject({
      code: 'EEXIST',
    })
  })

  test('behavior: reads the test vectors of the Web3 Secret Storage Definition', async () => {
    // Source: Ethereum, Web3 Secret Storage Definition, test vectors; the passphrase is "testpassword".
    const vector = (kdf: object) =>
      JSON.stringify({
        crypto: { cipher: 'aes-128-ctr', ...kdf },
        id: '3198bc9c-6672-5ab3-d995-4942343ae5b6',
        version: 3,
      })
    const pbkdf2 = await write(
      'pbkdf2.json',
      vector({
        cipherparams: { iv: '6087dab2f9fdbbfaddc31a909735c1e6' },
        ciphertext: '5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46',
        kdf: 'pbkdf2',
        kdfparams: {
          c: 262_144,
          dklen: 32,
          prf: 'hmac-sha256',
          salt: 'ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd',
        },
        mac: '517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2',
      }),
    )
    expect(await openKeystore(pbkdf2, 'testpassword')).toBe(privateKey)
    const scrypt = await write(
      'scrypt.json',
      vector({
        cipherparams: { iv: '83dbcc02d8ccb40e466191a123791e0e' },
        ciphertext: 'd172bf743a674da9cdad04534d56926ef8358534d458fffccd4e6ad2fbde479c',
        kdf: 'scrypt',
        kdfparams: {
          dklen: 32,
          n: 262_144,
          p: 8,
          r: 1,
          salt: 'ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19',
        },
        mac: '2103ac29920d71da29f15d75b4a16dbe95cfd7ff8faea1056c33131d846e3097',
      }),
    )
    expect(await openKeystore(scrypt, 'testpassword')).toBe(privateKey)
  })

  test('error: a wrong passphrase, and a file that others may read, are named without the key', async () => {
    await expect(openKeystore(path, 'wrong')).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' })
    const open = await write('open.json', await readFile(path, 'utf8'), 0o644)
    await expect(openKeystore(open, passphrase)).rejects.toMatchObject({
      code: 'INVALID_KEYSTORE',
      shortMessage: expect.stringContaining('chmod 600'),
    })
  })

  test.each([
    ['', 'not JSON'],
    ['{}', 'version'],
    ['[1]', 'object'],
    ['{"version":3,"id":"x","crypto":{"kdf":"scrypt"}}', 'crypto'],
  ])('error: %j is no keystore', async (text, expected) => {
    const file = await write(`bad-${text.length}.json`, text)
    await expect(openKeystore(file, passphrase)).rejects.toMatchObject({
      code: 'INVALID_KEYSTORE',
      shortMessage: expect.stringContaining(expected),
    })
  })

  test('security: a keystore that would take all memory or days to open is refused at once', async () => {
    const keystore = JSON.parse(await readFile(path, 'utf8'))
    for (const changes of [
      { n: 2 ** 30 },
      { r: 4096 },
      { p: 10_000 },
      { n: 2 ** 20, r: 16, p: 16 },
    ]) {
      const kdfparams = { ...keystore.crypto.kdfparams, ...changes }
      const hostile = { ...keystore, crypto: { ...keystore.crypto, kdfparams } }
      expect(keystoreSchema.safeParse(hostile).success).toBe(false)
    }
  })

  test('property: whatever JSON stands in a file, opening it gives a keystore error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (text) => {
        const file = await write('fuzz.json', text)
        await expect(openKeystore(file, passphrase)).rejects.toMatchObject({
          code: 'INVALID_KEYSTORE',
        })
      }),
      { numRuns: 50 },
    )
  })
})

describe('passphrases', () => {
  test('behavior: the first line of the file comes before the environment', async () => {
    const passphraseFile = await write('passphrase', 'from a file\nsecond line\n')
    const env = { TASKMESH_PASSPHRASE: 'from the environment' }
    expect(await readPassphrase(path, { passphraseFile, env })).toBe('from a file')
    expect(await readPassphrase(path, { env })).toBe('from the environment')
  })

  test('error: none, an empty file, and one that is too short for a new key', async () => {
    await expect(readPassphrase(path, { env: {} })).rejects.toMatchObject({ code: 'NO_PASSPHRASE' })
    const passphraseFile = await write('empty', '\n')
    await expect(readPassphrase(path, { passphraseFile })).rejects.toMatchObject({
      path: 'passphrase',
    })
    const env = { TASKMESH_PASSPHRASE: 'short' }
    await expect(readPassphrase(path, { env }, true)).rejects.toMatchObject({ path: 'passphrase' })
    expect(await readPassphrase(path, { env })).toBe('short')
  })
})

describe('taskmesh keystore', () => {
  beforeAll(() => {
    vi.stubEnv('TASKMESH_PASSPHRASE', passphrase)
  })
  afterAll(() => {
    vi.unstubAllEnvs()
  })

  test('behavior: imports a key and prints its address, never the key', async () => {
    const key = await write('key.txt', `${privateKey}\n`)
    const file = join(folder, 'imported.json')
    const words = ['keystore', file, '--import', key, '--json']
    const { code, stdout, stderr } = await runInProcess(words)
    expect(code, stderr).toBe(0)
    const { address } = privateKeyToAccount(privateKey)
    expect(JSON.parse(stdout)).toEqual({ path: file, address })
    expect(`${stdout}${stderr}`).not.toContain(privateKey.slice(2))
    expect(await openKeystore(file, passphrase)).toBe(privateKey)
  })

  test('error: a file that is there is not written over', async () => {
    const { code, stderr } = await runInProcess(['keystore', path])
    expect(code).toBe(1)
    expect(stderr).toContain('is there already')
  })
})
