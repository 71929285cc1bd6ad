// American spelling, as Microsoft's reference has it, in everything that is read: names, comments, messages, documents.
// "Cancelled" is left out: messages on the wire and names of the public API have two l's.

/** Forms that are British, each with what to write. */
const forms = [
  [
    /\w*(?:recogni|normali|serial?i|organi|authori|summari|capitali|initiali|minimi|maximi|optimi|customi|synchroni)s(?:e[ds]?|ing|ation|er)\b/i,
    "z"
  ],
  [/\w*analys(?:e[ds]?|ing)\b/i, "analyz"],
  [/\w*(?:behavi|col|neighb|fav|hon|lab)our\w*/i, "or"],
  [/\w*licence\w*/i, "license"],
  [/\bcentres?\b/i, "center"],
  [/\w*(?:dial|label|model)l(?:ed|ing)\b/i, "one l"]
]

/** Lines with British spelling. What Microsoft and others have written is not ours to spell. */
export const checkSpelling = ({ files, read }) =>
  files
    .filter(
      (path) =>
        /\.(?:ts|mjs|md|yml)$/.test(path) &&
        !/CHANGELOG\.md$|^scripts\/(?:arrows(?:\/spelling|\.test)|expressions\/analyze)\.mjs$/.test(path)
    )
    .flatMap((path) =>
      (read(path) ?? "").split("\n").flatMap((line, index) =>
        forms.flatMap(([form, instead]) => {
          const found = form.exec(line)?.[0]
          return found === undefined ? [] : [`${path}:${index + 1}: ${found}: American spelling (${instead})`]
        })
      )
    )
