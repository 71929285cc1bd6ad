// src/generated/codecs.ts: how the models of a package are checked, read and written without a schema.

const quoted = JSON.stringify
const key = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name))
const header = "// Written by `pnpm derive` from the declarations of this package.\n"

/** The functions of the codec module that stand for conditions of effect. */
const condition = ({ expected, id, name, payload }, use) => {
  if (name !== undefined) return `Codec.check(${quoted(expected)}, ${use(name)})`
  switch (id) {
    case "isInt":
      return `Codec.check(${quoted(expected)}, Number.isSafeInteger)`
    case "isFinite":
      return `Codec.check(${quoted(expected)}, Number.isFinite)`
    case "isPattern":
      return `Codec.pattern(${quoted(expected)}, /${payload.source}/${payload.flags})`
    case "isBetween":
      return `Codec.between(${quoted(expected)}, ${payload.minimum}, ${payload.maximum})`
    case "isGreaterThanOrEqualTo":
      return `Codec.between(${quoted(expected)}, ${payload.minimum ?? payload}, Infinity)`
    case "isMinLength":
      return `Codec.length(${quoted(expected)}, ${payload.minLength ?? payload}, Infinity)`
    case "isMaxLength":
      return `Codec.length(${quoted(expected)}, 0, ${payload.maxLength ?? payload})`
    case "isMaxProperties":
      return `Codec.properties(${quoted(expected)}, ${payload.maxProperties ?? payload})`
    default:
      throw new Error(`no function for the condition ${id} (${JSON.stringify(payload)})`)
  }
}

/** A module of a package as the package's generated sources import it. */
export const relativeTo = (name, from) => {
  const own = `@effect-comms/${name}/`
  return from.startsWith(own) ? `../${from.slice(own.length)}.ts` : from
}

/** A set of versions as the package names it. */
export const versionsText = (set, versions) => {
  if (set === undefined) return undefined
  if (versions === undefined) return quoted(set)
  const has = versions.all.filter((one) => set.includes(one))
  if (has.length === versions.all.length) return "ApiVersions.all"
  return has.length > 1 && versions.from(has[0]).length === has.length
    ? `ApiVersions.from(${quoted(has[0])})`
    : `ApiVersions.only(${has.map(quoted).join(", ")})`
}

/** A function that writes the codec of a shape. */
export const codecWriter = (declared, { foreign = "core.", own = "", uses = new Map() } = {}) => {
  const use = (check) => (name) => {
    uses.set(name, check.from)
    return name
  }
  const reference = ({ name, owner }) => (owner === declared.name ? own : foreign) + name
  const fieldText = ({ name, nullable, optional, shape, versions }) => {
    if (shape.constant) return `${key(name)}: Codec.constant(${quoted(shape.value)})`
    const make = nullable ? "optional" : optional ? "optionalKey" : "required"
    const set = versionsText(versions, declared.versions)
    return `${key(name)}: Codec.${make}(${codecOf(shape)}${set === undefined ? "" : `, ${set}`})`
  }
  /** What is read from another codec by a function. */
  const mappedText = (mapped, title, text) => {
    if (mapped === undefined) return text
    const { decode, from } = mapped
    const name = decode.from === undefined ? decode.name : use(decode)(decode.name)
    return `Codec.mapped(${quoted(title)}, ${codecOf(from)}, ${text}, ${name})`
  }
  const fieldsText = (fields) => `() => ({ ${fields.map(fieldText).join(", ")} })`
  const structText = (title, fields, checks = [], isOpen = false) => {
    if (fields.length === 0 && !isOpen) return "Codec.empty"
    const text = `Codec.struct(${[quoted(title), fieldsText(fields), ...checks.map((one) => condition(one, use(one)))].join(", ")})`
    if (!isOpen) return text
    uses.set("open", `@effect-comms/${declared.name}/internal/open`)
    return `open(${text})`
  }
  const bareCodec = (shape) => {
    const { item, kind, kinds, members, model, of, title, value, values } = shape
    if (model !== undefined) return reference({ name: model.codec, owner: model.owner })
    switch (kind) {
      case "openEnum":
        return `Codec.openEnum(${values.map(quoted).join(", ")})`
      case "literal":
        return `Codec.literal(${quoted(value)})`
      case "null":
        return "Codec.literal(null)"
      case "record":
        return `Codec.record(${codecOf(item)}${shape.nullable ? ", true" : ""})`
      case "array":
        return `Codec.array(${codecOf(item)})`
      case "readOnly":
        return `Codec.readOnly(${codecOf(of)})`
      case "recursive":
        return `Codec.recursive(() => ${codecOf(of)})`
      case "union":
        if (kinds !== undefined) {
          uses.set(kinds.name, kinds.from)
          const each = members.map((one, i) => `[${[codecOf(one), ...kinds.told[i].map(quoted)].join(", ")}]`)
          return `${kinds.name}(${[quoted(title), ...each].join(", ")})`
        }
        return `Codec.union(${[quoted(title), ...members.map(codecOf)].join(", ")})`
      case "struct":
        return structText(title ?? "object", shape.fields, [], shape.isOpen)
      default:
        return `Codec.${kind}`
    }
  }
  const codecOf = (shape) => {
    if (shape.codec !== undefined) return reference(shape.codec)
    const { checks = [], kind, model, title } = shape
    const conditions = checks.map((one) => condition(one, use(one))).join(", ")
    if (kind === "numberText") return `Codec.numberText(${conditions})`
    if (
      kind === "number" &&
      title === undefined &&
      checks.length === 1 &&
      checks[0].id === "isInt" &&
      checks[0].expected === "an integer"
    )
      return "Codec.integer"
    const isNamed =
      title !== undefined &&
      model === undefined &&
      !["union", "struct", "redacted", "readOnly", "recursive", "literal", "null", "unknown"].includes(kind)
    const named = isNamed && !shape.mapped ? `Codec.named(${quoted(title)}, ${bareCodec(shape)})` : bareCodec(shape)
    const checked = conditions === "" ? named : `Codec.checked(${named}, ${conditions})`
    return model === undefined ? mappedText(shape.mapped, title, checked) : checked
  }
  return { codecOf, fieldsText, mappedText, structText }
}

