import { Emulator } from "@effect-comms/emulator/promise"
import { expect, it } from "vitest"
// The application under test: a function from the settings of the local cloud to a handler of requests.
// And what has it create the thread: a function of what that made and of the members' ids, whose promise settles when it is done.
import { begin, makeApplication } from "./application.ts"

it("the thread Order 4711", async () => {
  await using cloud = await Emulator.start({ makeApplication })
  const alice = await cloud.member({ displayName: "Alice" })
  const bob = await cloud.member({ displayName: "Bob" })
  await cloud.until(begin(cloud.application, [alice.id, bob.id]))
  await alice.sees("Hello, how can I help?")
  await alice.sends("Where is my order?")
  await alice.sees("It is on its way.")
  await bob.sends("Thanks")
  await alice.sees("It is on its way.")
  expect(await alice.messages()).toHaveLength(5)
})
