import { createReader } from '../../account/createClients.ts'
import type { Finding } from '../../doctor/check.ts'
import { checkEngine, checkMemory, checkNode as checkNodeJs } from '../../doctor/checks.ts'
import { checkPays, checkPolicy } from '../../doctor/policyChecks.ts'
import { printFinding } from '../../doctor/printFinding.ts'
import {
  checkClock,
  checkGas,
  checkKeystore,
  checkMasterApart,
  checkNode,
  checkSource,
  checkStake,
  checkStorage,
} from '../../doctor/providerChecks.ts'
import { createReporter } from '../../output/reporter.ts'
import { readProviderFile } from '../../provide/providerFile.ts'
import { providerFolder } from '../../provide/providerFolder.ts'
import { readStanding } from '../../provide/readStanding.ts'
import { askRunning, findRunning } from '../../provide/runningFile.ts'
import type { FolderOptions } from './options.ts'

/** Looks at what a provider needs, prints what was found with remedies, and fails when it cannot earn. */
export async function doctor(options: FolderOptions): Promise<void> {
  const files = providerFolder(options.folder)
  const file = await readProviderFile(files)
  const reporter = createReporter(options)
  const report = (finding: Finding) => {
    printFinding(reporter, finding, options.json)
    if (finding.level === 'fail') process.exitCode = 1
    return finding
  }
  report(checkNodeJs())
  report(checkMemory())
  report(await checkKeystore('provider key', files.providerKey))
  report(await checkMasterApart(files.masterKey, file))
  report(checkPolicy(file))
  const client = createReader(file.network)
  if (report(await checkNode(client, file)).level === 'ok') {
    const standing = await readStanding(client, file)
    report(await checkClock(client, file))
    report(checkStake(standing, file))
    report(await checkGas(client, standing, file))
    for (const source of file.sources) {
      const { level } = report(await checkSource(client, standing, source))
      if (level === 'ok') report(await checkPays(client, file, source))
    }
  }
  report(await checkStorage(file))
  report(await checkEngine())
  const running = await findRunning(files)
  const isReady = running && (await askRunning(running, '/health/ready')) !== undefined
  const name = 'process'
  if (running === undefined) report({ name, level: 'ok', found: 'It does not run' })
  else if (isReady) report({ name, level: 'ok', found: `It runs and is ready, on ${running.url}` })
  else {
    const remedy = `See ${running.url}/health/ready, and its log.`
    report({ name, level: 'warn', found: 'It runs and is not ready', remedy })
  }
}
