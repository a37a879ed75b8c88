import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { FastifyInstance } from 'fastify'

const FILE = 'openapi-explorer.min.js'

/** Only what the page has itself; the library writes styles into the page. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ')

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Taskmesh inference runner: reference</title>
<link rel="stylesheet" href="/docs/page.css">
<script type="module" src="/docs/${FILE}"></script>
</head>
<body>
<openapi-explorer spec-url="/openapi.json" server-url="/" schema-expand-level="1" hide-server-selection hide-authentication></openapi-explorer>
<noscript>This page needs JavaScript. <a href="/openapi.json">openapi.json</a> says the same.</noscript>
</body>
</html>
`

const STYLES = `
body { margin: 0; }
openapi-explorer {
  --primary-color: #1d4ed8;
  --secondary-color: #334155;
  --bg: #fff;
  --fg: #1f2937;
  --light-fg: #4b5563;
  --light-bg: #f1f5f9;
  --bg2: #f8fafc;
  --bg3: #eef2f7;
  --header-bg: #f1f5f9;
  --header-fg: #1f2937;
  --border-color: #cbd5e1;
  --light-border-color: #e2e8f0;
  --input-bg: #fff;
  --placeholder-color: #6b7280;
  --nav-bg-color: #f1f5f9;
  --nav-text-color: #1f2937;
  --nav-hover-bg-color: #dbeafe;
  --nav-hover-text-color: #1d4ed8;
  --font-regular: system-ui, sans-serif;
  --font-mono: ui-monospace, monospace;
}
@media (prefers-color-scheme: dark) {
  body { background: #111827; }
  openapi-explorer {
    --primary-color: #93c5fd;
    --secondary-color: #cbd5e1;
    --bg: #111827;
    --fg: #e5e7eb;
    --light-fg: #9ca3af;
    --light-bg: #1f2937;
    --bg2: #172033;
    --bg3: #1f2937;
    --header-bg: #0b1220;
    --header-fg: #e5e7eb;
    --border-color: #374151;
    --light-border-color: #1f2937;
    --input-bg: #1f2937;
    --placeholder-color: #9ca3af;
    --nav-bg-color: #0b1220;
    --nav-text-color: #e5e7eb;
    --nav-hover-bg-color: #1e3a5f;
    --nav-hover-text-color: #93c5fd;
    --primary-btn-text-color: #111827;
  }
}
`

const OPEN = { config: { access: 'docs' } } as const

async function readScript(): Promise<Buffer> {
  try {
    return await readFile(new URL(FILE, import.meta.url))
  } catch {
    // In a checkout nothing is copied beside this file.
    const require = createRequire(import.meta.url)
    return readFile(require.resolve(`openapi-explorer/dist/browser/${FILE}`))
  }
}

/** Adds `GET /docs`: the reference of all routes, from `/openapi.json`. It needs no network. */
export function addDocsRoutes(app: FastifyInstance): void {
  let script: Promise<Buffer> | undefined
  app.get('/docs', OPEN, async (_incoming, reply) =>
    reply
      .headers({
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
      .type('text/html; charset=utf-8')
      .send(PAGE),
  )
  app.get('/docs/page.css', OPEN, async (_incoming, reply) =>
    reply.type('text/css; charset=utf-8').send(STYLES),
  )
  app.get(`/docs/${FILE}`, { ...OPEN, compress: { threshold: 0 } }, async (_incoming, reply) => {
    script ??= readScript()
    return reply
      .headers({ 'cache-control': 'public, max-age=3600', 'x-content-type-options': 'nosniff' })
      .type('text/javascript; charset=utf-8')
      .send(await script)
  })
}
