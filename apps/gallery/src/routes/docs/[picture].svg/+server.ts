import { error } from '@sveltejs/kit'
import sources from 'virtual:taskmesh-docs'
import type { RequestHandler } from './$types'

export const prerender = true
export const trailingSlash = 'never'
export const entries = () => Object.keys(sources.pictures).map((picture) => ({ picture }))

export const GET: RequestHandler = ({ params: { picture } }) => {
  const drawing = sources.pictures[picture]
  if (drawing === undefined) error(404, `There is no drawing "${picture}".`)
  return new Response(drawing, { headers: { 'content-type': 'image/svg+xml' } })
}
