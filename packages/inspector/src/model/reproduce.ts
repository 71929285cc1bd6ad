/** Code that does again what an entry shows: a request as curl and as a program with our clients, an event as a post, a control as curl. */
import { at, type Entry, listAt, textAt } from "./Entry.ts"
import { keyOf } from "./Diagram.ts"
import { rawIdOf } from "./Identity.ts"
import { type Cloud, programOf, textOf } from "./program.ts"

/** A piece of code. */
export interface Code {
  readonly title: string
  readonly text: string
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

const queryOf = (entry: Entry): string => {
  const query = at(entry.data, "query")
  const pairs = typeof query === "object" && query !== null ? Object.entries(query) : []
  const text = new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, String(value)])).toString()
  return text === "" ? "" : `?${text}`
}

/** Headers that curl or a credential makes by itself. */
const made =
  /^(?:host|connection|content-length|authorization|user-agent|accept-encoding|transfer-encoding|x-ms-date|x-ms-content-sha256|accept-language|sec-.*|keep-alive|expect)$/i

const headersOf = (entry: Entry): ReadonlyArray<string> => {
  const headers = at(entry.data, "headers")
  return Object.entries(typeof headers === "object" && headers !== null ? headers : {}).flatMap(([name, value]) =>
    made.test(name) ? [] : [`  -H ${quoted(`${name}: ${String(value)}`)}`]
  )
}

/** How a token of the right kind is had from the local cloud's token endpoint. */
const tokenFor = (entry: Entry, origin: string): string => {
  const path = textAt(entry.data, "path") ?? ""
  const scope = /^\/(?:v1\.0|beta)\//.test(path)
    ? "https://graph.microsoft.com/.default"
    : "https://communication.azure.com//.default"
  const claims = at(entry.data, "authentication", "claims")
  const tenant = textAt(claims, "tid") ?? "common"
  const client = textAt(claims, "appid") ?? textAt(claims, "azp") ?? "inspector"
  const token = [
    `TOKEN=$(curl -s ${origin}/${tenant}/oauth2/v2.0/token \\`,
    `  -d grant_type=client_credentials -d client_id=${client} -d client_secret=any \\`,
    `  -d scope=${scope} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`
  ].join("\n")
  if (!path.startsWith("/chat/")) return token
  const user = textAt(claims, "skypeid")
  const id = user === undefined ? "<id of the user>" : `8:${user.replace(/^8:/, "")}`
  return [
    token,
    `TOKEN=$(curl -s -X POST ${quoted(`${origin}/identities/${id}/:issueAccessToken?api-version=2023-10-01`)} \\`,
    `  -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' -d '{"scopes":["chat"]}' \\`,
    `  | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')`
  ].join("\n")
}

const curlOf = (entry: Entry, origin: string): string => {
  const { data } = entry
  const method = textAt(data, "method") ?? "GET"
  const body = data["body"]
  const lines = [
    `curl -i -X ${method} ${quoted(`${origin}${textAt(data, "path") ?? "/"}${queryOf(entry)}`)}`,
    `  -H "authorization: Bearer $TOKEN"`,
    ...headersOf(entry),
    ...(body === undefined ? [] : [`  --data-raw ${quoted(JSON.stringify(body))}`])
  ]
  return `${tokenFor(entry, origin)}\n${lines.join(" \\\n")}`
}

const postOf = (entry: Entry): string => {
  const { data } = entry
  return [
    "# without the signature: a webhook that verifies its callbacks refuses it",
    `curl -i -X POST ${quoted(textAt(data, "url") ?? "")} \\`,
    `  -H 'content-type: application/json' \\`,
    `  --data-raw ${quoted(JSON.stringify(data["event"] ?? null))}`
  ].join("\n")
}

const control = (origin: string, path: string, body: unknown): Code => ({
  title: "curl",
  text: `curl -X POST ${quoted(`${origin}/_emulator${path}`)} \\\n  --data-raw ${quoted(JSON.stringify(body))}`
})

const ofState = (entry: Entry, origin: string): ReadonlyArray<Code> => {
  const { data, name } = entry
  const participant = rawIdOf(data["participant"])
  const call = `/calls/${encodeURIComponent(textAt(data, "serverCallId") ?? "")}`
  switch (name) {
    case "participant calls":
      return [
        control(origin, "/incoming-calls", { from: participant, to: rawIdOf(data["to"]) }),
        {
          title: "Test",
          text: `const caller = await cloud.call({ to: ${JSON.stringify(rawIdOf(data["to"])?.replace(/^4:/, "") ?? "")} })`
        }
      ]
    case "tones pressed": {
      const pressed = listAt(data, "tones").map(keyOf).join("")
      return [
        control(origin, `${call}/tones`, { participant, tones: pressed }),
        { title: "Test", text: `await caller.press(${JSON.stringify(pressed)})` }
      ]
    }
    case "speech heard":
      return [
        control(origin, `${call}/speech`, { participant, text: data["text"] }),
        { title: "Test", text: `await caller.says(${JSON.stringify(data["text"])})` }
      ]
    case "participant left":
      return [control(origin, `${call}/leave`, { participant }), { title: "Test", text: "await caller.hangUp()" }]
    default:
      return []
  }
}

/** The code for an entry; none for what only happens inside. */
export const codeOf = (entry: Entry, cloud: Cloud): ReadonlyArray<Code> => {
  switch (entry.kind) {
    case "request": {
      const program = programOf(entry, cloud)
      return [
        { title: "curl", text: curlOf(entry, cloud.origin) },
        ...(program === undefined ? [] : [{ title: "TypeScript", text: textOf(program) }])
      ]
    }
    case "callback":
      return entry.data["event"] === undefined ? [] : [{ title: "curl", text: postOf(entry) }]
    case "state":
      return ofState(entry, cloud.origin)
    default:
      return []
  }
}
