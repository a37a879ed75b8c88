/** Compiles what svelte-package leaves as Svelte: for browsers, for servers, and for pages without a bundler. */
import { fileURLToPath } from 'node:url'
import { compile } from './build/builds.ts'

await compile(process.env['TASKMESH_DIST'] ?? fileURLToPath(new URL('../dist/', import.meta.url)))
