import { indexMarkdown } from '#lib/twins/indexMarkdown.ts'
import type { RequestHandler } from './$types'

export const prerender = true
export const trailingSlash = 'never'

export const GET: RequestHandler = () =>
  new Response(indexMarkdown('./'), { headers: { 'content-type': 'text/markdown; charset=utf-8' } })
