// What the hosts here have in common: a body as bytes, and a response of the Fetch API or its like as one of Node's.
export const bodyOf = async (message) => {
  const chunks = []
  for await (const chunk of message) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export const send = async (response, { body, headers, status }) => {
  const chunks = []
  for await (const chunk of body ?? []) chunks.push(chunk)
  response.writeHead(status, Object.fromEntries(headers)).end(Buffer.concat(chunks))
}
