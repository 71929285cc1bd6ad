/** A telephone: its user calls the application, or is called by it. Each tab is one. */
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from "preact/hooks"
import { ownIdentities } from "../model/Diagram.ts"
import { nameOf } from "../model/Identity.ts"
import { handshakeProblem, isWhole, rawIdOfText, type Said, saidThrough } from "../model/phone.ts"
import { canSpeak, onVoices } from "../phone/speak.ts"
import { type Callee, type Phone, usePhone } from "../phone/usePhone.ts"
import { hrefOf, useSnapshot } from "./hooks.ts"
import { keep, kept } from "./kept.ts"
import { Lasting } from "./Lasting.tsx"
import { SoundBar } from "./SoundBar.tsx"

const keypad = [
  ["1", ""],
  ["2", "ABC"],
  ["3", "DEF"],
  ["4", "GHI"],
  ["5", "JKL"],
  ["6", "MNO"],
  ["7", "PQRS"],
  ["8", "TUV"],
  ["9", "WXYZ"],
  ["*", ""],
  ["0", "+"],
  ["#", ""]
] as const

/** A number of the fictional range for this tab. */
const ownNumber = (): string => `+1425555${String(120 + Math.floor(Math.random() * 30)).padStart(4, "0")}`

const Keypad = ({ press, isDisabled }: { readonly press: (key: string) => void; readonly isDisabled: boolean }) => (
  <div class="keypad" role="group" aria-label="Keypad">
    {keypad.map(([key, letters]) => (
      <button key={key} type="button" disabled={isDisabled} onClick={() => press(key)}>
        <span class="hidden">Key </span>
        <strong>{key}</strong>
        <small aria-hidden="true">{letters}</small>
      </button>
    ))}
  </div>
)

const Dial = ({ number, phone }: { readonly phone: Phone; readonly number: string }) => {
  const [kind, setKind] = useState<"number" | "graph">(kept("kind") === "graph" ? "graph" : "number")
  const [to, setTo] = useState(kept("to") ?? "+14255550100")
  const [displayName, setDisplayName] = useState("")
  const [callbackUri, setCallbackUri] = useState(kept("callbackUri") ?? "http://127.0.0.1:8080/notifications")
  const [tenantId, setTenantId] = useState("")
  const [clientId, setClientId] = useState("")
  const isReady = isWhole(number) && (kind === "number" ? isWhole(to) : URL.canParse(callbackUri))
  const call = (event: Event) => {
    event.preventDefault()
    keep("kind", kind)
    keep(kind === "number" ? "to" : "callbackUri", kind === "number" ? to : callbackUri)
    const callee: Callee = kind === "number" ? { kind, to, displayName } : { kind, callbackUri, tenantId, clientId }
    phone.dial(callee)
  }
  return (
    <form class="dial" onSubmit={call}>
      <div class="tabs" role="group" aria-label="Whom to call">
        <button type="button" class="chip" aria-pressed={kind === "number"} onClick={() => setKind("number")}>
          Call Automation
        </button>
        <button type="button" class="chip" aria-pressed={kind === "graph"} onClick={() => setKind("graph")}>
          Graph
        </button>
      </div>
      {kind === "number" ? (
        <>
          <label class="field">
            <span>Number or id to call</span>
            <input class="mono" value={to} onInput={({ currentTarget }) => setTo(currentTarget.value)} />
          </label>
          <label class="field">
            <span>Your name, as the application is told</span>
            <input
              placeholder="Optional"
              value={displayName}
              onInput={({ currentTarget }) => setDisplayName(currentTarget.value)}
            />
          </label>
        </>
      ) : (
        <>
          <label class="field">
            <span>Where the bot takes notifications</span>
            <input
              class="mono"
              value={callbackUri}
              onInput={({ currentTarget }) => setCallbackUri(currentTarget.value)}
            />
          </label>
          <label class="field">
            <span>Its client id</span>
            <input class="mono" value={clientId} onInput={({ currentTarget }) => setClientId(currentTarget.value)} />
          </label>
          <label class="field">
            <span>Tenant id</span>
            <input class="mono" value={tenantId} onInput={({ currentTarget }) => setTenantId(currentTarget.value)} />
          </label>
        </>
      )}
      <button type="submit" class="primary large" disabled={!isReady}>
        Call
      </button>
    </form>
  )
}

const Ringing = ({ phone }: { readonly phone: Phone }) => (
  <div class="incoming" role="alert">
    <p>Incoming call</p>
    {phone.line?.call.from === undefined ? (
      <p class="who">from the application</p>
    ) : (
      <p class="who mono">{nameOf(phone.line.call.from)}</p>
    )}
    <div class="buttons">
      <button type="button" class="primary large" onClick={phone.accept}>
        Accept
      </button>
      <button type="button" class="danger large" onClick={phone.decline}>
        Decline
      </button>
      <button type="button" class="large" onClick={phone.busy}>
        Busy
      </button>
    </div>
  </div>
)

