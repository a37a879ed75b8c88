import { defineVenue, type Venue } from '@taskmesh/venues'

/** A venue that is not there: its button says why. */
export function unavailableVenue(venue: { id: string; label: string; reason: string }): Venue {
  const { id, label, reason } = venue
  return defineVenue({
    id,
    label,
    can: () => ({ runnable: false, reason }),
    run: async () => ({ output: undefined }),
  })
}
