/**
 * Packs every package that is published, after a build, and checks what its users would get: its
 * package.json, its files and their size, its README, its types, and what it exports, which has to be as
 * `api.md` of the package says. `--update` writes those files.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPackage } from '../src/packages/checkPackage.ts'
import { packPackage } from '../src/packages/packPackage.ts'
import { renderApi } from '../src/packages/renderApi.ts'
import { PACKAGES, ROOT } from '../src/workspace.ts'

const isUpdate = process.argv.includes('--update')
const temporary = mkdtempSync(join(tmpdir(), 'taskmesh-packages-'))
try {
  for (const each of PACKAGES) {
    if (each.manifest.private) continue
    const packed = packPackage(each, temporary)
    if (isUpdate) writeFileSync(join(ROOT, each.folder, 'api.md'), renderApi(packed))
    for (const problem of await checkPackage(packed)) {
      process.exitCode = 1
      console.error(`${each.folder}: ${problem}`)
    }
  }
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