const Active = ({ phone }: { readonly phone: Phone }) => {
  const { line, state } = phone
  if (line === undefined) return null
  const own = ownIdentities(line.call)
  const others = [...line.call.parties.values()].filter((party) => party !== line.party && party.state === "in")
  return (
    <div class="active">
      <p class="with">
        {others.length === 0
          ? line.call.to === undefined
            ? "Application"
            : nameOf(line.call.to)
          : others.map(({ id }, index) => (
              <span key={id}>
                {index > 0 ? ", " : ""}
                {own.has(id.toLowerCase()) ? "Application" : <span class="mono">{nameOf(id)}</span>}
              </span>
            ))}
      </p>
      <p>
        <span class={`badge ${state === "in a call" ? "connected" : "ringing"}`}>{state}</span>
        {line.party.isOnHold ? <span class="badge held">on hold</span> : null}
        {line.party.isMuted ? <span class="badge warn">muted</span> : null}
        <Lasting call={line.call} />
      </p>
      <SoundBar phone={phone} />
      <button type="button" class="danger large" onClick={phone.hangUp}>
        Hang up
      </button>
    </div>
  )
}

const Transcript = ({ said }: { readonly said: ReadonlyArray<Said> }) => {
  const ref = useRef<HTMLOListElement>(null)
  useLayoutEffect(() => {
    if (ref.current !== null) ref.current.scrollTop = ref.current.scrollHeight
  }, [said.length])
  return (
    <ol class="transcript" ref={ref} aria-label="What was said" aria-live="polite" tabIndex={0}>
      {said.map((each, index) => (
        <li key={`${each.sequence} ${index}`} class={each.who}>
          {each.who === "note" ? null : (
            <span class="speaker quiet">
              {each.name} <time class="mono">{new Date(each.at).toISOString().slice(11, 19)}</time>
            </span>
          )}
          <span class="words">{each.text}</span>
        </li>
      ))}
    </ol>
  )
}

/** The view. */
export const PhoneView = () => {
  const { ledger } = useSnapshot()
  const [number, setNumber] = useState(kept("number") ?? ownNumber())
  // What is typed is another number once it is whole; the page is drawn anew meanwhile.
  const [typed, setTyped] = useState(number)
  const [isSpoken, setSpoken] = useState(kept("spoken") !== "no")
  const [text, setText] = useState("")
  const [past, setPast] = useState<ReadonlyArray<string>>([])
  const phone = usePhone(number, ledger, isSpoken && canSpeak())
  const rawId = rawIdOfText(number)
  const calls = past.flatMap((call) => ledger.calls.get(call) ?? [])
  const shown = calls.at(-1)
  const id = phone.line?.call.id
  const isInCall = useRef(false)
  const [, draw] = useReducer((count: number) => count + 1, 0)
  useEffect(() => onVoices(() => draw(undefined)), [])
  useEffect(() => {
    document.title = `Phone ${number} · Local cloud`
    keep("number", number)
  }, [number])
  useEffect(() => {
    // Who is transferred goes on with the same conversation, in another call.
    if (id !== undefined) setPast((before) => (isInCall.current ? [...before, id] : [id]))
    isInCall.current = id !== undefined
  }, [id])
  const isTalking = phone.line !== undefined && phone.state !== "ringing"
  const say = (event: Event) => {
    event.preventDefault()
    if (text.trim() === "") return
    phone.say(text.trim())
    setText("")
  }
  return (
    <div class="columns phone-view">
      <section class={`side phone ${phone.line === undefined ? "" : "busy"}`} aria-label="Phone">
        <label class="field">
          <span>This phone's number, or an id such as 8:orgid:…</span>
          <input
            class="mono"
            value={typed}
            disabled={phone.line !== undefined}
            aria-invalid={!isWhole(typed)}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            onChange={({ currentTarget }) => setNumber(currentTarget.value)}
          />
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={phone.isRegistered}
            onChange={({ currentTarget }) => phone.register(currentTarget.checked)}
          />
          <span>Ring here when this number is called</span>
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={isSpoken && canSpeak()}
            disabled={!canSpeak()}
            onChange={({ currentTarget }) => {
              keep("spoken", currentTarget.checked ? "yes" : "no")
              setSpoken(currentTarget.checked)
            }}
          />
          <span>
            Speak the texts of prompts
            {canSpeak() ? null : <small class="quiet">This browser has no voice for them</small>}
          </span>
        </label>
        <hr />
        {phone.state === "idle" ? (
          <Dial phone={phone} number={number} />
        ) : phone.state === "ringing" ? (
          <Ringing phone={phone} />
        ) : (
          <Active phone={phone} />
        )}
        <p class="problem bad" role="alert">
          {phone.problem || (phone.state === "calling" ? handshakeProblem(ledger) : "")}
        </p>
        <Keypad press={phone.press} isDisabled={!isTalking} />
      </section>
      <section class="content" aria-label="Conversation">
        <div class="bar">
          <h2>Conversation</h2>
          <span class="spread" />
          {shown === undefined ? null : <a href={hrefOf(["calls", shown.id])}>Show as a diagram</a>}
        </div>
        {shown === undefined ? (
          <div class="empty">
            <p>Call your application: what you hear, say and press is written here.</p>
            <p class="quiet">Another tab is another phone.</p>
          </div>
        ) : (
          <Transcript said={saidThrough(calls, rawId)} />
        )}
        <form class="say" onSubmit={say}>
          <input
            aria-label="Say something"
            placeholder={isTalking ? "Say something" : "Say something in a call"}
            value={text}
            disabled={!isTalking}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          <button type="submit" class="primary" disabled={!isTalking || text.trim() === ""}>
            Say
          </button>
        </form>
      </section>
    </div>
  )
}
