import * as DateTimeText from "@effect-comms/core/DateTimeText"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import { createChat } from "@effect-comms/chat/promise"
import { createIdentity } from "@effect-comms/identity/promise"

{
  // ChatThread_AddChatParticipants
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:<id of the user>",
    scopes: ["chat"]
  })
  const { chatThread } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2025-03-15"
  })
  console.log(
    await chatThread.addChatParticipants({
      chatThreadId: "19:f2167429acf6482880c6b7790a9086c1@thread.v2",
      participants: [
        {
          communicationIdentifier: {
            communicationUser: {
              id: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_f6762773-e33a-4727-985f-50bd1d197c7b"
            },
            rawId: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_f6762773-e33a-4727-985f-50bd1d197c7b"
          },
          displayName: "Peter",
          shareHistoryTime: DateTimeText.make("2020-06-06T05:55:41Z")
        }
      ]
    })
  )
}
{
  // ChatThread_DeleteChatImage
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:<id of the user>",
    scopes: ["chat"]
  })
  const { chatThread } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2024-06-05-preview"
  })
  console.log(
    await chatThread.deleteChatImage({
      chatThreadId: "19:f2167429acf6482880c6b7790a9086c1@thread.v2",
      imageId: "0-eus-d2-fb42e272282ebb6ef76a3aedd1974433"
    })
  )
}
{
  // ChatThread_DeleteChatMessage
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:<id of the user>",
    scopes: ["chat"]
  })
  const { chatThread } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2025-03-15"
  })
  console.log(
    await chatThread.deleteChatMessage({
      chatThreadId: "19:f2167429acf6482880c6b7790a9086c1@thread.v2",
      chatMessageId: "1593072104708"
    })
  )
}
{
  // ChatThread_GetChatImage
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:<id of the user>",
    scopes: ["chat"]
  })
  const { chatThread } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2024-06-05-preview"
  })
  console.log(
    await chatThread.getChatImage({
      chatThreadId: "19:f2167429acf6482880c6b7790a9086c1@thread.v2",
      imageId: "0-eus-d2-fb42e272282ebb6ef76a3aedd1974433",
      imageViewType: "original"
    })
  )
}
{
  // ChatThread_GetChatMessage
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:<id of the user>",
    scopes: ["chat"]
  })
  const { chatThread } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2025-03-15"
  })
  console.log(
    await chatThread.getChatMessage({
      chatThreadId: "19:f2167429acf6482880c6b7790a9086c1@thread.v2",
      chatMessageId: "1593072104708"
    })
  )
}
{
  // ChatThread_GetChatThreadProperties
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_c94ff260-162d-46d6-94fd-e79f4d213715",
    scopes: ["chat"]
  })
  const { chatThread } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2025-03-15"
  })
  console.log(
    await chatThread.get({
      chatThreadId: "19:f2167429acf6482880c6b7790a9086c1@thread.v2"
    })
  )
}
{
  // ChatThread_ListChatMessages
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_f6762773-e33a-4727-985f-50bd1d197c7b",
    scopes: ["chat"]
  })
  const { chatThread } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2025-03-15"
  })
  for await (const each of chatThread.listChatMessages({
    chatThreadId: "19:f2167429acf6482880c6b7790a9086c1@thread.v2"
  }))
    console.log(each)
}
{
  // ChatThread_ListChatParticipants
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_c94ff260-162d-46d6-94fd-e79f4d213715",
    scopes: ["chat"]
  })
  const { chatThread } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2025-03-15"
  })
  for await (const each of chatThread.listChatParticipants({
    chatThreadId: "19:f2167429acf6482880c6b7790a9086c1@thread.v2"
  }))
    console.log(each)
}
{
  // ChatThread_ListChatReadReceipts
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_0e59221d-0c1d-46ae-9544-c963ce56c10b",
    scopes: ["chat"]
  })
  const { chatThread } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2025-03-15"
  })
  for await (const each of chatThread.listChatReadReceipts({
    chatThreadId: "19:f2167429acf6482880c6b7790a9086c1@thread.v2",
    maxPageSize: 1,
    skip: 1
  }))
    console.log(each)
}
{
  // ChatThread_RemoveChatParticipant
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:<id of the user>",
    scopes: ["chat"]
  })
  const { chatThread } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2025-03-15"
  })
  console.log(
    await chatThread.removeChatParticipant({
      chatThreadId: "19:f2167429acf6482880c6b7790a9086c1@thread.v2",
      communicationUser: {
        id: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_0e59221d-0c1d-46ae-9544-c963ce56c10b"
      },
      rawId: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_0e59221d-0c1d-46ae-9544-c963ce56c10b"
    })
  )
}
{
  // ChatThread_SendChatMessage
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:<id of the user>",
    scopes: ["chat"]
  })
  const { chatThread } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2025-03-15"
  })
  console.log(
    await chatThread.sendChatMessage({
      chatThreadId: "19:f2167429acf6482880c6b7790a9086c1@thread.v2",
      content: "Let's head out for lunch in 15 minutes.",
      metadata: {
        someKey1: "someValue1",
        someKey2: "someValue2"
      },
      senderDisplayName: "Jane"
    })
  )
}
{
  // ChatThread_SendChatReadReceipt
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:<id of the user>",
    scopes: ["chat"]
  })
  const { chatThread } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2025-03-15"
  })
  console.log(
    await chatThread.sendChatReadReceipt({
      chatThreadId: "19:f2167429acf6482880c6b7790a9086c1@thread.v2",
      chatMessageId: "1593072104708"
    })
  )
}
{
  // ChatThread_SendTypingNotification
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:<id of the user>",
    scopes: ["chat"]
  })
  const { chatThread } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2025-03-15"
  })
  console.log(
    await chatThread.sendTypingNotification({
      chatThreadId: "19:f2167429acf6482880c6b7790a9086c1@thread.v2",
      senderDisplayName: "Jane"
    })
  )
}
{
  // ChatThread_UpdateChatMessage
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:<id of the user>",
    scopes: ["chat"]
  })
  const { chatThread } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2025-03-15"
  })
  console.log(
    await chatThread.updateChatMessage({
      chatThreadId: "19:f2167429acf6482880c6b7790a9086c1@thread.v2",
      chatMessageId: "1593072104708",
      content: "Let's have lunch in 20 minutes.",
      metadata: {
        someKey1: null,
        someKey3: "3"
      }
    })
  )
}
{
  // ChatThread_UpdateChatParticipant
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:<id of the user>",
    scopes: ["chat"]
  })
  const { chatThread } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2021-10-01-preview7"
  })
  console.log(
    await chatThread.updateChatParticipant({
      chatThreadId: "19:f2167429acf6482880c6b7790a9086c1@thread.v2",
      communicationIdentifier: {
        communicationUser: {
          id: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_0e59221d-0c1d-46ae-9544-c963ce56c10b"
        },
        rawId: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_0e59221d-0c1d-46ae-9544-c963ce56c10b"
      },
      displayName: "Alex",
      roleIds: ["8540c0de-899f-5cce-acb5-3ec493af3800_ce2142fd-aa87-435d-bacf-16efe5ae70aa"]
    })
  )
}
{
  // ChatThread_UpdateChatThreadProperties
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:<id of the user>",
    scopes: ["chat"]
  })
  const { chatThread } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2025-03-15"
  })
  console.log(
    await chatThread.updateChatThreadProperties({
      chatThreadId: "19:f2167429acf6482880c6b7790a9086c1@thread.v2",
      metadata: {
        threadMetadataKey1: "threadMetadataValue1"
      },
      retentionPolicy: {
        deleteThreadAfterDays: 60,
        kind: "threadCreationDate"
      },
      topic: "Updated Thread Topic"
    })
  )
}
{
  // ChatThread_UploadChatImage
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:<id of the user>",
    scopes: ["chat"]
  })
  const { chatThread } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2024-06-05-preview"
  })
  console.log(
    await chatThread.uploadChatImage({
      chatThreadId: "19:f2167429acf6482880c6b7790a9086c1@thread.v2",
      image: new Uint8Array([/* the journal does not keep the bytes */]),
      imageFilename: "sample.gif"
    })
  )
}
{
  // Chat_CreateChatThread
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_c94ff260-162d-46d6-94fd-e79f4d213715",
    scopes: ["chat"]
  })
  const { createChatThread } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2025-03-15"
  })
  console.log(
    await createChatThread({
      participants: [
        {
          communicationIdentifier: {
            communicationUser: {
              id: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_c94ff260-162d-46d6-94fd-e79f4d213715"
            },
            rawId: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_c94ff260-162d-46d6-94fd-e79f4d213715"
          },
          displayName: "Jane"
        },
        {
          communicationIdentifier: {
            communicationUser: {
              id: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_0e59221d-0c1d-46ae-9544-c963ce56c10b"
            },
            rawId: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_0e59221d-0c1d-46ae-9544-c963ce56c10b"
          },
          displayName: "Alex"
        },
        {
          communicationIdentifier: {
            communicationUser: {
              id: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_a34d2d65-d72f-4c48-a12c-2d5c9ac75a1a"
            },
            rawId: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_a34d2d65-d72f-4c48-a12c-2d5c9ac75a1a"
          },
          displayName: "Bob"
        },
        {
          communicationIdentifier: {
            communicationUser: {
              id: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_f6762773-e33a-4727-985f-50bd1d197c7b"
            },
            rawId: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_f6762773-e33a-4727-985f-50bd1d197c7b"
          },
          displayName: "Peter"
        }
      ],
      topic: "Lunch"
    })
  )
}
{
  // Chat_DeleteChatThread
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:<id of the user>",
    scopes: ["chat"]
  })
  const { deleteChatThread } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2025-03-15"
  })
  console.log(
    await deleteChatThread({
      chatThreadId: "19:f2167429acf6482880c6b7790a9086c1@thread.v2"
    })
  )
}
{
  // Chat_ListChatThreads
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5"
  })
  const { token } = await communicationIdentity.issueAccessToken({
    id: "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_f6762773-e33a-4727-985f-50bd1d197c7b",
    scopes: ["chat"]
  })
  const { listChatThreads } = createChat({
    endpoint: "http://127.0.0.1:4280",
    credential: UserTokenCredential.make(token),
    apiVersion: "2025-03-15"
  })
  for await (const each of listChatThreads({})) console.log(each)
}
