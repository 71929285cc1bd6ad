/** The help of a command as text: what it does, how it is called, its arguments, flags and commands. */
import type * as HelpDoc from "effect/cli/HelpDoc"
import * as Option from "effect/Option"

const widest = 30

const rows = (title: string, entries: ReadonlyArray<readonly [left: string, right: string]>): ReadonlyArray<string> => {
  if (entries.length === 0) return []
  const width = Math.min(widest, Math.max(...entries.map(([left]) => left.length)))
  return ["", title, "", ...entries.map(([left, right]) => `  ${left.padEnd(width)} ${right}`.trimEnd())]
}

/** The flags of a help, one line each. */
const flagsOf = (flags: ReadonlyArray<HelpDoc.FlagDoc>): ReadonlyArray<readonly [string, string]> =>
  flags.map(({ aliases, description, name, type }) => [
    [`--${name}`, ...aliases].join(", ") + (type === "boolean" ? "" : ` ${type}`),
    Option.getOrElse(description, () => "")
  ])

/** What every command has besides. */
const everywhere = "  --help, --version"

/** The help of a command; `more` is the help of another one that belongs to it, under a title of its own. */
export const textOf = (
  doc: HelpDoc.HelpDoc,
  more?: { readonly title: string; readonly doc: HelpDoc.HelpDoc }
): string =>
  [
    doc.description,
    "",
    `Usage: ${doc.usage}`,
    ...rows(
      "Commands",
      (doc.subcommands ?? []).flatMap(({ commands }) =>
        commands.map(({ description, name }) => [name, description] as const)
      )
    ),
    ...rows(
      "Arguments",
      (doc.args ?? []).map(({ description, name }) => [name, Option.getOrElse(description, () => "")] as const)
    ),
    ...rows("Flags", flagsOf(doc.flags)),
    ...(more === undefined ? [] : rows(more.title, flagsOf(more.doc.flags))),
    ...(doc.flags.length === 0 && more === undefined ? ["", "Flags", ""] : []),
    everywhere
  ].join("\n")
