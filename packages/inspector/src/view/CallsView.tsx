/** All calls, and one of them as a sequence diagram. */
import { useEffect, useMemo, useState } from "preact/hooks"
import { nameOf, shortId } from "../model/Identity.ts"
import { begunAt, type Call, stateOf } from "../model/Ledger.ts"
import { CallView } from "./CallView.tsx"
import { hrefOf, usePlace, useSnapshot } from "./hooks.ts"
import { Lasting } from "./Lasting.tsx"

const titleOf = (call: Call): string => {
  const from = call.from === undefined ? "Application" : nameOf(call.from)
  return `${from} → ${call.to === undefined ? "Application" : nameOf(call.to)}`
}

const isFound = (call: Call, text: string): boolean =>
  text === "" ||
  [
    call.id,
    call.serverCallId ?? "",
    ...call.legs,
    ...call.graphCalls,
    ...[...call.parties.values()].map(({ id }) => id)
  ].some((each) => each.toLowerCase().includes(text))

/** Calls, those that last first, the newest first. */
const ordered = (calls: Iterable<Call>): ReadonlyArray<Call> =>
  [...calls].toSorted(
    (a, b) => Number(a.endedAt !== undefined) - Number(b.endedAt !== undefined) || begunAt(b) - begunAt(a)
  )

const Item = ({ call, isCurrent }: { readonly call: Call; readonly isCurrent: boolean }) => {
  const state = stateOf(call)
  const parties = [...call.parties.values()].filter((party) => party.state !== "not reached")
  const isGraph = call.graphCalls.length > 0
  return (
    <li>
      <a class="call" href={hrefOf(["calls", call.id])} aria-current={isCurrent ? "true" : undefined}>
        <span class="line">
          <strong class="mono">{titleOf(call)}</strong>
          <Lasting call={call} />
        </span>
        <span class="line">
          <span class="badges">
            <span class={`badge ${state}`}>{state}</span>
            {call.failures > 0 ? (
              <span class="badge bad">
                {call.failures} {call.failures === 1 ? "failure" : "failures"}
              </span>
            ) : null}
            {isGraph ? (
              <span class="badge" title={call.tenantId === undefined ? undefined : `Tenant ${call.tenantId}`}>
                Graph{call.tenantId === undefined ? "" : ` · ${shortId(call.tenantId)}`}
              </span>
            ) : null}
          </span>
          <span class="quiet">
            {parties.length} {parties.length === 1 ? "participant" : "participants"}
          </span>
        </span>
      </a>
    </li>
  )
}

/** The view. */
export const CallsView = () => {
  const { ledger, version } = useSnapshot()
  const [{ path, query }] = usePlace()
  const [text, setText] = useState("")
  const calls = useMemo(() => ordered(ledger.calls.values()), [ledger, version])
  const shown = calls.filter((call) => isFound(call, text.trim().toLowerCase()))
  const chosen = path[0] === "calls" && path[1] !== undefined ? ledger.calls.get(path[1]) : undefined
  useEffect(() => {
    document.title = chosen === undefined ? "Calls · Local cloud" : `${titleOf(chosen)} · Local cloud`
  }, [chosen])
  return (
    <div class={`columns ${chosen === undefined ? "list-only" : "with-call"}`}>
      <section class="side" aria-label="Calls">
        <div class="bar">
          <input
            type="search"
            aria-label="Find a call by a number or an id"
            placeholder="Find by number or id"
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </div>
        {calls.length === 0 ? (
          <div class="empty">
            <p>No calls yet.</p>
            <p class="quiet">
              Start an application with the settings of <code>npx effect-comms env</code>, then{" "}
              <a href={hrefOf(["phone"])}>call it with a phone</a>.
            </p>
          </div>
        ) : shown.length === 0 ? (
          <p class="empty quiet">No call matches.</p>
        ) : (
          <ul class="calls">
            {shown.map((call) => (
              <Item key={call.id} call={call} isCurrent={call === chosen} />
            ))}
          </ul>
        )}
      </section>
      {chosen === undefined ? (
        <section class="content empty" aria-label="Call">
          <p class="quiet">
            {calls.length === 0 ? "What happens in a call is shown here, as it happens." : "Choose a call."}
          </p>
        </section>
      ) : (
        <CallView
          key={chosen.id}
          call={chosen}
          title={titleOf(chosen)}
          version={version}
          at={Number(query.get("at") ?? Number.NaN)}
        />
      )}
    </div>
  )
}
