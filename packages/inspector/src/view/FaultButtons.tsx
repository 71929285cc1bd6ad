/** Orders faults for the next request or delivery like one that is shown. */
import { useState } from "preact/hooks"
import type { Entry } from "../model/Entry.ts"
import { type Offer, offersFor } from "../model/faults.ts"
import { order } from "../cloud/controls.ts"
import { useStore } from "./hooks.ts"

/** Buttons for what is offered, and what came of the last. */
export const OfferButtons = ({ offers }: { readonly offers: ReadonlyArray<Offer> }) => {
  const store = useStore()
  const [said, say] = useState("")
  const raise = (offer: Offer) =>
    void order("/faults", offer.order)
      .then(
        () => `${offer.label}: ordered for the next`,
        (error: unknown) => (error instanceof Error ? error.message : "refused")
      )
      .then(say)
      .finally(store.refresh)
  return (
    <>
      <div class="buttons">
        {offers.map((offer) => (
          <button key={offer.label} type="button" title={offer.about} onClick={() => raise(offer)}>
            {offer.label}
          </button>
        ))}
      </div>
      <p class="quiet" role="status">
        {said}
      </p>
    </>
  )
}

/** For what comes after an entry. */
export const FaultButtons = ({ entry }: { readonly entry: Entry }) => <OfferButtons offers={offersFor(entry)} />
