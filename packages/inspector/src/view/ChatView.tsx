/** Threads as a messenger, through the eyes of any member, who can answer. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks"
import { ask, order } from "../cloud/controls.ts"
import { type Message, messagesOf, type Thread, threadsOf } from "../model/chat.ts"
import { threadTestOf } from "../model/threadTest.ts"
import { hrefOf, usePlace, useSnapshot } from "./hooks.ts"
import { save } from "./save.ts"

const shownTime = (iso: string): string => iso.slice(11, 16)

const Messages = ({ messages }: { readonly messages: ReadonlyArray<Message> }) => {
  const ref = useRef<HTMLOListElement>(null)
  useLayoutEffect(() => {
    if (ref.current !== null) ref.current.scrollTop = ref.current.scrollHeight
  }, [messages])
  return (
    <ol class="transcript" ref={ref} aria-label="Messages" aria-live="polite" tabIndex={0}>
      {messages.map(({ at, from, id, isDeleted, isEdited, kind, text }) => (
        <li key={id} class={kind === "mine" ? "me" : kind === "system" ? "note" : "other"}>
          {kind === "system" ? null : (
            <span class="speaker quiet">
              {from} <time class="mono">{shownTime(at)}</time>
              {isEdited ? " edited" : ""}
            </span>
          )}
          <span class={`words ${isDeleted ? "quiet" : ""}`}>{isDeleted ? "deleted" : text}</span>
        </li>
      ))}
    </ol>
  )
}

const ThreadView = ({ me, thread }: { readonly thread: Thread; readonly me: string }) => {
  const { state, version } = useSnapshot()
  const [, go] = usePlace()
  const [messages, setMessages] = useState<ReadonlyArray<Message>>([])
  const [text, setText] = useState("")
  const [problem, setProblem] = useState("")
  const path = `/chat/threads/${encodeURIComponent(thread.id)}`
  const name = thread.members.find(({ id }) => id === me)?.name ?? ""
  useEffect(() => {
    const abort = new AbortController()
    const read = async () => {
      setMessages(messagesOf(await ask(`${path}/messages?member=${encodeURIComponent(me)}`, abort.signal), me))
      setProblem("")
    }
    read().catch((error: unknown) => {
      if (!abort.signal.aborted) setProblem(error instanceof Error ? error.message : "refused")
    })
    return () => abort.abort()
  }, [thread.id, me, state, version])
  const test = threadTestOf(thread, messages)
  const typing = useRef(0)
  const type = (value: string) => {
    setText(value)
    if (value === "" || performance.now() - typing.current < 8_000) return
    typing.current = performance.now()
    void order(`${path}/typing`, { member: me }).catch(() => {})
  }
  const send = (event: Event) => {
    event.preventDefault()
    if (text.trim() === "") return
    order(`${path}/messages`, { member: me, content: text.trim(), senderDisplayName: name }).then(
      () => setText(""),
      (error: unknown) => setProblem(error instanceof Error ? error.message : "refused")
    )
  }
  return (
    <section class="content" aria-label={`Thread ${thread.topic}`}>
      <div class="bar">
        <a class="back" href={hrefOf(["chat"])}>
          ‹ Threads
        </a>
        <h2>{thread.topic}</h2>
        <span class="quiet">{thread.members.length} members</span>
        <span class="spread" />
        <div class="exports" role="group" aria-label="Export">
          <button
            type="button"
            disabled={test.text === undefined}
            title={test.why ?? "A test for vitest that replays the thread"}
            onClick={() => save("thread.test.ts", "text/plain", test.text ?? "")}
          >
            Test
          </button>
        </div>
        <label class="inline">
          <span>Seen by</span>
          <select value={me} onChange={({ currentTarget }) => go(hrefOf(["chat", thread.id, currentTarget.value]))}>
            {thread.members.map(({ id, name: shown }) => (
              <option key={id} value={id}>
                {shown}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Messages messages={messages} />
      {problem === "" ? null : (
        <p class="notice bad" role="alert">
          {problem}
        </p>
      )}
      <form class="say" onSubmit={send}>
        <input
          aria-label={`Message as ${name}`}
          placeholder={`Message as ${name}`}
          value={text}
          onInput={({ currentTarget }) => type(currentTarget.value)}
        />
        <button type="submit" class="primary" disabled={text.trim() === ""}>
          Send
        </button>
      </form>
    </section>
  )
}

/** The view. */
export const ChatView = () => {
  const { state } = useSnapshot()
  const [{ path }] = usePlace()
  const threads = threadsOf(state)
  const chosen = path[0] === "chat" ? threads.find(({ id }) => id === path[1]) : undefined
  const me = chosen?.members.find(({ id }) => id === path[2])?.id ?? chosen?.members[0]?.id
  useEffect(() => {
    document.title = `${chosen?.topic ?? "Chat"} · Local cloud`
  }, [chosen?.topic])
  return (
    <div class={`columns ${chosen === undefined ? "list-only" : "with-call"}`}>
      <section class="side" aria-label="Threads">
        {threads.length === 0 ? (
          <div class="empty">
            <p>No threads yet.</p>
            <p class="quiet">They appear when an application creates them.</p>
          </div>
        ) : (
          <ul class="calls">
            {threads.map((thread) => (
              <li key={thread.id}>
                <a
                  class="call"
                  href={hrefOf(["chat", thread.id])}
                  aria-current={thread === chosen ? "true" : undefined}
                >
                  <span class="line">
                    <strong>{thread.topic === "" ? "(no topic)" : thread.topic}</strong>
                    <span class="quiet">{thread.messages} messages</span>
                  </span>
                  <span class="line">
                    <span class="quiet members">{thread.members.map(({ name }) => name).join(", ")}</span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
      {chosen === undefined || me === undefined ? (
        <section class="content empty" aria-label="Thread">
          <p class="quiet">
            {threads.length === 0 ? "Messages are shown here as a member sees them." : "Choose a thread."}
          </p>
        </section>
      ) : (
        <ThreadView key={chosen.id} thread={chosen} me={me} />
      )}
    </div>
  )
}
