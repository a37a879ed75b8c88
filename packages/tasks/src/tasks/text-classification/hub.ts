import type { HubDialect } from '../../dialects/hubDialect.ts'

/** The API answers one text with a list that holds the list of its classes. */
export default { answersInList: true } satisfies HubDialect
