/**
 * The flags of `effect-comms emulator`: what each is called on the command line and in a configuration file, and its description in the help.
 * Values are checked elsewhere.
 */

/** A flag. */
export interface Declared {
  /** On the command line; in the environment it is `EFFECT_COMMS_` and the same in capitals. */
  readonly name: string
  /** In a configuration file, and of `Emulator.serve` where that has it. */
  readonly option: string
  /** A switch has no value; a list may be given several times; an optional value may be left out. */
  readonly kind: "text" | "list" | "switch" | "optional"
  /** What stands for its value in the help. */
  readonly value?: string
  readonly description: string
  /** Whether its value is a program that is run: a file that nobody named does not decide that. */
  readonly isProgram?: true
}

const text = (name: string, option: string, value: string, description: string): Declared => ({
  name,
  option,
  kind: "text",
  value,
  description
})
const list = (name: string, option: string, value: string, description: string): Declared => ({
  ...text(name, option, value, description),
  kind: "list"
})
const on = (name: string, option: string, description: string): Declared => ({
  name,
  option,
  kind: "switch",
  description
})

/** Every flag, in the order of the help. */
export const declared: ReadonlyArray<Declared> = [
  text("port", "port", "<number>", "port to listen on; default 4280, 0 for any that is free"),
  text("host", "host", "<address>", "address to listen on; default 127.0.0.1"),
  list(
    "host-name",
    "hostNames",
    "<name>",
    "a name, besides localhost, that it is reached by, as in a container; repeat for more"
  ),
  on("tls", "tls", "listen for https with a certificate of the local cloud's own authority"),
  text("data", "data", "<folder>", "where that authority is kept; default in the user's cache folder"),
  text("access-key", "accessKey", "<base64>", "key of the ACS resource; default a fixed development key"),
  text("graph-client", "graphClient", "<id:secret>", "the only Graph client that gets a token; default any"),
  text(
    "graph-permissions",
    "graphPermissions",
    "<names>",
    "the application permissions of Graph clients, such as Calls.Initiate.All, by comma; default all"
  ),
  list(
    "graph-webhook",
    "graphWebhooks",
    "<id=URL>",
    "where a Graph application is notified of calls from the network, or a URL for all; repeat for more"
  ),
  on("relaxed-graph", "relaxedGraph", "accept bearers for Graph that were not issued here"),
  list("phone-number", "phoneNumbers", "<E.164>", "a caller id that the resource owns; repeat for more; default any"),
  list(
    "event-grid",
    "eventGrid",
    "<types=URL>",
    "subscribe an endpoint to IncomingCall, recording and chat events, or to these types alone, several by comma; repeat for more"
  ),
  text("event-grid-schema", "eventGridSchema", "<name>", "eventgrid (default) or cloudevents"),
  text(
    "callback-retries",
    "callbackRetries",
    "<number>",
    "attempts after the first of a callback that was not acknowledged; default 3"
  ),
  list(
    "allow-callback-host",
    "allowCallbackHosts",
    "<host>",
    "callbacks and media sockets may go to this host, too; repeat for more; default loopback only"
  ),
  on("token-per-event", "tokenPerEvent", "a fresh token for each callback"),
  on("expose-controls", "exposeControls", "answer /_emulator to other than loopback addresses"),
  text(
    "claimed-repeats",
    "claimedRepeats",
    "<what>",
    "replay (default) or execute-again a repeated create, answer, redirect, reject, connect"
  ),
  text(
    "end-of-others",
    "endOfOthers",
    "<code>",
    "sub-code of the other legs of a terminated call: 5001 (default), 5002 or 7000"
  ),
  on(
    "throttling",
    "throttling",
    "refuse with 429 what is above the published rate limits of Chat, Identity and Graph's calls"
  ),
  text(
    "media",
    "media",
    "<folder>",
    "WAV files that prompts are heard from, by the path of their URL or its last segment"
  ),
  on("no-fetch-media", "noFetchMedia", "do not fetch prompts whose URL is on this machine"),
  {
    ...text(
      "speech-command",
      "speechCommand",
      "<command>",
      "speaks the texts of prompts and callers: text to its standard input, WAV from its standard output; no shell"
    ),
    isProgram: true
  },
  {
    ...text(
      "recognition-command",
      "recognitionCommand",
      "<command>",
      "recognizes what callers say: WAV to its standard input, words from its standard output; no shell"
    ),
    isProgram: true
  },
  text("journal-limit", "journalLimit", "<number>", "how many entries the journal keeps, the latest; default 100000"),
  text(
    "journal-bytes",
    "journalBytes",
    "<number>",
    "how many bytes of memory they take at most, about; default 67108864"
  ),
  {
    name: "persist",
    option: "persist",
    kind: "optional",
    value: "<file>",
    description:
      "keep threads, users, tokens and recordings over restarts; in state.json of the folder of --data, or in this file"
  },
  text("scale", "scale", "<factor>", "how fast network time goes; default 1, 0 only when advanced"),
  on("quiet", "quiet", "print how to reach it, and no lines of what happens"),
  on("json", "json", "print the entries of the journal, one line of JSON each"),
  text("config", "config", "<file>", "a configuration file; default effect-comms.json in this folder, if there is one")
]
