import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { providerFile } from '../src/provide/providerFile.ts'
import { providerJsonSchema } from '../src/provide/providerJsonSchema.ts'

const file = {
  network: { chain: 'devnet', rpcUrl: 'http://127.0.0.1:8545' },
  provider: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
  master: '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC',
  sources: [{ source: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8', task: 'text-classification' }],
}

test('the JSON Schema of provider.json is the one in the package', async () => {
  const text = `${JSON.stringify(providerJsonSchema(), undefined, 2)}\n`
  await expect(text).toMatchFileSnapshot('../provider.schema.json')
})

test.each([
  ['as init writes it', { ...file, $schema: './provider.schema.json' }, true],
  ['with a policy', { ...file, policy: { minPayment: '0.001', daily: { maxTasks: 3 } } }, true],
  ['with an unknown field', { ...file, concurency: 3 }, false],
  ['with a wrong address', { ...file, provider: '0x12' }, false],
  ['with a wrong policy', { ...file, policy: { minPayment: 'much' } }, false],
  ['with a number for an amount', { ...file, maxFeePerDay: 2 }, false],
  ['without sources', { ...file, sources: [] }, false],
])('%s an editor and the command say the same', (_name, value, isGood) => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
    providerJsonSchema(),
  )
  expect(validate(value), JSON.stringify(validate.errors)).toBe(isGood)
  expect(z.safeDecode(providerFile, value as z.input<typeof providerFile>).success).toBe(isGood)
})
