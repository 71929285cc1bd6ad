// What the documentation of a function says: all of it comes from the declaration of its operation.
import { sinceOf } from "./models.mjs"

const width = 120

const retries = {
  safe: "it reads, so it is sent again after every failure of the transport",
  idempotent: "a repeat changes nothing, so it is sent again after every failure of the transport",
  repeatable: "it is sent again with the same Repeatability pair, within the five minutes of the service",
  claimed:
    "it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`, unless `trustRepeatability` is set",
  once: "it is not sent again after a failure that leaves open whether it was executed, which is `Ambiguous`"
}

const wrapped = (text) =>
  text.split(" ").reduce(
    (lines, word) => {
      const line = lines.at(-1)
      if (line === "") return [...lines.slice(0, -1), word]
      return line.length + word.length < width ? [...lines.slice(0, -1), `${line} ${word}`] : [...lines, word]
    },
    [""]
  )

/** A documentation comment: a summary, and paragraphs of what else is to say. */
export const comment = (summary, ...more) => {
  const lines = wrapped(summary)
  if (more.length > 0) lines.push("", ...more.flatMap(wrapped))
  if (lines.length === 1) return `/** ${lines[0]} */`
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */`
}

const alternatives = (kinds) => {
  const all = [...new Set(kinds)].map((kind) => `\`${kind}\``)
  return all.length === 1 ? all[0] : `${all.slice(0, -1).join(", ")} or ${all.at(-1)}`
}

const outcomeOf = ({ name, operation: { outcome } }) => {
  if (outcome === undefined) return []
  if (outcome.form?.gives !== undefined) return [`\`${name}AndWait\` waits for its end.`]
  const kinds = alternatives([...outcome.succeeded, ...(outcome.failed ?? [])])
  const each = outcome.each ? " for each participant" : ""
  return [`The outcome comes${each} as ${kinds}; \`${name}AndWait\` waits for it.`]
}

const cloudsOf = ({ operation: { clouds } }) =>
  Object.entries(clouds ?? {}).map(([version, names]) =>
    names.length === 0
      ? `${version} has it in no national cloud.`
      : `${version} has it in these national clouds: ${names.join(", ")}.`
  )

/** The documentation of the function of an operation. */
export const ofFunction = (one, versions) => {
  const { isList, name, operation } = one
  const [summary, ...more] = operation.description.split("\n")
  const since = sinceOf(operation.versions, versions)
  const official = operation.official?.replace(/^.*\./, "")
  return comment(
    summary,
    ...more,
    ...(isList ? ["Pages are loaded as their items are asked for."] : []),
    ...outcomeOf(one),
    ...(since ? [since] : []),
    ...cloudsOf(one),
    `Retry class \`${operation.retry}\`: ${retries[operation.retry]}.`,
    ...(official === undefined || official === name ? [] : [`Microsoft's JavaScript client calls it \`${official}\`.`]),
    `Source: ${operation.source}.`
  )
}

/** The documentation of the function that waits for the outcome as well: of a promise, or of an effect. */
export const ofWaiting = ({ name, operation: { outcome } }, fails = "Rejects") => {
  if (outcome.form?.gives !== undefined) {
    return comment(
      `Does what \`${name}\` does and waits for its end: gives the operation when it completed.`,
      ...(outcome.note === undefined ? [] : [outcome.note]),
      `${fails} with \`OperationFailed\`, \`OperationCancelled\` or \`CallEnded\`, with \`OutcomeTimeout\` after \`waitMillis\`, or with the \`CommunicationError\` of a request that was not accepted.`
    )
  }
  const events = outcome.each ? "events, one for each participant in their order," : "event"
  return comment(
    `Does what \`${name}\` does and waits for the outcome: the ${alternatives(outcome.succeeded)} ${events} that report${outcome.each ? "" : "s"} success.`,
    ...(outcome.note === undefined ? [] : [outcome.note]),
    `${fails} with \`OperationFailed\`${outcome.failed === undefined ? "" : ` (${alternatives(outcome.failed)})`} or \`CallEnded\`, with \`OutcomeTimeout\` after \`waitMillis\`, or with the \`CommunicationError\` of a request that was not accepted.${outcome.each ? " The first that fails ends it." : ""}`,
    ...(outcome.requires === undefined ? [] : [`Needs \`${outcome.requires}\`, without which no event is sent.`])
  )
}

/** The documentation of an earlier name. */
export const ofFormer = (name) => comment(`Does what \`${name}\` does.`, `@deprecated Use \`${name}\`.`)
