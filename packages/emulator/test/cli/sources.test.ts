/** Where the settings of the command come from, and how what is wrong with them is named. */
import { assert, describe, it } from "@effect/vitest"
import { read, warnings } from "../../src/cli/CommandLine.ts"

const files = (content: Readonly<Record<string, unknown>>) => (path: string) => {
  const value = content[path]
  return typeof value === "string" || value === undefined ? value : JSON.stringify(value)
}

const wrong = (
  args: ReadonlyArray<string>,
  environment = {},
  content: Readonly<Record<string, unknown>> = {}
): string => {
  const asked = read(args, environment, files(content))
  return asked._tag === "Wrong" ? asked.description : asked._tag
}

describe("the settings of the local cloud", () => {
  it("come from the command line before the environment, and from that before a configuration file", () => {
    const environment = { EFFECT_COMMS_PORT: "2", EFFECT_COMMS_SCALE: "0.5", EFFECT_COMMS_TLS: "" }
    const content = { "effect-comms.json": { port: 3, scale: 4, tls: true, phoneNumbers: ["+14255550100"] } }
    assert.deepStrictEqual(read(["emulator", "--port", "1"], environment, files(content)), {
      _tag: "Serve",
      output: "lines",
      scale: 0.5,
      options: { port: 1, tls: true, phoneNumbers: ["+14255550100"] }
    })
  })

  it("are a list in a variable with spaces between, and read from another file where one is named", () => {
    const environment = { EFFECT_COMMS_PHONE_NUMBER: "+14255550100 +14255550101", EFFECT_COMMS_CONFIG: "other.json" }
    const asked = read(["emulator"], environment, files({ "other.json": { quiet: true, relaxedGraph: false } }))
    assert.deepStrictEqual(asked, {
      _tag: "Serve",
      output: "nothing",
      scale: 1,
      options: { phoneNumbers: ["+14255550100", "+14255550101"], relaxedGraph: false }
    })
  })

  it("are warned of when a variable is misspelled, with what was probably meant, else with all that there are", () => {
    const read = {
      EFFECT_COMMS_PORT: "1",
      EFFECT_COMMS_URL: "http://127.0.0.1:1",
      EFFECT_COMMS_HOST_NAME: "a",
      PATH: ""
    }
    assert.deepStrictEqual(warnings(read), [])
    const misspelled = { EFFECT_COMMS_PROT: "1", EFFECT_COMMS_PHONE_NUMBERS: "+14255550100", EFFECT_COMMS_ULR: "" }
    assert.deepStrictEqual(warnings(misspelled), [
      "EFFECT_COMMS_PROT: there is no such variable; did you mean EFFECT_COMMS_PORT?",
      "EFFECT_COMMS_PHONE_NUMBERS: there is no such variable; did you mean EFFECT_COMMS_PHONE_NUMBER?",
      "EFFECT_COMMS_ULR: there is no such variable; did you mean EFFECT_COMMS_TLS or EFFECT_COMMS_URL?"
    ])
    const [unknown = ""] = warnings({ EFFECT_COMMS_SERVICE_HOST_OF_ANOTHER: "10.0.0.1" })
    assert.match(
      unknown,
      /^EFFECT_COMMS_SERVICE_HOST_OF_ANOTHER: there is no such variable; there are EFFECT_COMMS_PORT, /
    )
    assert.match(unknown, /, EFFECT_COMMS_URL$/)
  })

  it("keep the local cloud where a file is named, with a space or =, and elsewhere without", () => {
    const persistOf = (...args: ReadonlyArray<string>) => {
      const asked = read(["emulator", ...args])
      return asked._tag === "Serve" ? asked.options.persist : asked
    }
    assert.strictEqual(persistOf("--persist"), true)
    assert.strictEqual(persistOf("--persist", "--quiet"), true)
    assert.strictEqual(persistOf("--persist", "here.json", "--quiet"), "here.json")
    assert.strictEqual(persistOf("--persist=here.json"), "here.json")
    assert.strictEqual(persistOf(), undefined)
    const asked = read(["emulator"], {}, files({ "effect-comms.json": { persist: true } }))
    assert.strictEqual(asked._tag === "Serve" && asked.options.persist, true)
  })

  it("name a program to run on the command line, in the environment or in a file that is named, never in one that is just there", () => {
    const content = { "effect-comms.json": { speechCommand: "of others" }, "own.json": { speechCommand: "mine" } }
    assert.strictEqual(
      wrong(["emulator", "--speech-command", "mine"], {}, content),
      "effect-comms.json: speechCommand: expected as --speech-command or EFFECT_COMMS_SPEECH_COMMAND, or in a file that --config names: no program is run because of a file that is just there"
    )
    assert.match(
      wrong(["emulator"], {}, { "effect-comms.json": { recognitionCommand: "of others" } }),
      /^effect-comms\.json: recognitionCommand: expected as --recognition-command or EFFECT_COMMS_RECOGNITION_COMMAND/
    )
    const commandOf = (args: ReadonlyArray<string>, environment = {}) => {
      const asked = read(["emulator", ...args], environment, files({ "own.json": { speechCommand: "of a file" } }))
      return asked._tag === "Serve" ? asked.options.speechCommand : asked
    }
    assert.strictEqual(commandOf(["--config", "own.json"]), "of a file")
    assert.strictEqual(commandOf([], { EFFECT_COMMS_CONFIG: "own.json" }), "of a file")
    assert.strictEqual(commandOf([], { EFFECT_COMMS_SPEECH_COMMAND: "of the environment" }), "of the environment")
    assert.strictEqual(commandOf(["--speech-command", "of the line"]), "of the line")
  })

  it.each([
    [
      "a number that is not decimal",
      ["emulator", "--port=0x10"],
      {},
      {},
      /^--port: expected a whole number .* in decimal digits$/
    ],
    ["one with an exponent", ["emulator", "--port", "1e3"], {}, {}, /^--port: /],
    [
      "one in the environment",
      ["emulator"],
      { EFFECT_COMMS_PORT: "many" },
      {},
      /^EFFECT_COMMS_PORT: expected a whole number/
    ],
    [
      "one in a file",
      ["emulator"],
      {},
      { "effect-comms.json": { port: 70_000 } },
      /^effect-comms\.json: port: expected/
    ],
    [
      "a switch of neither",
      ["emulator"],
      { EFFECT_COMMS_TLS: "perhaps" },
      {},
      /^EFFECT_COMMS_TLS: expected true or false/
    ],
    [
      "a switch that is a string",
      ["emulator"],
      {},
      { "effect-comms.json": { tls: "yes" } },
      /^effect-comms\.json: tls: expected true or false/
    ],
    [
      "a list with something else",
      ["emulator"],
      {},
      { "effect-comms.json": { phoneNumbers: [true] } },
      /phoneNumbers: expected a list of strings/
    ],
    [
      "a file that is no JSON",
      ["emulator"],
      {},
      { "effect-comms.json": "{port" },
      /^effect-comms\.json: expected JSON: /
    ],
    [
      "a file that is no object",
      ["emulator"],
      {},
      { "effect-comms.json": [1] },
      /^effect-comms\.json: expected an object/
    ],
    ["a file that is not there", ["emulator", "--config", "x.json"], {}, {}, /^x\.json: there is no such file/],
    [
      "a setting's name with a slip",
      ["emulator"],
      {},
      { "effect-comms.json": { "phone-number": [] } },
      /there is no such setting; did you mean phoneNumbers\?/
    ],
    [
      "a setting of nobody's",
      ["emulator"],
      {},
      { "effect-comms.json": { color: 1 } },
      /^effect-comms\.json: color: there is no such setting$/
    ],
    [
      "lines and none at once",
      ["emulator", "--quiet", "--json"],
      {},
      {},
      /^--json: cannot be used with --quiet; set one of the two$/
    ],
    [
      "a misspelled flag",
      ["emulator", "--phone-numbers", "+1425"],
      {},
      {},
      /^--phone-numbers: .*did you mean --phone-number\?/
    ],
    ["a misspelled command", ["emulater"], {}, {}, /^emulater: .*did you mean emulator\?/],
    ["a flag without its value", ["emulator", "--port"], {}, {}, /^--port: expected a value/],
    ["an address that is none", ["state", "--url", "localhost:4280"], {}, {}, /^--url: expected an http or https URL/],
    ["the same in the environment", ["state"], { EFFECT_COMMS_URL: "here" }, {}, /^EFFECT_COMMS_URL: expected/],
    ["keys that no telephone has", ["press", "5x"], {}, {}, /^keys: expected 0 to 9/],
    [
      "an argument that is missing",
      ["press"],
      {},
      {},
      /^keys: is required: 0 to 9, A to D, \* and #, one after the other, such as 1 or 42#$/
    ],
    ["an argument that is missing for another command", ["faults", "--status"], {}, {}, /^--status: expected a value$/],
    [
      "a number without its country",
      ["call", "555"],
      {},
      {},
      /^to: expected a phone number in E\.164, such as \+14255550100, or a raw id, such as 8:acs:alice$/
    ],
    [
      "the same of the caller",
      ["call", "--from", "555"],
      {},
      {},
      /^--from: expected a phone number in E\.164, such as/
    ],
    [
      "the same of who presses",
      ["press", "1", "--participant", "555"],
      {},
      {},
      /^--participant: expected a phone number/
    ],
    [
      "the same of who speaks",
      ["say", "hello", "--participant", "555"],
      {},
      {},
      /^--participant: expected a phone number/
    ],
    ["the same of who hangs up", ["hangup", "--participant", "555"], {}, {}, /^--participant: expected a phone number/],
    [
      "an address that nothing is posted to",
      ["call", "--callback-uri", "here"],
      {},
      {},
      /^--callback-uri: expected an http/
    ],
    ["a wait without an end", ["call", "--wait", "1e9"], {}, {}, /^--wait: expected a number of seconds from 0 to 600/],
    ["keys of no file", ["env", "--force"], {}, {}, /^--force: replaces keys of a file; name the file/],
    ["an argument too many", ["reset", "now"], {}, {}, /^now: expected no more arguments/]
  ])("are refused by name: %s", (_, args, environment, content, description) => {
    assert.match(wrong(args, environment, content), description)
  })

  it("lead the commands to the local cloud that is started with them: its port, TLS and the folder of its certificate", () => {
    const found = (environment: Record<string, string>, content: Record<string, unknown> = {}, args = ["state"]) => {
      const asked = read(args, environment, files(content))
      return asked._tag === "Drive" ? [asked.url, asked.data] : [asked._tag]
    }
    assert.deepStrictEqual(found({}), ["http://127.0.0.1:4280", undefined])
    assert.deepStrictEqual(found({ EFFECT_COMMS_PORT: "5000", EFFECT_COMMS_TLS: "true", EFFECT_COMMS_DATA: "/data" }), [
      "https://127.0.0.1:5000",
      "/data"
    ])
    assert.deepStrictEqual(found({}, { "effect-comms.json": { port: 5001 } }), ["http://127.0.0.1:5001", undefined])
    // A port that any may be, and a file that is not for this command.
    assert.deepStrictEqual(found({ EFFECT_COMMS_PORT: "0" }), ["http://127.0.0.1:4280", undefined])
    assert.deepStrictEqual(found({ EFFECT_COMMS_PORT: "5002" }, { "effect-comms.json": { speechCommand: "x" } }), [
      "http://127.0.0.1:5002",
      undefined
    ])
    assert.deepStrictEqual(found({ EFFECT_COMMS_PORT: "5003", EFFECT_COMMS_URL: "http://emulator:4280" }), [
      "http://emulator:4280",
      undefined
    ])
    assert.deepStrictEqual(found({ EFFECT_COMMS_PORT: "5003" }, {}, ["state", "--url", "http://localhost:1"]), [
      "http://localhost:1",
      undefined
    ])
  })

  it("may stand before the command, and help may be a command", () => {
    assert.deepStrictEqual(
      read(["--port", "0", "--host-name", "emulator", "emulator"]),
      read(["emulator", "--port", "0", "--host-name", "emulator"])
    )
    assert.deepStrictEqual(read(["help", "press"]), read(["press", "--help"]))
    assert.deepStrictEqual(read(["help"]), read(["--help"]))
  })

  it("are explained per command, and completed in four shells", () => {
    const help = read(["press", "--help"])
    assert.match(
      help._tag === "Help" ? help.text : "",
      /^A participant of a call presses keys\.[^]*--participant <who>/
    )
    for (const shell of ["bash", "zsh", "fish", "powershell"]) {
      const script = read(["completions", shell])
      const text = script._tag === "Print" ? script.text : ""
      assert.match(text, /phone-number[^]*hangup|hangup[^]*phone-number/)
      assert.notInclude(text, "--completions", "says how it is installed by the command that there is")
      assert.match(text, /effect-comms completions /)
      assert.match(text, /completions[^]*powershell/, "completes the command itself, too")
    }
    assert.deepStrictEqual(read(["completions"]), {
      _tag: "Wrong",
      description: "shell: is required: bash, zsh, fish or powershell",
      command: "completions"
    })
    assert.deepStrictEqual(read(["env", "--shell", "bash"]), {
      _tag: "Wrong",
      description: "--shell: expected posix, fish or powershell",
      command: "env"
    })
  })
})
