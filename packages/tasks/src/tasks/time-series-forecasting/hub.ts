import { readForecast } from '../../dialects/hub/forms/series/forecast.ts'
import { readFrequency, seriesForm } from '../../dialects/hub/forms/series/seriesForm.ts'
import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { listUnder } from '../../dialects/hub/wrappers.ts'

/** The API has no such task yet; its draft has series as lists of points. */
export default {
  forms: [seriesForm],
  decodeRequest: readFrequency,
  unwrapAnswer: listUnder('outputs'),
  decodeOutput: readForecast,
} satisfies HubDialect
