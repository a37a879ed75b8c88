import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import type { TaskFolder } from './taskFolder.ts'

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url))
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))

/** What the compiler says of the files of one folder, as it prints it. */
export function typeErrors({ url, files }: TaskFolder): string {
  const config = ts.readConfigFile(`${PACKAGE}tsconfig.json`, (file) => ts.sys.readFile(file))
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, PACKAGE)
  const sources = [...files.keys()].filter((file) => file.endsWith('.ts'))
  const paths = sources.map((file) => fileURLToPath(new URL(file, url)))
  const program = ts.createProgram(paths, { ...options, noEmit: true })
  const found = paths.flatMap((path) => {
    const source = program.getSourceFile(path)
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
  })
  return ts.formatDiagnostics(found, {
    getCanonicalFileName: (file) => file,
    getCurrentDirectory: () => ROOT,
    getNewLine: () => '\n',
  })
}