/** The models and codecs with a name that a shape refers to. */
const namedIn = ({ codec, item, mapped, members = [], model, of, fields = [] }) =>
  model !== undefined || codec !== undefined
    ? [codec ?? model]
    : [item, of, mapped?.from, ...members, ...fields.map(({ shape }) => shape)].flatMap((one) =>
        one === undefined ? [] : namedIn(one)
      )

/** What a model or a codec with a name is made of. */
const madeOf = ({ fields = [], mapped, shape }) =>
  shape === undefined
    ? [...fields.map((field) => field.shape), ...(mapped === undefined ? [] : [mapped.from])].flatMap(namedIn)
    : namedIn({ ...shape, codec: undefined })

export const codecsFile = (declared) => {
  const uses = new Map()
  const { codecOf, mappedText, structText } = codecWriter(declared, { uses })
  // What only other codecs refer to stays here, and what nothing refers to is not written; other packages may use every codec of core.
  const whole = new Set(
    [
      ...declared.operations.flatMap(({ params, payload, query, success }) => [
        ...[params, query].flatMap((part) => (part?.model ? [part] : (part?.fields ?? []).map(({ shape }) => shape))),
        payload,
        ...success.map(({ shape }) => shape)
      ]),
      ...declared.received,
      ...declared.events.flatMap(({ fields }) => fields.map(({ shape }) => shape))
    ].flatMap((shape) => (shape === undefined ? [] : namedIn(shape)))
  )
  const reached = new Set(whole)
  for (const one of reached) for (const below of madeOf(one)) reached.add(below)
  const isCore = declared.name === "core"
  const isUsed = (one) => isCore || reached.has(one)
  const consts = [
    ...[...declared.ownCodecs].filter(isUsed).map((one) => ({
      name: one.name,
      isWhole: whole.has(one),
      text: codecOf({ ...one.shape, codec: undefined })
    })),
    ...[...declared.own].filter(isUsed).map((one) => ({
      name: one.codec,
      isWhole: whole.has(one),
      text:
        one.kind === "openEnum"
          ? codecOf({ kind: one.kind, values: one.values, title: one.title.includes(" | ") ? undefined : one.title })
          : mappedText(one.mapped, one.title, structText(one.title, one.fields, one.checks, one.isOpen))
    }))
  ]
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(
      ({ isWhole, name, text }) =>
        `${isCore || isWhole ? "export " : ""}const ${name}: Codec.Codec = /* @__PURE__ */ (() => ${text})()`
    )
  const written = consts
    .join("\n\n")
    .replaceAll(
      /\/\* @__PURE__ \*\/ \(\(\) => ((?:open\()?Codec\.struct\((?:.|\n)*?)\)\(\)(?=\n\n|$)/g,
      "/* @__PURE__ */ $1"
    )
  const sets = [...new Set(written.match(/\["\d{4}-[^\]]*\]/g))]
  const hoisted = sets.map((set, i) => `const versions${i + 1} = ${set}\n`).join("\n")
  const body = hoisted + sets.reduce((text, set, i) => text.replaceAll(set, `versions${i + 1}`), written)
  const imports = [
    isCore
      ? `import * as Codec from "../internal/Codec.ts"`
      : `import * as Codec from "@effect-comms/core/internal/Codec"`,
    ...(body.includes("core.") ? [`import * as core from "@effect-comms/core/internal/codecs"`] : []),
    ...(body.includes("ApiVersions.") ? [`import { ApiVersions } from "../ApiVersion.ts"`] : []),
    ...[...uses].map(([name, from]) => `import { ${name} } from "${relativeTo(declared.name, from)}"`)
  ]
  return `${header}${imports.join("\n")}\n\n${body}\n`
}
