import type { HubDialect } from '../../dialects/hub/hubDialect.ts'

/** The API answers one image with a list of one. */
export default { answersInList: true } satisfies HubDialect
