/**
 * Gives files to who may have them: signed for the resource, whole or in ranges, and deletes them.
 *
 * Refusals have no body, as recordings of the service's storage show; why it refused, the journal says.
 */
import type { Content, Files } from "../../service/Files.ts"
import type { Journal } from "../../service/Journal.ts"
import { Refusal } from "../../service/Refusal.ts"
import type { Authenticate } from "../credentials/Authentication.ts"
import type { Coverage } from "../control/Coverage.ts"
import type { Answer, Request } from "./Exchange.ts"
import { isLoopback } from "../loopback.ts"

/** What it works with. */
export interface Dependencies {
  readonly files: ReadonlyArray<Files>
  readonly authenticate: Authenticate
  readonly coverage: Coverage
  readonly journal: Journal
  readonly origin: () => string
}

/** Answers requests for files. */
export interface FileServer {
  /** Whether a path is that of a file. */
  readonly owns: (path: string) => boolean
  readonly answer: (request: Request, path: string) => Answer | Promise<Answer>
}

/** An answer without a body. */
export const empty = (status: number, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { "cache-control": "no-cache, max-age=0, s-maxage=0, private", ...headers },
  body: undefined
})

/** A part of something that long, from and to (not included); none for what is not a range, `"none"` for one that holds nothing of it. */
const rangeOf = (
  header: string | undefined,
  length: number
): readonly [from: number, to: number] | "none" | undefined => {
  // What is not a single range of bytes is ignored, as HTTP has it.
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? []
  if (first === "" && last === "") return undefined
  if (first === "") return Number(last) === 0 || length === 0 ? "none" : [Math.max(0, length - Number(last)), length]
  const from = Number(first)
  if (last !== "" && Number(last) < from) return undefined
  return from >= length ? "none" : [from, last === "" ? length : Math.min(length, Number(last) + 1)]
}

const partOf = ({ read }: Content, from: number, to: number): Content => ({
  length: to - from,
  read: (first, last) => read(from + first, from + last)
})

/** Makes it. */
export const make = (given: Dependencies): FileServer => {
  const { authenticate, coverage, files, journal } = given
  const portOf = (host: string) => (URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : undefined)
  /** Whether a host is this local cloud, by whichever of its names. */
  const isOwn = (host: string, request: Request): boolean => {
    const { host: own } = new URL(given.origin())
    if (host === own || host === request.host) return true
    const [named, known] = [portOf(host), portOf(own)]
    return named !== undefined && named.port === known?.port && isLoopback(named.hostname) && isLoopback(known.hostname)
  }

  /** Throws the refusal. The service's storage knows the resource by `x-ms-host`, which a signature has to be for. */
  const check = (owner: Files, request: Request, path: string): void => {
    if (owner.takes !== undefined) {
      const token = /^bearer (\S+)$/i.exec(request.header("authorization") ?? "")?.[1] ?? ""
      if (owner.takes(path, token)) return
      throw new Refusal({ status: 401, code: "Unauthorized", description: "Authorization: expected the file's token." })
    }
    const named = request.header("x-ms-host")
    const bearer = /^bearer /i.test(request.header("authorization") ?? "")
    if (named === undefined ? !bearer : !isOwn(named, request)) {
      const description = "x-ms-host: expected the host of the resource's endpoint."
      throw new Refusal({ status: 401, code: "Unauthorized", description })
    }
    authenticate(owner.profile, { ...request, host: named ?? request.host })
  }

  const refused = (
    path: string,
    status: number,
    why: string,
    headers: Readonly<Record<string, string>> = {}
  ): Answer => {
    journal.write({ kind: "state", name: "file refused", data: { path, status, why } })
    return empty(status, headers)
  }

  const get = (request: Request, path: string, owner: Files): Answer | Promise<Answer> => {
    const file = owner.read(path)
    if (file === undefined) return refused(path, 404, "no such file")
    const { content, problem = "", type } = file
    if (content === undefined) {
      coverage.unknown(request.method, path)
      const { headers } = refused(path, 501, problem)
      const body = JSON.stringify({ error: { code: "NotImplemented", message: problem } })
      return { status: 501, headers: { ...headers, "content-type": "application/json; charset=utf-8" }, body }
    }
    const give = (made: Content) => givePart(request, path, type, made)
    return content instanceof Promise ? content.then(give) : give(content)
  }

  const givePart = (request: Request, path: string, type: string, content: Content): Answer => {
    const { length } = content
    const range = rangeOf(request.header("range"), length)
    if (range === "none")
      return refused(path, 416, "range: expected one in the file", { "content-range": `bytes */${length}` })
    const [from, to] = range ?? [0, length]
    const headers: Record<string, string> = { "content-type": type, "accept-ranges": "bytes" }
    // Recordings show it on whole files as well.
    if (length > 0) headers["content-range"] = `bytes ${from}-${to - 1}/${length}`
    return { ...empty(range === undefined ? 200 : 206, headers), body: partOf(content, from, to) }
  }

  return {
    owns: (path) => files.some((one) => one.owns(path)),
    answer: (request, path) => {
      const owner = files.find((one) => one.owns(path))
      try {
        if (owner === undefined) return refused(path, 404, "no such file")
        check(owner, request, path)
        if (request.method === "GET") return get(request, path, owner)
        if (request.method !== "DELETE")
          return refused(path, 405, "method: expected GET or DELETE", { allow: "GET, DELETE" })
        return owner.remove(path) ? empty(200) : refused(path, 404, "no such file")
      } catch (error) {
        if (error instanceof Refusal) return refused(path, error.status, error.description)
        throw error
      }
    }
  }
}
