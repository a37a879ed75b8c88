import adapter from '@sveltejs/adapter-static'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig, type Plugin } from 'vite'
import { docsPlugin } from './scripts/docs/docsPlugin.ts'

const SOURCE = '@taskmesh/source'

/** Those of icons and of the button that copies are on pages without a widget as well. */
const WIDGET_STYLES =
  /packages\/widgets\/src\/lib\/(?!icon\/|outputs\/CopyButton)[^?]+\?svelte&type=style/

/** What says what is wrong, on pages without a widget as well. */
const ISSUES = /packages\/(errors\/src|tasks\/src\/parse\/toIssues)\b/

/** What every widget has from the beginning, or as soon as it has an answer, with all that it takes. */
const WIDGET_FRAME =
  /packages\/widgets\/src\/lib\/(frame\/(WidgetFrame|WidgetController|Answer|Downloads|tools\/(FrameTools|History|LinkButton))|outputs\/(JsonOutput|Texts))\b/

/**
 * What all pages load, what all widgets load besides and what most of them show at once, each as one file: in small
 * ones, which are compressed one by one, a page loads a fifth more. The styles of all widgets are one file too: those of a
 * part that is imported by an import would come after the page is painted, and move what is there.
 */
const sharedFiles: Plugin = {
  name: 'shared-files',
  configEnvironment: (name) =>
    name === 'client'
      ? {
          build: {
            rolldownOptions: {
              output: {
                codeSplitting: {
                  groups: [
                    {
                      name: 'page',
                      test: /node_modules\/(svelte|clsx|esm-env)\/|vite\/preload-helper|icon\/Glyph\.svelte/,
                      priority: 3,
                    },
                    { name: 'styles', test: WIDGET_STYLES, priority: 4 },
                    { name: 'issues', test: ISSUES, priority: 3 },
                    { name: 'frame', test: WIDGET_FRAME, priority: 2 },
                    {
                      name: 'widget',
                      test: /packages\/(widgets|tasks|errors)\//,
                      minShareCount: 40,
                    },
                  ],
                },
              },
            },
          },
        }
      : undefined,
}

export default defineConfig({
  // Lists of what each of sixty widgets needs would be larger than what preloading it saves.
  build: { modulePreload: false },
  plugins: [
    sharedFiles,
    docsPlugin(),
    sveltekit({
      adapter: adapter({ fallback: '404.html', precompress: true }),
      // A page may ask only what a person or the configuration names: a runner, a chain, media.
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self', 'unsafe-inline'],
          'connect-src': ['self', 'http:', 'https:'],
          'img-src': ['self', 'data:', 'blob:', 'http:', 'https:'],
          'media-src': ['self', 'data:', 'blob:', 'http:', 'https:'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['none'],
        },
      },
    }),
  ],
  worker: { format: 'es' },
  resolve: {
    conditions: [
      SOURCE,
      // The WebAssembly of models is served beside them: the worker does not bring another copy.
      'onnxruntime-web-use-extern-wasm',
      'svelte',
      'browser',
      'module',
      'development|production',
    ],
  },
  ssr: {
    noExternal: [/^@taskmesh\//],
    resolve: { conditions: [SOURCE, 'svelte', 'node', 'module', 'development|production'] },
  },
})
