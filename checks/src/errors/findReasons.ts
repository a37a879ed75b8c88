import { PACKAGES } from '../workspace.ts'
import { CodeReader } from './CodeReader.ts'
import type { Program } from './readProgram.ts'

/** A code that says why something happened, where no error is thrown, such as in an event. */
export interface Reason {
  code: string
  packageId: string
}

/** Finds the codes in events and records of all packages. */
export function findReasons({ checker, sourcesOf }: Program): Reason[] {
  const reader = new CodeReader(checker)
  return PACKAGES.flatMap((each) =>
    sourcesOf(each)
      .flatMap((file) => reader.reasonsIn(file))
      .map((code) => ({ code, packageId: each.id })),
  )
}
