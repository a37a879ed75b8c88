export { defineVenue, type RawAnswer, type VenueDefinition } from './defineVenue.ts'
export {
  InvalidRunnerUrlError,
  RunnerError,
  RunnerUnreachableError,
  VenueCannotRunError,
} from './errors.ts'
export {
  inProcessVenue,
  type InProcessRunner,
  type InProcessVenueOptions,
} from './inProcessVenue.ts'
export {
  recorded,
  type RecordedFacts,
  type RecordedOptions,
  type Recording,
} from './recorded/recorded.ts'
export {
  RunnerAnswerError,
  RunnerHttpError,
  RunnerTimeoutError,
  type HttpErrorFacts,
} from './runner/answerErrors.ts'
export { fetchRunnerTasks, type RunnerTask } from './runner/fetchRunnerTasks.ts'
export { httpRunner, type HttpRunnerOptions } from './runner/httpRunner.ts'
export type {
  Ability,
  Inability,
  InabilityCode,
  ResumedRun,
  Venue,
  VenueAnswer,
  VenueFor,
  VenuePrice,
  VenueProgress,
  VenueRunOptions,
} from './venue.ts'
