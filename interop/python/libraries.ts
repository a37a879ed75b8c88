import type { RunOptions } from '../runOptions.ts'
import { preparePython } from './environment.ts'

const LIBRARIES = {
  name: 'libraries',
  requirements: new URL('libraries.txt', import.meta.url),
}

/**
 * A Python with the libraries that models are made with: scikit-learn, spaCy, sentence-transformers, …
 *
 * @throws PythonMissingError when it cannot be had.
 */
export async function pythonWithLibraries({ python, log }: RunOptions): Promise<string> {
  return python ?? (await preparePython(LIBRARIES, log))
}
