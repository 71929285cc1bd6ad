/**
 * A thread as a test for vitest, with the test kit of the local cloud: the application creates it with its members, who send again what they
 * sent, and see what the application said.
 */
import type { Message, Thread } from "./chat.ts"
import type { Exported } from "./testFile.ts"

const text = (value: string): string => JSON.stringify(value)

/** The names of members as variables, each once. */
const variablesOf = (members: Thread["members"]): ReadonlyMap<string, string> => {
  const variables = new Map<string, string>()
  for (const { id, name } of members) {
    const word = /^[a-z]\w*/i.exec(name)?.[0].toLowerCase() ?? "member"
    const wanted = ["user", "cloud", "begin", "it"].includes(word) ? "member" : word
    const taken = new Set(variables.values())
    let variable = wanted
    for (let number = 2; taken.has(variable); number++) variable = `${wanted}${number}`
    variables.set(id.toLowerCase(), variable)
  }
  return variables
}

/** Writes the test; the creator of the thread is the application, and messages are the oldest first. */
export const threadTestOf = (thread: Thread, messages: ReadonlyArray<Message>): Exported => {
  const members = thread.members.filter(({ id }) => id.toLowerCase() !== thread.creator?.toLowerCase())
  if (thread.creator === undefined) return { why: "Who created the thread is not known." }
  if (members.length === 0) return { why: "Nobody is in the thread but who created it." }
  const variables = variablesOf(members)
  const [first = ""] = variables.values()
  const steps = messages.flatMap(({ isDeleted, isMarkup, kind, sender, text: said }) => {
    if (kind === "system" || isDeleted) return []
    const who = variables.get(sender?.toLowerCase() ?? "")
    if (who !== undefined) return [`  await ${who}.sends(${text(said)})`]
    // What is seen is compared as it was sent, with its markup.
    return isMarkup ? [] : [`  await ${first}.sees(${text(said)})`]
  })
  const count = messages.filter(({ isDeleted, kind }) => kind !== "system" && !isDeleted).length
  const lines = [
    `import { Emulator } from "@effect-comms/emulator/promise"`,
    `import { expect, it } from "vitest"`,
    `// The application under test: a function from the settings of the local cloud to a handler of requests.`,
    `// And what has it create the thread: a function of what that made and of the members' ids, whose promise settles when it is done.`,
    `import { begin, makeApplication } from "./application.ts"`,
    ``,
    `it(${text(`the thread ${thread.topic}`)}, async () => {`,
    `  await using cloud = await Emulator.start({ makeApplication })`,
    ...members.map(
      ({ id, name }) =>
        `  const ${variables.get(id.toLowerCase()) ?? ""} = await cloud.member({ displayName: ${text(name)} })`
    ),
    `  await cloud.until(begin(cloud.application, [${[...variables.values()].map((name) => `${name}.id`).join(", ")}]))`,
    ...steps,
    `  expect(await ${first}.messages()).toHaveLength(${count})`,
    `})`,
    ``
  ]
  return { text: lines.join("\n") }
}
