// V8 allocates a function as old when its expression is assigned to a property (`a.b = () => …`), and minor collections take what is old for
// alive: in code that runs for each call or each local cloud, such a function keeps all that it refers to until the next full collection.
// A constant is assigned instead.
const assigned = /^\s*[\w$]+(?:[.?!]*\.#?[\w$]+|\[[^\]]*\])+ = (?:async )?(?:\([^()]*\)|[\w$]+) =>/

/** Functions that are assigned to a property where they are written, in the sources of packages. */
export const checkTenured = ({ packages, read }) =>
  packages
    .flatMap(({ sources }) => sources)
    .filter((path) => /^packages\/[^/]+\/src\//.test(path))
    .flatMap((path) =>
      (read(path) ?? "")
        .split("\n")
        .flatMap((line, index) =>
          assigned.test(line)
            ? [
                `${path}:${index + 1}: V8 keeps a function that is written where a property is assigned; assign a constant`
              ]
            : []
        )
    )
