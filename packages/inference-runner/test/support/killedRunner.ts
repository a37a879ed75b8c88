/** A program whose host loops; it prints the number of the host's process. */
import { MediaDirectory } from '../../src/hosts/MediaDirectory.ts'
import { Spawner } from '../../src/hosts/process/Spawner.ts'
import { ProcessHost } from '../../src/hosts/ProcessHost.ts'
import { silentLogger } from '../../src/logger.ts'
import { demoSpec } from './demoSpec.ts'

const media = new MediaDirectory()
const spawner = new Spawner({ socketPath: () => media.nextPath() })
await spawner.prepare()
const host = new ProcessHost({
  logger: silentLogger,
  name: 'loops',
  start: () => spawner.start(new URL('./faultyHost.ts', import.meta.url)),
  media,
  maxProcessBytes: Infinity,
  onExit: () => {},
})
const job = { spec: demoSpec('text-classification'), parameters: {}, isStreamed: false }
const { signal } = new AbortController()
await host.run({ ...job, inputs: ['calm'] }, { signal, graceMs: 50 })
const looping = host.run({ ...job, inputs: ['loop'] }, { signal, graceMs: 50 })
process.stdout.write(`${host.pid}\n`)
await looping
