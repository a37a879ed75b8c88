export type { Ability, Venue, VenueAnswer, VenueProgress, VenueRunOptions } from './venue.ts'
