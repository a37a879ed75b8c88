import { DOC_PAGES } from '#lib/docs/pages/docPages.ts'
import { docsMarkdown } from '#lib/twins/docsMarkdown.ts'
import { indexMarkdown } from '#lib/twins/indexMarkdown.ts'
import type { RequestHandler } from './$types'

export const prerender = true
export const trailingSlash = 'never'

export const GET: RequestHandler = () =>
  new Response(`${indexMarkdown('./')}\n${docsMarkdown(DOC_PAGES, './')}`, {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  })
