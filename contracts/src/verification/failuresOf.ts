/** What a rejected verification says, one line per mismatch: Pact's error carries them as JSON in its message. */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"

const Mismatch = Schema.Struct({
  type: Schema.optionalKey(Schema.String),
  path: Schema.optionalKey(Schema.String),
  key: Schema.optionalKey(Schema.String),
  mismatch: Schema.optionalKey(Schema.String),
  expected: Schema.optionalKey(Schema.Unknown),
  actual: Schema.optionalKey(Schema.Unknown)
})

const Report = Schema.fromJsonString(
  Schema.Struct({
    errors: Schema.Array(
      Schema.Struct({
        interaction: Schema.String,
        mismatch: Schema.Struct({
          message: Schema.optionalKey(Schema.String),
          mismatches: Schema.optionalKey(Schema.Array(Mismatch))
        })
      })
    )
  })
)

const decode = Schema.decodeUnknownOption(Report)

/** A value short enough for a line. */
const shown = (value: unknown): string => {
  const text = typeof value === "string" ? value : JSON.stringify(value)
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

const describe = ({ actual, expected, key, mismatch, path, type }: typeof Mismatch.Type): string => {
  const at = path ?? key ?? type ?? "?"
  return `${at}: ${mismatch ?? `expected ${shown(expected)}, found ${shown(actual)}`}`
}

/** The lines of a verification's error. */
export const failuresOf = (error: unknown): ReadonlyArray<string> => {
  const message = error instanceof Error ? error.message : String(error)
  const report = decode(message)
  if (Option.isNone(report)) return [message]
  return report.value.errors.flatMap(({ interaction, mismatch: { message, mismatches = [] } }) => {
    const subject = interaction.replace(/^Verifying a pact between .*? and \S+ /, "")
    const lines = mismatches.map((one) => `${subject}: ${describe(one)}`)
    return lines.length > 0 ? lines : [`${subject}: ${message ?? "failed"}`]
  })
}
