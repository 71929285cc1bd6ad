/** What a service of the local cloud is: its handlers, its controls, its files and its state. */
import type * as Schema from "effect/Schema"
import type { ServedSocket, ServiceEndpoint, SocketEndpoint, SocketListener } from "./Endpoints.ts"
import type { Files } from "./Files.ts"
import type { Handler } from "./Handler.ts"
import type { Persistence } from "./Persistence.ts"

/** What a member of a body is, where JSON has a word for it; its decoder checks the rest. */
export type Kind = "text" | "number" | "integer" | "boolean"

/** The members of a body by their names: what each is, those of an object within, or `true` for a value of several kinds. */
export interface Members {
  readonly [name: string]: true | Kind | Members
}

/** Something that everybody may ask of the local cloud under `/_emulator/…`. */
export interface Control {
  readonly method: "GET" | "POST"
  /** The path below `/_emulator`, with `{name}` for each parameter. */
  readonly path: string
  /** What it does or answers, in a sentence. */
  readonly summary: string
  /** What the body may have; anything else is refused by name before the control runs. Default nothing. */
  readonly members?: Members
  /** The members that the body must have. Default none. */
  readonly needs?: ReadonlyArray<string>
  /** What the query may have. Default nothing; what is strange in a query is not looked at. */
  readonly query?: Readonly<Record<string, Kind>>
  /** What it answers, as `service/control` has the compiler check of its handler. */
  readonly answer: Schema.Top
  /** The media type of what it answers with, when that is no JSON: its handler gives a `Download`. */
  readonly answers?: string
  /**
   * Answers JSON or a `Download` (or a promise of it); throws a `Refusal` (status 400 or 404) when the body does not fit. The origin is the
   * one that the request named.
   */
  readonly run: (
    params: Readonly<Record<string, string>>,
    body: unknown,
    query: URLSearchParams,
    origin: string
  ) => unknown
  /** Takes a WebSocket that is opened to the path, or throws a `Refusal`; `run` answers those who open none. Default: none is opened. */
  readonly accept?: (
    params: Readonly<Record<string, string>>,
    query: URLSearchParams
  ) => (socket: ServedSocket) => SocketListener
}

/** One of Microsoft's services (Call Automation, Chat, Identity, Graph calls): it answers operations, may add controls, and owns its state. */
export interface EmulatedService {
  /** What answers its operations, the same ones whenever it is made; called when one of them is asked for. */
  readonly handlers: () => ReadonlyArray<Handler>
  readonly controls: ReadonlyArray<Control>
  /** Files that it keeps beside what it answers. */
  readonly files?: Files
  /** What it answers beside its operations. */
  readonly endpoints?: ReadonlyArray<ServiceEndpoint>
  /** Where WebSockets are opened to it. */
  readonly sockets?: ReadonlyArray<SocketEndpoint>
  /** The members of `GET /_emulator/state` that this service adds. */
  readonly state: () => Readonly<Record<string, unknown>>
  /** The members of `GET /_emulator/settings` that this service adds, for requests that named this origin. Default none. */
  readonly settings?: (origin: string) => Readonly<Record<string, unknown>>
  /** What of it outlives the process. Default nothing. */
  readonly persistence?: Persistence
  /** Forgets everything. */
  readonly reset: () => void
}
