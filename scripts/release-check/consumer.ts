// The program of a user who installed one package: type-checked and run against the packed tarball, nothing else.
import * as CallAutomation from "@effect-comms/call-automation"
import * as Effect from "effect/Effect"

const exported = await Effect.runPromise(Effect.sync(() => Object.keys(CallAutomation)))

console.log(`@effect-comms/call-automation loads: ${exported.length} exports`)
