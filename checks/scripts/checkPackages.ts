/**
 * Packs every package that is published, after a build, and checks what its users would get: its
 * package.json, its files and their size, its README, its types, and what it exports, which has to be as
 * `api.md` of the package says. `--update` writes those files; names, such as `tasks`, are the only packages to look at.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkPackage } from '../src/packages/checkPackage.ts'
import { packPackage } from '../src/packages/packPackage.ts'
import { renderApi } from '../src/packages/renderApi.ts'
import { PACKAGES, ROOT } from '../src/workspace.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { update: { type: 'boolean', default: false } },
})
const temporary = mkdtempSync(join(tmpdir(), 'taskmesh-packages-'))
try {
  for (const each of PACKAGES) {
    if (each.manifest.private) continue
    if (positionals.length > 0 && !positionals.includes(each.id)) continue
    const packed = packPackage(each, temporary)
    if (values.update) writeFileSync(join(ROOT, each.folder, 'api.md'), renderApi(packed))
    for (const problem of await checkPackage(packed)) {
      process.exitCode = 1
      console.error(`${each.folder}: ${problem}`)
    }
  }
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
