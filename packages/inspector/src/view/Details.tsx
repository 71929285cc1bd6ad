/** What is known of one entry: headers, bodies, the claims of its credential, faults, attempts, assumptions, and code to do it again. */
import type { ComponentChildren } from "preact"
import { useState } from "preact/hooks"
import { order } from "../cloud/controls.ts"
import { at, type Entry, numberAt, textAt } from "../model/Entry.ts"
import { assumptionsOf } from "../model/assumptions.ts"
import { eventOf, isFailure } from "../model/Ledger.ts"
import { operationName } from "../model/Diagram.ts"
import { codeOf } from "../model/reproduce.ts"
import { Assumptions } from "./Assumptions.tsx"
import { FaultButtons } from "./FaultButtons.tsx"
import { useSnapshot } from "./hooks.ts"
import { Json } from "./Json.tsx"

const Section = ({
  children,
  isOpen = true,
  title
}: {
  readonly title: string
  readonly isOpen?: boolean
  readonly children: ComponentChildren
}) => (
  <details class="section" open={isOpen}>
    <summary>{title}</summary>
    {children}
  </details>
)

const Fields = ({ values }: { readonly values: ReadonlyArray<readonly [string, unknown]> }) => (
  <dl class="fields">
    {values.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd class="mono">{typeof value === "string" ? value : JSON.stringify(value)}</dd>
      </div>
    ))}
  </dl>
)

const pairs = (value: unknown): ReadonlyArray<readonly [string, unknown]> =>
  typeof value === "object" && value !== null ? Object.entries(value) : []

const kinds: Readonly<Record<string, string>> = {
  request: "Request",
  answer: "Answer",
  callback: "Delivery",
  state: "State",
  media: "Media socket",
  control: "Control",
  fault: "Fault"
}

const Copy = ({ text }: { readonly text: string }) => {
  const [isDone, set] = useState(false)
  const copy = () => void navigator.clipboard.writeText(text).then(() => set(true))
  return (
    <button type="button" class="copy" onClick={copy} onBlur={() => set(false)}>
      {isDone ? "Copied" : "Copy"}
    </button>
  )
}

const Exchange = ({
  answer,
  faults,
  request
}: {
  readonly request: Entry | undefined
  readonly answer: Entry | undefined
  readonly faults: ReadonlyArray<Entry>
}) => (
  <>
    {faults.map((fault) => (
      <p key={fault.sequence} class="notice bad" role="note">
        A fault hit it: <strong>{fault.name}</strong>
      </p>
    ))}
    {request === undefined ? null : (
      <>
        <p class="target mono">
          <strong>{textAt(request.data, "method")}</strong> {textAt(request.data, "path")}
        </p>
        {pairs(request.data["query"]).length === 0 ? null : <Fields values={pairs(request.data["query"])} />}
        {request.data["body"] === undefined ? null : (
          <Section title="Body of the request">
            <Json label="Body of the request" value={request.data["body"]} />
          </Section>
        )}
        <Section title="Headers of the request" isOpen={false}>
          <Fields values={pairs(request.data["headers"])} />
        </Section>
        {request.data["authentication"] === undefined ? (
          <p class="notice" role="note">
            Without a credential
          </p>
        ) : (
          <Section title="Credential" isOpen={false}>
            <Fields
              values={[
                ["scheme", at(request.data, "authentication", "scheme")],
                ...pairs(at(request.data, "authentication", "claims")),
                ...(at(request.data, "authentication", "signedHeaders") === undefined
                  ? []
                  : [["signed headers", at(request.data, "authentication", "signedHeaders")] as const])
              ]}
            />
          </Section>
        )}
      </>
    )}
    {answer === undefined ? (
      <p class="notice" role="note">
        No answer yet
      </p>
    ) : (
      <>
        <p class="target mono">
          Answer <strong class={isFailure(answer) ? "bad" : "good"}>{String(answer.data["status"])}</strong>
          {answer.data["lost"] === true ? " executed, the answer was lost" : ""}
        </p>
        {answer.data["body"] === undefined ? null : (
          <Section title="Body of the answer">
            <Json label="Body of the answer" value={answer.data["body"]} />
          </Section>
        )}
        <Section title="Headers of the answer" isOpen={false}>
          <Fields values={pairs(answer.data["headers"])} />
        </Section>
      </>
    )}
  </>
)

const Replay = ({ sequence }: { readonly sequence: number }) => {
  const [said, say] = useState("")
  const replay = () =>
    void order("/replay", { sequence })
      .then(
        () => "It is on its way again.",
        (error: unknown) => (error instanceof Error ? error.message : "refused")
      )
      .then(say)
  return (
    <div class="buttons">
      <button type="button" onClick={replay}>
        Deliver again
      </button>
      <span class="quiet" role="status">
        {said}
      </span>
    </div>
  )
}

