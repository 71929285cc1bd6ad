// Runs regular expressions over long texts of their own characters, in a thread that is ended when one does not come back.
import { Worker } from "node:worker_threads"
import { RegExpParser, visitRegExpAST } from "@eslint-community/regexpp"

const length = 100_000
/** An expression that is in proportion to its input is through a text in a millisecond; nothing is measured below this. */
const limitMillis = 5_000

/** The texts that may be hard for an expression: repeated what it names, alone and in pairs, with and without an end that does not fit. */
const textsFor = ({ flags, pattern }) => {
  const parser = new RegExpParser()
  const own = new Set()
  const add = (codePoint) => own.add(String.fromCodePoint(codePoint))
  const ast = parser.parsePattern(pattern, 0, pattern.length, {
    unicode: flags.includes("u"),
    unicodeSets: flags.includes("v")
  })
  visitRegExpAST(ast, {
    onCharacterEnter: ({ value }) => add(value),
    onCharacterClassRangeEnter: ({ max, min }) => [min.value, max.value].forEach(add),
    onCharacterSetEnter: () => ["a", "0", " ", "!"].forEach((text) => own.add(text))
  })
  const singles = [...own]
  const pairs = singles.slice(1).map((text, index) => singles[index] + text)
  const words = [...singles, ...pairs, singles.join("")].filter((text) => text !== "")
  return words.flatMap((word) => {
    const run = word.repeat(Math.ceil(length / word.length)).slice(0, length)
    return [run, `${run}\u0001`, `${singles[0]}${run}\u0001`]
  })
}

const source = `
const { parentPort } = require("node:worker_threads")
parentPort.on("message", ({ flags, pattern, texts }) => {
  const expression = new RegExp(pattern, flags)
  for (const text of texts) {
    expression.lastIndex = 0
    if (expression.global) text.replace(expression, "")
    else expression.test(text)
  }
  parentPort.postMessage("through")
})`

const runOne = (worker, expression, limit) =>
  new Promise((resolve, reject) => {
    const through = () => settle(true)
    const timer = setTimeout(() => settle(false), limit)
    const settle = (isThrough) => {
      clearTimeout(timer)
      worker.off("message", through)
      worker.off("error", reject)
      resolve(isThrough)
    }
    worker.on("message", through)
    worker.on("error", reject)
    const { flags, pattern } = expression
    worker.postMessage({ flags, pattern, texts: textsFor(expression) }, [])
  })

/** The expressions that do not come to an end, each with its problem. */
export const slowOf = async (expressions, limit = limitMillis) => {
  const slow = []
  let worker
  for (const expression of expressions) {
    worker ??= new Worker(source, { eval: true })
    if (await runOne(worker, expression, limit)) continue
    await worker.terminate()
    worker = undefined
    slow.push({ expression, problem: `not through ${length} of its own characters after ${limit} ms` })
  }
  await worker?.terminate()
  return slow
}
