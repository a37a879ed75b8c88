/** Checks every package that is published with publint, as strictly as it can, after a build. */
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { PACKAGES, ROOT } from '../src/workspace.ts'

for (const { folder, manifest } of PACKAGES) {
  if (manifest.private) continue
  const pkgDir = join(ROOT, folder)
  const { messages, pkg } = await publint({ pkgDir, strict: true, pack: 'pnpm' })
  for (const message of messages) {
    process.exitCode = 1
    console.error(`${folder}/package.json: ${formatMessage(message, pkg, { color: false })}`)
  }
}
