/**
 * Puts the built gallery beside the built command, so that the published package can serve it. The models that pages run
 * themselves stay out: the command serves those of the packages that it depends on.
 */
import { cp, rm } from 'node:fs/promises'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const built = fileURLToPath(new URL('../../../apps/gallery/build', import.meta.url))
const target = fileURLToPath(new URL('../dist/gallery/site', import.meta.url))

await rm(target, { recursive: true, force: true })
await cp(built, target, {
  recursive: true,
  filter: (path) => !/^(?:models|onnxruntime|taskmesh\.json)/.test(relative(built, path)),
})
