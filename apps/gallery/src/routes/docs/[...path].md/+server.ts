import { error } from '@sveltejs/kit'
import { fileOf } from '#lib/docs/pages/docLinks.ts'
import { DOC_PAGES } from '#lib/docs/pages/docPages.ts'
import type { RequestHandler } from './$types'

export const prerender = true
export const trailingSlash = 'never'
export const entries = () => DOC_PAGES.map(({ path }) => ({ path: path === '' ? 'index' : path }))

export const GET: RequestHandler = ({ params: { path } }) => {
  const page = DOC_PAGES.find((each) => fileOf(each.path) === `${path}.md`)
  if (page === undefined) error(404, `There is no page "${path}" in the documentation.`)
  return new Response(page.markdown, {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  })
}
