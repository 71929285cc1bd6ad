import { assert, it } from "@effect/vitest"
import { subscriptionsOf } from "../../src/EventGridSubscription.ts"
import { read } from "../../src/cli/CommandLine.ts"

it("reads every flag", () => {
  const asked = read(
    [
      "emulator --port 0 --host 0.0.0.0 --tls --data d --access-key QUJD --graph-client id:se:cret --relaxed-graph",
      "--phone-number +14255550100 --phone-number +14255550101 --event-grid http://127.0.0.1:1/e",
      "--event-grid-schema cloudevents --callback-retries 0 --allow-callback-host a --allow-callback-host [::2]:80 --token-per-event",
      "--expose-controls --claimed-repeats execute-again --end-of-others 7000 --throttling --scale 0.5",
      "--journal-limit 50 --journal-bytes 1000 --host-name emulator --host-name [::1]",
      "--graph-permissions Calls.Initiate.All,Calls.AccessMedia.All --graph-webhook app=http://127.0.0.1:2/calls?a=b",
      "--graph-webhook http://127.0.0.1:3/calls --media prompts --no-fetch-media --speech-command espeak-ng --recognition-command whisper"
    ]
      .join(" ")
      .split(" ")
  )
  assert.deepStrictEqual(asked, {
    _tag: "Serve",
    output: "lines",
    scale: 0.5,
    options: {
      port: 0,
      host: "0.0.0.0",
      tls: true,
      data: "d",
      accessKey: "QUJD",
      graphClient: "id:se:cret",
      graphPermissions: ["Calls.Initiate.All", "Calls.AccessMedia.All"],
      graphWebhooks: ["app=http://127.0.0.1:2/calls?a=b", "http://127.0.0.1:3/calls"],
      relaxedGraph: true,
      phoneNumbers: ["+14255550100", "+14255550101"],
      eventGrid: ["http://127.0.0.1:1/e"],
      eventGridSchema: "cloudevents",
      callbackRetries: 0,
      allowCallbackHosts: ["a", "[::2]:80"],
      tokenPerEvent: true,
      exposeControls: true,
      claimedRepeats: "execute-again",
      endOfOthers: 7000,
      throttling: true,
      media: "prompts",
      fetchMedia: false,
      speechCommand: "espeak-ng",
      recognitionCommand: "whisper",
      journalLimit: 50,
      journalBytes: 1000,
      hostNames: ["emulator", "[::1]"]
    }
  })
})

it("leaves what is not said to the defaults", () => {
  assert.deepStrictEqual(read(["emulator"]), { _tag: "Serve", output: "lines", scale: 1, options: {} })
})

it("takes several Event Grid subscriptions, with types of events before the URL", () => {
  const texts = [
    "Microsoft.Communication.IncomingCall,Microsoft.Communication.ChatThreadCreated=http://127.0.0.1:1/e?a=b",
    "https://127.0.0.1:2/other?Microsoft.Communication.IncomingCall=1"
  ]
  const asked = read(["emulator", ...texts.flatMap((text) => ["--event-grid", text])])
  assert.deepStrictEqual(asked, { _tag: "Serve", output: "lines", scale: 1, options: { eventGrid: texts } })
  assert.deepStrictEqual(subscriptionsOf(texts), [
    {
      types: ["Microsoft.Communication.IncomingCall", "Microsoft.Communication.ChatThreadCreated"],
      url: "http://127.0.0.1:1/e?a=b"
    },
    { url: "https://127.0.0.1:2/other?Microsoft.Communication.IncomingCall=1" }
  ])
})

it.each([
  ["an address that is neither http nor https", ["ftp://127.0.0.1/e"], /^--event-grid: expected an http or https URL/],
  ["one behind types", ["Microsoft.Communication.IncomingCall=ftp://127.0.0.1/e"], /expected an http or https URL/],
  ["text before = that is no type", ["IncomingCall=http://127.0.0.1/e"], /expected an http or https URL/],
  ["a type of nobody's", ["Microsoft.A,B=http://127.0.0.1/e"], /expected types of events such as/],
  ["no type at all", ["Microsoft.A,=http://127.0.0.1/e"], /expected types of events such as/],
  ["an address twice", ["http://127.0.0.1/e", "Microsoft.A=http://127.0.0.1:80/e"], /expected each URL once/]
])("refuses as Event Grid subscription %s", (_, texts, description) => {
  const asked = read(["emulator", ...texts.flatMap((text) => ["--event-grid", text])])
  assert.strictEqual(asked._tag, "Wrong")
  if (asked._tag === "Wrong") assert.match(asked.description, description)
})

it("explains every flag in its help", () => {
  const asked = read(["--help"])
  const help = asked._tag === "Help" ? asked.text : ""
  assert.deepStrictEqual(read([]), asked)
  for (const flag of ["port", "event-grid-schema", "end-of-others", "journal-limit", "journal-bytes", "scale"])
    assert.include(help, `--${flag} `)
})

it.each([
  [["emulator", "--port", "70000"], /^--port/],
  [["emulator", "--port", ""], /^--port/],
  [["emulator", "--access-key", "no key"], /^--access-key/],
  [["emulator", "--graph-client", "id"], /^--graph-client/],
  [["emulator", "--graph-permissions", "Initiate"], /^--graph-permissions: expected names such as/],
  [["emulator", "--graph-webhook", "app=nowhere"], /^--graph-webhook: expected an http or https URL/],
  [["emulator", "--phone-number", "4255550100"], /^--phone-number/],
  [["emulator", "--event-grid", "nowhere"], /^--event-grid/],
  [["emulator", "--event-grid-schema", "x"], /^--event-grid-schema/],
  [["emulator", "--scale", "-1"], /scale/],
  [["emulator", "--host", "http://127.0.0.1"], /^--host: expected a name or an address, without a scheme/],
  [["emulator", "--host", "127.0.0.1:80"], /^--host: /],
  [["emulator", "--host-name", "https://emulator"], /^--host-name: /],
  [["emulator", "--host-name", "emulator:4280"], /^--host-name: /],
  [["emulator", "--host-name", ""], /^--host-name: /],
  [["emulator", "--allow-callback-host", "http://app:8080"], /^--allow-callback-host: .* no scheme/],
  [["emulator", "--allow-callback-host", "app/path"], /^--allow-callback-host: /],
  [["emulator", "--journal-limit", "some"], /^--journal-limit/],
  [["emulator", "--media", " "], /^--media: expected a folder/],
  [["emulator", "--speech-command", ""], /^--speech-command: expected a command/],
  [["emulator", "--recognition-command", ""], /^--recognition-command: expected a command/],
  [["emulator", "--color", "red"], /--color/],
  [["server"], /emulator/],
  [["emulater"], /^emulater: there is no such command; did you mean emulator\?$/],
  [["--event-grid", "http://127.0.0.1/e"], /^--event-grid: is a flag of emulator; the command comes first$/],
  [["--participant", "+14255550123"], /^--participant: is a flag of press, say, hangup; the command comes first$/],
  [["--prot", "1"], /^--prot: there is no such flag/]
])("refuses %s and names the flag", (args, description) => {
  const asked = read(args)
  assert.strictEqual(asked._tag, "Wrong")
  if (asked._tag === "Wrong") assert.match(asked.description, description)
})