const Delivery = ({ attempts, entry }: { readonly entry: Entry; readonly attempts: ReadonlyArray<Entry> }) => (
  <>
    {textAt(entry.data, "fault") === undefined ? null : (
      <p class="notice bad" role="note">
        A fault hit it: <strong>{textAt(entry.data, "fault")}</strong>
      </p>
    )}
    <p class="target mono">
      <strong>POST</strong> {textAt(entry.data, "url")}
    </p>
    <Section title={attempts.length > 1 ? `Attempts (${attempts.length})` : "Outcome"}>
      <ol class="attempts">
        {attempts.map((attempt) => (
          <li key={attempt.sequence} class={isFailure(attempt) ? "bad" : ""}>
            <span class="mono quiet">{attempt.time.slice(11, 23)}</span>
            <span>
              attempt {numberAt(attempt.data, "attempt") ?? 0}: {textAt(attempt.data, "outcome")}{" "}
              {[numberAt(attempt.data, "status"), textAt(attempt.data, "error"), textAt(attempt.data, "answer")]
                .filter((part) => part !== undefined)
                .join(" ")}
            </span>
          </li>
        ))}
      </ol>
    </Section>
    {textAt(entry.data, "advice") === undefined ? null : (
      <p class="notice" role="note">
        {textAt(entry.data, "advice")}
      </p>
    )}
    {eventOf(entry) === undefined ? null : <Replay sequence={eventOf(entry) ?? 0} />}
    {entry.data["claims"] === undefined ? null : (
      <Section title="Claims of its token" isOpen={false}>
        <Fields values={pairs(entry.data["claims"])} />
      </Section>
    )}
    {entry.data["event"] === undefined ? null : (
      <Section title="Body">
        <Json label="Body" value={entry.data["event"]} />
      </Section>
    )}
  </>
)

/** The details of an entry. */
export const Details = ({ close, entry }: { readonly entry: Entry; readonly close: () => void }) => {
  const { assumptions, connectionString, ledger, origin } = useSnapshot()
  const { exchange } = entry.data
  const exchanged = exchange === undefined ? [] : ledger.exchangeOf(exchange)
  const request = exchanged.find(({ kind }) => kind === "request") ?? (entry.kind === "request" ? entry : undefined)
  const answer = exchanged.find(({ kind }) => kind === "answer") ?? (entry.kind === "answer" ? entry : undefined)
  const attempts = ledger.attemptsOf(entry)
  const touched = assumptionsOf(entry, assumptions)
  const codes = codeOf(request ?? entry, { connectionString, origin })
  const [tab, setTab] = useState(0)
  const code = codes[tab] ?? codes[0]
  const isExchange = request !== undefined || answer !== undefined
  return (
    <aside class="details" aria-label="Details">
      <header class="bar">
        <div>
          <h3>{operationName(entry.name)}</h3>
          <p class="quiet">
            {kinds[entry.kind] ?? entry.kind} · <span class="mono">#{entry.sequence}</span> ·{" "}
            <span class="mono">{entry.time.slice(11, 23)}</span>
          </p>
        </div>
        <button type="button" class="icon" onClick={close} aria-label="Close the details">
          <span aria-hidden="true">✕</span>
        </button>
      </header>
      <div class="scroll" tabIndex={0} role="region" aria-label="Details of the entry">
        {isExchange ? (
          <Exchange request={request} answer={answer} faults={exchanged.filter(({ kind }) => kind === "fault")} />
        ) : entry.kind === "callback" ? (
          <Delivery entry={entry} attempts={attempts} />
        ) : (
          <Section title="Data">
            <Json label="Data" value={entry.data} />
          </Section>
        )}
        <Assumptions touched={touched} />
        {code === undefined ? null : (
          <Section title="Do it again" isOpen={false}>
            <div class="tabs" role="group" aria-label="Language">
              {codes.map(({ title }, index) => (
                <button
                  key={title}
                  type="button"
                  class="chip"
                  aria-pressed={code === codes[index]}
                  onClick={() => setTab(index)}
                >
                  {title}
                </button>
              ))}
              <Copy text={code.text} />
            </div>
            <pre class="code" tabIndex={0} role="region" aria-label="Code">
              {code.text}
            </pre>
          </Section>
        )}
        {entry.kind === "callback" || request !== undefined ? (
          <Section title="Let the next fail" isOpen={false}>
            <FaultButtons entry={request ?? entry} />
          </Section>
        ) : null}
      </div>
    </aside>
  )
}
