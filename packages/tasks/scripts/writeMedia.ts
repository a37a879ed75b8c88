/**
 * Writes the files in `media/` as modules that examples load when they are shown: base64, so that they
 * need neither a file system nor a bundler that knows files.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readSources } from './showcase/sources.ts'
import { mediaModule } from './showcase/mediaModule.ts'

const MEDIA = new URL('../media/', import.meta.url)
const MODULES = new URL('../src/generated/media/', import.meta.url)

for (const file of readdirSync(MODULES)) rmSync(fileURLToPath(new URL(file, MODULES)))
for (const { file, alt } of readSources()) {
  const bytes = readFileSync(new URL(file, MEDIA))
  writeFileSync(new URL(file.replace(/\.\w+$/, '.ts'), MODULES), mediaModule(bytes, alt))
}
