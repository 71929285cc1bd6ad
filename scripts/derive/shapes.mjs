// What a schema is, as plain data: the one place that reads its syntax tree. What has no shape here is refused by name.
//
// A shape is { kind, … }: text, number, boolean, null, unknown, literal (value), openEnum (values), array (item), record (item, nullable),
// union (members; `kinds` when one is chosen by the value), struct (model or fields; `isOpen` when it keeps what it does not know), redacted, numberText, bytes; besides, `title` is its name in errors, `checks` its conditions,
// `type` a type that is not generated, `codec` a codec that has a name, `constant` that a literal is written when it is absent, and
// `mapped` what it is read from (`from`) and the function that makes it of that (`decode`).

const typeKey = "@effect-comms/core/internal/Derivation/type"
const mappingKey = "@effect-comms/core/internal/Derivation/mapping"
const conditionKey = "@effect-comms/core/internal/Derivation/condition"
const kindsKey = "@effect-comms/core/internal/Derivation/kinds"
const identifier = /^[A-Za-z_]\w*$/
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1)

/** What errors call a kind unless the schema has a name. */
const usual = {
  text: "string",
  number: "number",
  boolean: "boolean",
  array: "array",
  bytes: "Uint8Array",
  record: "object",
  struct: "object"
}

export const makeShapes = async (source) => {
  const scope = "@effect-comms/"
  /** A module of the packages: by its subpath, or what that would be if it were exported. */
  const imported = (specifier) => {
    const [name, ...path] = specifier.slice(scope.length).split("/")
    return source(name, `${path.join("/")}.ts`)
  }

  const { nameOf } = await source("core", "Problem.ts")
  const { headersOf, versionsOf } = await source("core", "Field.ts")
  const { dropNull } = await source("core", "internal/dropNull.ts")
  const { dropNulls } = await source("core", "internal/dropNulls.ts")
  const { Bytes, bytesIn, Empty } = await source("core", "Operation.ts")

  const isLiteral = ({ _tag }) => _tag === "Literal"

  const filtersOf = (ast) =>
    (ast.checks ?? []).flatMap(function flat(check) {
      return check._tag === "Filter" ? [check] : check.checks.flatMap(flat)
    })

  /** The annotations of a schema: those of its last condition when it has one. */
  const annotationsOf = (ast) => (ast.checks ?? []).at(-1)?.annotations ?? ast.annotations ?? {}

  /** The schema that a `Field.optional` was made of. */
  const presentOf = ({ encoding }) => {
    if (encoding?.length !== 1) return undefined
    const [{ to, transformation }] = encoding
    if (transformation.decode?.transform !== dropNull || to._tag !== "Union") return undefined
    return to.types.find(({ _tag }) => _tag !== "Null")
  }

  /** What an exported schema that is not a model is known by: a text by its condition, what is mapped by its transformation. */
  const keyOf = (ast) => {
    if (ast._tag === "String") return filtersOf(ast)[0]?.run
    return ast._tag !== "Objects" && mappingOf(ast) !== undefined ? ast.encoding[0].transformation : undefined
  }

  /** The function that a transformation reads with. */
  const mappingOf = (ast) => {
    const mapping = annotationsOf(ast)[mappingKey]
    return ast.encoding?.length === 1 ? mapping : undefined
  }

  /** The schema that a field without its transformation may have besides `undefined`. */
  const definedOf = ({ _tag, context, encoding, types }) => {
    if (_tag !== "Union" || context?.isOptional !== true || encoding !== undefined) return undefined
    const defined = types.filter((one) => one._tag !== "Undefined")
    return defined.length === 1 && types.length === 2 ? defined[0] : undefined
  }

  /** The known values of an open enum. */
  const openValues = ({ _tag, types }) => {
    if (_tag !== "Union") return undefined
    const [known, text] = types
    return known?._tag === "Union" && text?._tag === "String" && known.types.every((one) => one._tag === "Literal")
      ? known.types.map(({ literal }) => literal)
      : undefined
  }

  const ofPackage = async (declared, exported, core) => {
    const models = new Map(core?.models)
    const codecs = new Map(core?.codecs)
    const exportedNames = new Map(core?.exportedNames)
    // What an exported schema says of itself, which a field that has it may say otherwise.
    const described = new Map()
    // And the conditions of its own, beside which a field that has it may have others.
    const conditioned = new Map()
    const here = { ...declared, models, codecs, own: new Set(), ownCodecs: new Set(), exportedNames }
    for (const [name, schema] of Object.entries(exported)) {
      if (schema?.ast !== undefined)
        described.set(schema.ast.propertySignatures ?? schema.ast.types, annotationsOf(schema.ast).description)
      if (schema?.ast?._tag === "Objects") {
        exportedNames.set(schema.ast.propertySignatures, name)
        conditioned.set(schema.ast.propertySignatures, filtersOf(schema.ast))
      }
      if (schema?.ast?._tag === "Union") exportedNames.set(schema.ast.types, name)
      if (schema?.ast !== undefined && keyOf(schema.ast) !== undefined) exportedNames.set(keyOf(schema.ast), name)
    }

    const conditionsOf = async (ast, filters = filtersOf(ast)) => {
      const checks = []
      for (const { annotations = {} } of filters) {
        // Which member of a union is meant is chosen before.
        if (annotations[kindsKey]) continue
        const where = annotations[conditionKey]
        const { id, payload } = annotations.representation ?? {}
        const expected = annotations.expected ?? "another value"
        if (id !== undefined) checks.push({ expected, id: id.replace("effect/schema/", ""), payload })
        else if (where !== undefined) {
          if (typeof (await imported(where.from))[where.name] !== "function")
            throw new Error(`${declared.name}: ${where.from} has no function ${where.name}`)
          checks.push({ expected, ...where })
        } else throw new Error(`${declared.name}: the condition "${expected}" has no name: use Derivation.condition`)
      }
      return checks
    }

    const modelName = (ast, members) => {
      const { [typeKey]: said, identifier: id } = annotationsOf(ast)
      const name = said?.name ?? exportedNames.get(members) ?? id
      return name !== undefined && identifier.test(name) ? capital(name) : undefined
    }

    /** A model under its name; two that differ may not have the same. */
    const model = async (ast, members, make) => {
      const name = modelName(ast, members)
      if (name === undefined) return undefined
      const codec = exportedNames.get(members) ?? name
      const known = models.get(members)
      if (known !== undefined) return known
      if ([...models.values()].some((one) => one.codec === codec))
        throw new Error(`${declared.name}: two schemas are called ${codec}; give one another name by Derivation.named`)
      const { [typeKey]: said, description } = annotationsOf(ast)
      const entry = {
        name,
        codec,
        members,
        from: said?.from,
        description: described.get(members) ?? description,
        owner: declared.name
      }
      models.set(members, entry)
      here.own.add(entry)
      Object.assign(entry, await make())
      return entry
    }

    const fieldOf = async ({ name, type }) => {
      const present = presentOf(type)
      const { context } = type
      const optional = context?.isOptional === true
      const shape = await shapeOf(present ?? definedOf(type) ?? type)
      const own = annotationsOf(type).description
      return {
        name: String(name),
        shape,
        optional,
        nullable: (present ?? presentOf(type.encoding?.[0].to ?? type)) !== undefined,
        versions: versionsOf(type),
        description: own ?? shape.model?.description
      }
    }

    const fieldsOf = async (ast) => {
      const fields = []
      for (const signature of ast.propertySignatures) fields.push(await fieldOf(signature))
      return fields
    }

    const withTitle = (ast, shape) => {
      const title = nameOf(ast)
      return shape.kind === "openEnum" || title === usual[shape.kind] ? shape : { ...shape, title }
    }

    /** What a value is read from, where its schema says by which function. */
    const mappedOf = async (ast) => {
      const mapping = mappingOf(ast)
      if (mapping === undefined) return undefined
      const [{ to, transformation }] = ast.encoding
      const { name, from } = mapping
      const decode = from === undefined ? globalThis[name] : (await imported(from))[name]
      if (typeof decode !== "function" || transformation.decode.transform !== decode)
        throw new Error(`${declared.name}: ${nameOf(ast)} is not read by ${name} of ${from ?? "the platform"}`)
      if (transformation.encode._tag !== "Passthrough")
        throw new Error(`${declared.name}: ${nameOf(ast)} is not written as it is`)
      return { from: await shapeOf(to), decode: mapping }
    }

    /** The shape of a node without its conditions. */
    const bareShape = async (ast) => {
      const { encoding } = ast
      if (encoding !== undefined && mappingOf(ast) === undefined) {
        const [{ to, transformation }] = encoding
        const { decode, encode } = transformation
        if (ast._tag === "Declaration" && to._tag === "String") return { kind: "redacted" }
        if (ast._tag === "Number" && decode.transform === Number && encode.transform === String)
          return { kind: "numberText" }
        // It may be read from others beside itself, which is not for clients: they write it.
        const spelled = to._tag === "Union" ? to.types : [to]
        if (ast._tag === "Literal" && spelled.every(isLiteral) && encode._tag === "TransformOptional") {
          const given = encode.transform({ _tag: "None" })
          if (given._tag === "Some" && given.value === ast.literal)
            return { kind: "literal", value: ast.literal, constant: true }
        }
        if (presentOf(to) !== undefined && encode._tag === "TransformOptional")
          return { kind: "readOnly", of: await shapeOf(presentOf(to)) }
        if (decode.transform === dropNulls) {
          const item = await shapeOf(ast.indexSignatures[0].type)
          // What may be null on the wire says so where it is neither.
          return {
            kind: "record",
            nullable: true,
            item: { ...item, title: `${item.title ?? usual[item.kind]} | null` }
          }
        }
        // Known values are read in any case: an open enum of the text that it is written as.
        if (openValues(ast) === undefined || to._tag !== "String")
          throw new Error(`${declared.name}: no shape for a transformation of ${nameOf(ast)}`)
      }
      switch (ast._tag) {
        case "String":
          return { kind: "text" }
        case "Number":
          return { kind: "number" }
        case "Boolean":
          return { kind: "boolean" }
        case "Null":
          return { kind: "null" }
        case "Declaration":
          if (ast.run === Bytes.ast.run) return { kind: "bytes" }
          break
        case "Unknown":
          return { kind: "unknown" }
        case "Literal":
          return { kind: "literal", value: ast.literal }
        case "Suspend":
          return { kind: "recursive", of: await shapeOf(ast.thunk()) }
        case "Arrays":
          if (ast.rest.length === 1 && ast.elements.length === 0)
            return { kind: "array", item: await shapeOf(ast.rest[0]) }
          break
        case "Objects":
          if (ast.indexSignatures.length === 1 && ast.propertySignatures.length === 0)
            return { kind: "record", item: await shapeOf(ast.indexSignatures[0].type) }
          if (ast.indexSignatures.every(({ type }) => type._tag === "Unknown")) {
            const mapped = await mappedOf(ast)
            const isOpen = ast.indexSignatures.length > 0
            const found = await model(ast, ast.propertySignatures, async () => ({
              kind: "struct",
              title: nameOf(ast),
              fields: await fieldsOf(ast),
              checks: await conditionsOf(ast, conditioned.get(ast.propertySignatures)),
              isOpen,
              mapped
            }))
            return { kind: "struct", isOpen, mapped, ...(found ? { model: found } : { fields: await fieldsOf(ast) }) }
          }
          break
        case "Union": {
          const values = openValues(ast)
          if (values !== undefined) {
            const found = await model(ast, ast.types, async () => ({ kind: "openEnum", values, title: nameOf(ast) }))
            return found ? { kind: "openEnum", values, model: found } : { kind: "openEnum", values }
          }
          const members = []
          for (const type of ast.types) members.push(await shapeOf(type))
          const kinds = annotationsOf(ast)[kindsKey]
          if (kinds !== undefined && typeof (await imported(kinds.from))[kinds.name] !== "function")
            throw new Error(`${declared.name}: ${kinds.from} has no function ${kinds.name}`)
          return { kind: "union", members, ...(kinds ? { kinds } : {}) }
        }
      }
      throw new Error(`${declared.name}: no shape for ${ast._tag} ${nameOf(ast)}`)
    }

    /** The shape of a schema; `outer` is what a field made of it, which may have a name of its own. */
    const shapeOf = async (ast) => {
      const bare = await bareShape(ast)
      if (bare.model !== undefined) {
        const own = conditioned.get(ast.propertySignatures)
        const checks = own
          ? await conditionsOf(
              ast,
              filtersOf(ast).filter(({ run }) => !own.some((one) => one.run === run))
            )
          : []
        return checks.length > 0 ? { ...bare, checks } : bare
      }
      const mapped = await mappedOf(ast)
      const shape = mapped ? { ...bare, mapped, title: nameOf(ast) } : withTitle(ast, bare)
      const checks = await conditionsOf(ast)
      const { [typeKey]: said } = annotationsOf(ast)
      const type = said?.from === undefined ? undefined : said
      const complete = { ...shape, ...(checks.length > 0 ? { checks } : {}), ...(type ? { type } : {}) }
      const known = codecs.get(keyOf(ast))
      if (known !== undefined) return { ...complete, codec: known }
      const name = exportedNames.get(keyOf(ast))
      if (name === undefined) return complete
      const codec = { name, owner: declared.name, shape: complete }
      codecs.set(keyOf(ast), codec)
      here.ownCodecs.add(codec)
      return { ...complete, codec }
    }

    for (const schema of Object.values(exported))
      if (schema?.ast !== undefined && presentOf(schema.ast) === undefined) await shapeOf(schema.ast)
    const operations = []
    for (const { name, operation } of declared.operations) {
      const part = async (schema, isSent = false) => {
        const shape = await bareShape(schema.ast)
        const fields = shape.model?.fields ?? shape.fields
        return fields === undefined || (fields.length === 0 && !isSent) ? undefined : { ...shape, fields }
      }
      const success = []
      for (const [status, schema] of Object.entries(operation.success))
        success.push({
          status,
          shape: schema === Empty ? undefined : await shapeOf(schema.ast),
          headers: schema === Empty ? [] : headersOf(schema)
        })
      const inRequest = bytesIn(operation.payload) !== undefined
      const inAnswer = Object.values(operation.success).some((schema) => bytesIn(schema) !== undefined)
      operations.push({
        bytes: inRequest ? "request" : inAnswer ? "answer" : undefined,
        requestHeaders: headersOf(operation.payload),
        name,
        operation,
        params: await part(operation.params),
        query: await part(operation.query),
        // A body without fields is sent as well.
        payload: await part(operation.payload, operation.contentTypes.length > 0),
        success
      })
    }
    // What clients read besides the answers of operations.
    const received = []
    for (const schema of exported.received ?? []) received.push(await shapeOf(schema.ast))
    const events = []
    for (const { data, description, name, type } of declared.events)
      events.push({ name, type, description, key: data.ast.propertySignatures, fields: await fieldsOf(data.ast) })
    return { ...here, operations, received, events }
  }
  return { ofPackage }
}
