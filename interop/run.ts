/**
 * Runs what others have made against Taskmesh: the network's own Python SDK against the development
 * network and our provider, validators and generators of other languages on `tasks.json`, models and
 * pipelines that others published.
 *
 *   node --conditions=@taskmesh/source run.ts [accessibility] [consumers] [fuzz] [hubClients] [hubServer] [languages] [models]
 *     [openAiClient] [pipelines] [pythonPackage] [readmes] [sdk] [specifications]
 *     [--json] [--verbose] [--python <path>] [--record] [--keep-release] [--out <folder>]
 *
 * `--python` names an interpreter that has what `python/libraries.txt` lists; by default one is prepared.
 * `--out` is a folder, from the root of the repository, for what `pythonPackage` has built.
 * `consumers/types` and `readmes/client` are groups of a part. `--keep-release` takes the packages that the
 * local registry has from before, instead of releasing the last commit.
 * `--record` writes what was measured of the models into `models/measured.json`.
 * Ends with 1 when something fails that is not known to fail on any network.
 */
import { parseArgs } from 'node:util'
import { runAccessibility } from './accessibility/runAccessibility.ts'
import { runConsumers } from './consumers/runConsumers.ts'
import { runFuzz } from './fuzz/runFuzz.ts'
import { runHubClients } from './hubClients/runHubClients.ts'
import { runHubServer } from './hubClients/runHubServer.ts'
import { runLanguages } from './languages/runLanguages.ts'
import { runModels } from './models/runModels.ts'
import { runOpenAiClient } from './openAiClient/runOpenAiClient.ts'
import { runPipelines } from './pipelines/runPipelines.ts'
import { runPythonPackage } from './pythonPackage/runPythonPackage.ts'
import { runReadmes } from './readmes/runReadmes.ts'
import { closeRelease } from './registry/openRelease.ts'
import type { Step } from './report/message.ts'
import { table } from './report/table.ts'
import type { RunOptions } from './runOptions.ts'
import { runSdk } from './sdk/runSdk.ts'
import { runSpecifications } from './specifications/runSpecifications.ts'

const PARTS = {
  accessibility: runAccessibility,
  consumers: runConsumers,
  fuzz: runFuzz,
  hubClients: runHubClients,
  hubServer: runHubServer,
  languages: runLanguages,
  models: runModels,
  openAiClient: runOpenAiClient,
  pipelines: runPipelines,
  pythonPackage: runPythonPackage,
  readmes: runReadmes,
  sdk: runSdk,
  specifications: runSpecifications,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    'keep-release': { type: 'boolean', default: false },
    out: { type: 'string' },
    python: { type: 'string' },
    record: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})
const chosen = positionals.map((name) => name.split('/'))
const unknown = positionals.filter((name) => !Object.hasOwn(PARTS, name.split('/')[0] ?? ''))
if (unknown.length > 0) {
  throw new Error(`Expected parts of ${Object.keys(PARTS).join(', ')}; got ${unknown.join(', ')}.`)
}
const options: RunOptions = {
  log: (line) => void process.stderr.write(`${line}\n`),
  onStderr: values.verbose ? (text) => process.stderr.write(text) : undefined,
  out: values.out,
  python: values.python,
  keepRelease: values['keep-release'],
  record: values.record,
}
const steps: Step[] = []
try {
  for (const [name, run] of Object.entries(PARTS)) {
    const groups = chosen.filter(([part]) => part === name).map(([, group]) => group)
    if (positionals.length > 0 && groups.length === 0) continue
    const named = groups.filter((group) => group !== undefined)
    const only = named.length === groups.length && named.length > 0 ? named : undefined
    steps.push(...(await run({ ...options, only })))
  }
} finally {
  await closeRelease()
}
process.stdout.write(`${values.json ? JSON.stringify(steps, undefined, 2) : table(steps)}\n`)
const count = (outcome: Step['outcome']) => steps.filter((step) => step.outcome === outcome).length
options.log(
  `${count('passed')} passed, ${count('failed')} failed, ${count('known')} known failures of others`,
)
process.exitCode = count('failed') === 0 && count('passed') > 0 ? 0 : 1
