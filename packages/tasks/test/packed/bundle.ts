import { gzipSync } from 'node:zlib'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import * as esbuild from 'esbuild'
import { rollup } from 'rollup'

const ENTRY = 'entry.js'

async function withEsbuild(project: string, source: string): Promise<string> {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: source, resolveDir: project, sourcefile: ENTRY },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}

async function withRollup(project: string, source: string): Promise<string> {
  const entry = `${project}/${ENTRY}`
  const bundle = await rollup({
    input: entry,
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? source : null),
      },
      nodeResolve({ browser: true }),
    ],
  })
  const { output } = await bundle.generate({ format: 'es' })
  await bundle.close()
  const { code } = await esbuild.transform(output[0].code, {
    minify: true,
    format: 'esm',
    target: 'es2022',
  })
  return code
}

/** The bundlers that the package is tried with: from source text to minified code for browsers. */
export const BUNDLERS = { esbuild: withEsbuild, rollup: withRollup }

/** Bytes of a string as servers send it. */
export function gzipSize(code: string): number {
  return gzipSync(code, { level: 9 }).length
}
