import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { packOutside, type Outside } from './packOutside.ts'

declare module 'vitest' {
  interface ProvidedContext {
    outside: Outside
  }
}

/** Packs once for all files. */
export default function setup(project: TestProject): () => void {
  const outside = packOutside()
  project.provide('outside', outside)
  return () => rmSync(outside.folder, { recursive: true, force: true })
}
