import type { HubDialect } from '../../dialects/hub/hubDialect.ts'

/** The API answers one text with a list that holds the list of its classes. */
export default { answersInList: true } satisfies HubDialect
