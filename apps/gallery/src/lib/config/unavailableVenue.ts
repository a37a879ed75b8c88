import type { Venue } from '@taskmesh/venues'

/** A venue that is not there: its button says why. */
export function unavailableVenue(venue: { id: string; label: string; reason: string }): Venue {
  const { id, label, reason } = venue
  return {
    id,
    label,
    can: () => ({ runnable: false, reason }),
    run: async (task) => {
      const { VenueCannotRunError } = await import('@taskmesh/venues')
      throw new VenueCannotRunError({ id, label }, task, { reason })
    },
  }
}
