import { error } from '@sveltejs/kit'
import { docData } from '#lib/docs/pages/docData.ts'
import { DOC_PAGES, findDocPage } from '#lib/docs/pages/docPages.ts'
import type { PageServerLoad } from './$types'

export const entries = () => DOC_PAGES.map(({ path }) => ({ path }))

// Runs when the pages are built: a page carries its own words and no parser of Markdown.
export const load: PageServerLoad = ({ params: { path } }) => {
  const page = findDocPage(path.replace(/\/$/, ''))
  if (page === undefined) error(404, `There is no page "${path}" in the documentation.`)
  return { doc: docData(page, DOC_PAGES) }
}
