import { homeData } from '#lib/home/homeData.ts'
import type { PageServerLoad } from './$types'

// Runs when the pages are built: the page carries no registry.
export const load: PageServerLoad = () => homeData()
