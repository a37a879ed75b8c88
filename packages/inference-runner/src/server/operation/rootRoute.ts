import { TASKS } from '@taskmesh/tasks'
import type { FastifyInstance } from 'fastify'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import type { DialectContext } from '../core/dialect.ts'
import { packageVersion } from '../core/packageVersion.ts'
import { areReady } from './healthRoutes.ts'

/** Where to go on, by what is there. */
const LINKS = {
  '/docs': 'Reference of all routes',
  '/openapi.json': 'The same as OpenAPI',
  '/v1/models': 'Models, and how far each is loaded',
  '/v1/tasks': 'Tasks, and which run here',
  '/metrics': 'Metrics for Prometheus',
  '/health/ready': 'Whether all models are loaded',
} as const

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
}

function row({ id, task, state }: ModelInfo): string {
  const cells = [id, TASKS[task].name, `POST /v1/tasks/${task}`, state].map(escape)
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
}

function table(models: readonly ModelInfo[]): string {
  return `<h2>Models</h2>
<div class="scroll"><table><thead><tr><th>Model</th><th>Task</th><th>Call</th><th>State</th></tr></thead>
<tbody>${models.map(row).join('\n')}</tbody></table></div>`
}

/** The page, with the models for those who may know them. */
function page(models: readonly ModelInfo[] | undefined): string {
  const links = Object.entries(LINKS).map(
    ([path, what]) => `<li><a href="${path}">${path}</a>: ${what}</li>`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Taskmesh inference runner</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; padding: 0.3rem 0.8rem 0.3rem 0; border-bottom: 1px solid #8886; }
</style>
</head>
<body>
<h1>Taskmesh inference runner</h1>
<p>${models === undefined ? 'Calls need an API key.' : `Version ${escape(packageVersion())}.`} Agents connect to <code>/mcp</code>, clients of OpenAI to <code>/v1</code>.</p>
<ul>${links.join('')}</ul>
${models === undefined ? '' : table(models)}
</body>
</html>
`
}

/** Whether a caller would rather have a page than JSON: browsers name HTML first. */
function wantsPage(accept: string | undefined): boolean {
  return accept !== undefined && /^\s*text\/html/i.test(accept)
}

/**
 * Adds `GET /`: what is served here, with links; a page for browsers, JSON for others. As on Hugging Face's
 * endpoints its status says whether all models are loaded. Where calls need keys, this is asked without one: models
 * and version are left out.
 */
export function addRootRoute(
  app: FastifyInstance,
  {
    runner,
    keys = [],
    loadsOnDemand = false,
  }: Pick<DialectContext, 'runner' | 'keys' | 'loadsOnDemand'>,
): void {
  app.get('/', { config: { access: 'health' } }, async ({ headers }, reply) => {
    const models = keys.length === 0 ? runner.models() : undefined
    const isReady = areReady(runner, loadsOnDemand)
    reply.header('vary', 'Origin, Accept')
    if (wantsPage(headers.accept)) {
      return reply
        .headers({
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
          'x-content-type-options': 'nosniff',
        })
        .type('text/html; charset=utf-8')
        .send(page(models))
    }
    return reply.code(isReady ? 200 : 503).send({
      status: isReady ? 'ready' : 'not ready',
      name: 'Taskmesh inference runner',
      ...(models !== undefined && {
        version: packageVersion(),
        models: models.map(({ id, task, state }) => ({ id, task, state })),
      }),
      links: Object.keys(LINKS),
    })
  })
}
