import { indexMarkdown } from '#lib/twins/indexMarkdown.ts'
import type { RequestHandler } from './$types'

export const prerender = true
export const trailingSlash = 'never'

// As https://llmstxt.org has it: what the pages are, and where each is as Markdown.
export const GET: RequestHandler = () =>
  new Response(indexMarkdown('./'), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
