/** What a call flow is run by, as the benchmark of flows sees it: each in a process of its own, and several of ours over one PostgreSQL. */

/** What it runs and where. */
export interface Settings {
  readonly kind: "durable" | "memory" | "official" | "openworkflow"
  /** Who answers the operations of calls. */
  readonly origin: string
  /** `play`: plays a prompt and waits for its end; `wait`: waits alone. The waits of ours have a timer of a day. */
  readonly program: "play" | "wait"
  /** A file of SQLite, or the URL of PostgreSQL. */
  readonly storage: string
  /** Where a process of several is reached by the others. */
  readonly runnerPort: number
}

/** What runs flows, one for each leg. */
export interface Engine {
  /** Begins flows; ends when the given number waits in all, as far as that can be known. */
  readonly begin: (legs: ReadonlyArray<string>, waiting: number) => Promise<void>
  /** Answers the webhook that ends the wait of a leg. */
  readonly deliver: (leg: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Makes it; `resumed` is told the leg of each flow that goes on. */
export type Make = (settings: Settings, resumed: (leg: string) => void) => Promise<Engine>

/** A connection string of the canned service. */
export const connectionString = (origin: string): string => `endpoint=${origin}/;accesskey=c2VjcmV0`

/** The prompt of a flow. */
export const prompt = "https://media.contoso.example/welcome.wav"

/** The event of a leg's prompt that has ended, as it is posted. */
export const played = (leg: string): string =>
  JSON.stringify([
    {
      id: crypto.randomUUID(),
      source: `calling/callConnections/${leg}`,
      type: "Microsoft.Communication.PlayCompleted",
      specversion: "1.0",
      time: "2026-03-01T00:00:00.0000000+00:00",
      subject: `calling/callConnections/${leg}`,
      datacontenttype: "application/json",
      data: {
        callConnectionId: leg,
        serverCallId: "aHR0cHM6Ly9hcGkuZmxpZ2h0cHJveHkuc2t5cGUuY29tL2FwaS92Mi9jcC9jb252",
        correlationId: "7f3a2c9e-0b1d-4e5f-8a6b-9c0d1e2f3a4b",
        version: "2024-09-15",
        operationContext: leg,
        resultInformation: { code: 200, subCode: 0, message: "" }
      }
    }
  ])

/** Runs a limited number at a time. */
export const forEach = async <A>(items: ReadonlyArray<A>, atOnce: number, run: (item: A) => Promise<unknown>) => {
  let next = 0
  const work = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await run(item)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}
