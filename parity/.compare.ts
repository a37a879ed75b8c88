import { readdirSync } from 'node:fs'
const root = '/tmp/wt/generation/parity'
const { readModels } = await import(`${root}/src/reference.ts`)
const { findCaseDifferences, batchesOf, findBatchDifferences } = await import(`${root}/src/findCaseDifferences.ts`)
const { modelOption } = await import(`${root}/src/modelOption.ts`)
const { createRunner } = await import('/tmp/wt/generation/packages/inference-runner/src/index.ts')
const only = process.argv.slice(3)
const models = readModels(process.argv[2]).filter((m: any) => only.length === 0 || only.includes(m.name))
for (const model of models) {
  const runner = createRunner({ models: [modelOption(model)], threads: 1 })
  let ok = 0, bad = 0
  const judge = async (name: string, work: Promise<string[]>) => {
    const found = await work.catch((e: unknown) => [String((e as any)?.cause ?? '') + String(e)])
    if (found.length === 0) ok++
    else { bad++; if (bad < 6) console.log('✗', model.name, name, found.slice(0, 2).join(' | ').slice(0, 700)) }
  }
  for (const one of model.reference.cases) await judge(one.name, findCaseDifferences(runner, model, one))
  for (const cases of batchesOf(model)) await judge(`batch ${cases.length}`, findBatchDifferences(runner, model, cases))
  console.log(bad === 0 ? '✓' : '✗', model.name, ok, 'ok', bad, 'bad')
  await runner.close()
}
