/** Faults for whatever comes next, those that wait, and the network's time. */
import { useEffect, useState } from "preact/hooks"
import { ask, order } from "../cloud/controls.ts"
import { listAt } from "../model/Entry.ts"
import { anyDelivery, anyRequest, type Offer } from "../model/faults.ts"
import { nowOf, waitText } from "./ClockBar.tsx"
import { OfferButtons } from "./FaultButtons.tsx"
import { useSnapshot, useStore } from "./hooks.ts"

const within = (offers: ReadonlyArray<Offer>, more: Readonly<Record<string, unknown>>): ReadonlyArray<Offer> =>
  offers.map((offer) => ({ ...offer, order: { ...more, ...offer.order } }))

const Pending = () => {
  const { version } = useSnapshot()
  const [pending, set] = useState<ReadonlyArray<unknown>>([])
  useEffect(() => {
    const abort = new AbortController()
    ask("/faults", abort.signal).then(
      (faults) => set(listAt(faults)),
      () => {}
    )
    return () => abort.abort()
  }, [version])
  return (
    <section class="card" aria-label="Faults that wait">
      <h2>Faults that wait</h2>
      {pending.length === 0 ? (
        <p class="quiet">No fault waits for a request or an event.</p>
      ) : (
        <ul class="pending">
          {pending.map((fault, index) => (
            <li key={index} class="mono">
              {Object.entries(Object(fault))
                .map(([name, value]) => `${name} ${String(value)}`)
                .join(" · ")}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const Time = () => {
  const { clock } = useSnapshot()
  const store = useStore()
  const [millis, setMillis] = useState("5000")
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 250)
    return () => clearInterval(timer)
  }, [])
  if (clock === undefined) return null
  const change = (body: object) => void order("/clock", body).then(store.refresh, store.refresh)
  const now = nowOf(clock)
  const wait = clock.nextDue === undefined ? undefined : clock.nextDue - (clock.scale === 0 ? clock.network : now)
  const amount = Number(millis)
  return (
    <section class="card" aria-label="Network time">
      <h2>Network time</h2>
      <p class="now mono">{new Date(now).toISOString().replace("T", " ").slice(0, 23)}</p>
      <p class="quiet">{wait === undefined ? "Nothing is due." : `Due next in ${waitText(wait)} of network time.`}</p>
      <div class="chips" role="group" aria-label="Speed">
        {[0, 0.25, 1, 2, 10, 60].map((scale) => (
          <button
            key={scale}
            type="button"
            class="chip"
            aria-pressed={clock.scale === scale}
            onClick={() => change({ scale })}
          >
            {scale === 0 ? "Paused" : `×${scale}`}
          </button>
        ))}
      </div>
      <div class="buttons">
        <button
          type="button"
          class="primary"
          disabled={wait === undefined}
          onClick={() => change({ advanceMs: Math.max(0, Math.ceil(wait ?? 0)) })}
        >
          Step to what is due next
        </button>
      </div>
      <form
        class="advance"
        onSubmit={(event) => {
          event.preventDefault()
          change({ advanceMs: amount })
        }}
      >
        <label class="inline">
          <span>Move on by</span>
          <input
            class="mono"
            inputMode="numeric"
            value={millis}
            onInput={({ currentTarget }) => setMillis(currentTarget.value)}
          />
          <span>ms</span>
        </label>
        <button type="submit" disabled={!(amount >= 0) || millis.trim() === ""}>
          Move on
        </button>
      </form>
    </section>
  )
}

const Reset = () => {
  const store = useStore()
  const [isAsked, ask] = useState(false)
  return (
    <section class="card" aria-label="Reset">
      <h2>Begin anew</h2>
      <p class="quiet">Ends every call and forgets threads, users and faults. Keys stay as they are.</p>
      <div class="buttons">
        {isAsked ? (
          <>
            <button
              type="button"
              class="danger"
              onClick={() => {
                ask(false)
                void order("/reset").then(store.refresh, store.refresh)
              }}
            >
              Forget everything
            </button>
            <button type="button" onClick={() => ask(false)}>
              Keep it
            </button>
          </>
        ) : (
          <button type="button" class="danger" onClick={() => ask(true)}>
            Reset…
          </button>
        )}
      </div>
    </section>
  )
}

const Count = ({ change, value }: { readonly value: string; readonly change: (value: string) => void }) => (
  <label class="field">
    <span>How many</span>
    <input
      class="mono short"
      inputMode="numeric"
      value={value}
      onInput={({ currentTarget }) => change(currentTarget.value)}
    />
  </label>
)

/** The view. */
export const FaultsView = () => {
  const [method, setMethod] = useState("")
  const [path, setPath] = useState("")
  const [event, setEvent] = useState("")
  const [count, setCount] = useState("1")
  const [eventCount, setEventCount] = useState("1")
  useEffect(() => {
    document.title = "Faults & time · Local cloud"
  }, [])
  const times = (text: string) => (Number.isInteger(Number(text)) && Number(text) > 0 ? Number(text) : 1)
  const given = (name: string, value: string) => (value.trim() === "" ? {} : { [name]: value.trim() })
  return (
    <div class="faults">
      <section class="card" aria-label="Requests">
        <h2>What goes wrong with the next request</h2>
        <div class="fields-row">
          <label class="field">
            <span>Method</span>
            <select value={method} onChange={({ currentTarget }) => setMethod(currentTarget.value)}>
              {["", "GET", "POST", "PUT", "PATCH", "DELETE"].map((each) => (
                <option key={each} value={each}>
                  {each === "" ? "any" : each}
                </option>
              ))}
            </select>
          </label>
          <label class="field wide">
            <span>A part of the path, with * for anything</span>
            <input
              class="mono"
              placeholder=":play"
              value={path}
              onInput={({ currentTarget }) => setPath(currentTarget.value)}
            />
          </label>
          <Count value={count} change={setCount} />
        </div>
        <OfferButtons
          offers={within(anyRequest, { ...given("method", method), ...given("path", path), count: times(count) })}
        />
      </section>
      <section class="card" aria-label="Events">
        <h2>What goes wrong with the next delivery of an event</h2>
        <div class="fields-row">
          <label class="field wide">
            <span>A part of the event's type, or of the path it is posted to</span>
            <input
              class="mono"
              placeholder="CallConnected"
              value={event}
              onInput={({ currentTarget }) => setEvent(currentTarget.value)}
            />
          </label>
          <Count value={eventCount} change={setEventCount} />
        </div>
        <OfferButtons offers={within(anyDelivery, { ...given("path", event), count: times(eventCount) })} />
      </section>
      <Pending />
      <Time />
      <Reset />
    </div>
  )
}
