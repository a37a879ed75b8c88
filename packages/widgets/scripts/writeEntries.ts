import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { TASK_IDS } from '@taskmesh/tasks'
import { entryFiles } from './entryFiles.ts'

const LIBRARY = new URL('../src/lib/', import.meta.url)
const FOLDERS = ['generated/', 'entries/generated/', 'elements/generated/']

const files = entryFiles(TASK_IDS)
for (const folder of FOLDERS) await mkdir(new URL(folder, LIBRARY), { recursive: true })
for (const { path, content } of files) await writeFile(new URL(path, LIBRARY), content)

const paths = new Set(files.map(({ path }) => path))
for (const folder of FOLDERS) {
  for (const name of await readdir(new URL(folder, LIBRARY))) {
    if (!paths.has(`${folder}${name}`)) await rm(new URL(`${folder}${name}`, LIBRARY))
  }
}
console.log(`Wrote ${files.length} files.`)
