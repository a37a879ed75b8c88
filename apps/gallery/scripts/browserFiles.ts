/** Puts the models that pages run themselves into the built site, with a `taskmesh.json` that names them. */
import { cp, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import { browserFiles } from '@taskmesh/venues/browser/files'
import { networkFile } from '@taskmesh/venues/network-file'
import * as z from 'zod/mini'

const site = fileURLToPath(new URL('../build', import.meta.url))
const models = Object.values(DEMO_MODELS).map(({ task, id }) => ({
  task,
  id,
  directory: demoModelDirectory(task),
}))
// The runner brings Transformers.js along.
const runner = createRequire(import.meta.url).resolve('@taskmesh/inference-runner/package.json')
const { browser, files } = await browserFiles(models, runner)
for (const { path, file } of files) await cp(file, join(site, path))
await writeFile(join(site, 'taskmesh.json'), JSON.stringify(z.encode(networkFile, { browser })))
