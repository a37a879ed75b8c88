import type { CustomPipelineSpec } from '../../engine/modelSpec.ts'
import type { PipelineFile } from './findPipeline.ts'
import type { Loaded } from './process/messages.ts'
import type { Confinement } from './sandbox/confinement.ts'

/** The first version of Landlock that limits TCP. */
const LANDLOCK_OF_TCP = 4

/** What of the limits of a pipeline does not hold on this machine, as sentences for its operator. */
export function unenforced(
  { allow = {} }: CustomPipelineSpec,
  { language, file }: PipelineFile,
  { limits }: Confinement,
  { landlock, memory }: Loaded,
): string[] {
  const isPython = language === 'python'
  const found: string[] = []
  if (!allow.network && !limits.network) {
    const tcp = isPython && landlock >= LANDLOCK_OF_TCP ? ' TCP connections are refused; ' : ' '
    found.push(
      `The code of ${file} may reach the network:${tcp}install bubblewrap, or allow user namespaces, to keep it from that.`,
    )
  }
  if (!limits.files && isPython && landlock === 0) {
    found.push(
      `The code of ${file} may read and write all files that this process may: install bubblewrap to keep it from that.`,
    )
  }
  if (!limits.files && !isPython && allow.addons) {
    found.push(
      `Native code that ${file} loads may read and write all files that this process may: install bubblewrap to keep it from that.`,
    )
  }
  if (process.platform !== 'linux' && !memory) {
    found.push(`The memory of ${file} is not limited: that needs Linux.`)
  }
  return found
}
