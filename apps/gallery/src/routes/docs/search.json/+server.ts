import { docSections } from '#lib/docs/search/docSections.ts'
import { DOC_PAGES } from '#lib/docs/pages/docPages.ts'
import type { RequestHandler } from './$types'

export const prerender = true
export const trailingSlash = 'never'

export const GET: RequestHandler = () => Response.json(DOC_PAGES.flatMap(docSections))
