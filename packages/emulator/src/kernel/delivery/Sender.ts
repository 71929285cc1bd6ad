/** One attempt to deliver: a request out, an answer or a failure back. */
import { stringAt } from "../../service/json.ts"

/** A request to an application, signed. */
export interface Delivered {
  readonly method: "POST" | "OPTIONS"
  readonly url: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What the application answered. */
export interface Acknowledgement {
  readonly status: number
  readonly body?: string | undefined
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined
}

/** How much of an answer that is no success is kept, in characters. */
const longestAnswer = 500

/** The text of the member `error` of a body of JSON, as our receivers have it. */
const errorIn = (body: string | undefined): string | undefined => {
  if (body === undefined || body.length > longestAnswer || !body.startsWith("{")) return undefined
  try {
    return stringAt(JSON.parse(body), "error")
  } catch {
    return undefined
  }
}

/** The text of a page, as frameworks answer what they have no route for; of anything else the whole. */
const readable = (text: string): string => {
  if (!/^<(?:!doctype|html)/i.test(text)) return text
  const page = text.slice(0, 8 * longestAnswer)
  return page
    .slice(Math.max(0, page.search(/<body\b/i)))
    .replace(/<[^<>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim()
}

/** What an application says in an answer beside its status: the description of a challenge, its error, or the beginning of the body. */
export const answerOf = ({ body, headers }: Acknowledgement): string | undefined => {
  const [, described] = /error_description="([^"]+)"/.exec(headers?.["www-authenticate"] ?? "") ?? []
  const text = described ?? errorIn(body) ?? (body === undefined ? undefined : readable(body.trim()))
  if (text === undefined || text === "") return undefined
  return text.length > longestAnswer ? `${text.slice(0, longestAnswer)}…` : text
}

/** Makes attempts. */
export interface Sender {
  /** `done` gets the answer, or a sentence that says why there is none; the result breaks the attempt off. */
  readonly send: (request: Delivered, done: (outcome: Acknowledgement | string) => void) => () => void
  /** Whether requests stay in this process: then no host is blocked. */
  readonly inProcess: boolean
  /** Whether endpoints of Event Grid have to answer the validation handshake. */
  readonly validates: boolean
  /** Breaks off every attempt; what is sent afterwards fails. */
  readonly close: () => void
}
