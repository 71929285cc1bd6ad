import * as Redacted from "effect/Redacted"
import { createIdentity } from "@effect-comms/identity/promise"

{
  // CommunicationIdentity_Create
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-09-23"
  })
  console.log(
    await communicationIdentity.create({
      createTokenWithScopes: ["chat", "voip", "chat.join", "chat.join.limited", "voip.join"],
      expiresInMinutes: 60
    })
  )
}
{
  // CommunicationIdentity_Delete
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-09-23"
  })
  console.log(
    await communicationIdentity.delete({
      id: "8:acs:2dee53b4-368b-45b4-ab52-8493fb117652_00000005-14a2-493b-8a72-5a3a0d000081"
    })
  )
}
{
  // CommunicationIdentity_ExchangeTeamsUserAccessToken
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-09-23"
  })
  console.log(
    await communicationIdentity.exchangeTeamsUserAccessToken({
      appId: "9d4a5b3c-2e1f-4a6b-8c7d-0e1f2a3b4c5d",
      token: Redacted.make("eyJ"),
      userId: "ad1c5b1e-fc61-4d4b-a4f9-31b8a2a8d1a0"
    })
  )
}
{
  // CommunicationIdentity_Get
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2025-03-02-preview"
  })
  console.log(
    await communicationIdentity.get({
      id: "8:acs:2dee53b4-368b-45b4-ab52-8493fb117652_00000005-14a2-493b-8a72-5a3a0d000081"
    })
  )
}
{
  // CommunicationIdentity_IssueAccessToken
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-09-23"
  })
  console.log(
    await communicationIdentity.issueAccessToken({
      id: "8:acs:2dee53b4-368b-45b4-ab52-8493fb117652_00000005-14a2-493b-8a72-5a3a0d000081",
      expiresInMinutes: 60,
      scopes: ["chat", "voip", "chat.join", "chat.join.limited", "voip.join"]
    })
  )
}
{
  // CommunicationIdentity_RevokeAccessTokens
  const { communicationIdentity } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-09-23"
  })
  console.log(
    await communicationIdentity.revokeAccessTokens({
      id: "8:acs:2dee53b4-368b-45b4-ab52-8493fb117652_00000005-14a2-493b-8a72-5a3a0d000081"
    })
  )
}
{
  // EntraIdToken_Exchange
  const { entraIdToken } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2025-03-02-preview"
  })
  console.log(await entraIdToken.exchange({}))
}
{
  // TeamsExtensionOperations_DeleteAssignment
  const { teamsExtension } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-09-23"
  })
  console.log(
    await teamsExtension.deleteAssignment({
      tenantId: "85767758-9fa3-4b46-b5b2-d9d1b7a7ca32",
      objectId: "ad1c5b1e-fc61-4d4b-a4f9-31b8a2a8d1a0"
    })
  )
}
{
  // TeamsExtensionOperations_ExchangeToken
  const { teamsExtension } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-09-23"
  })
  console.log(await teamsExtension.exchangeToken({}))
}
{
  // TeamsExtensionOperations_GetAssignment
  const { teamsExtension } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-09-23"
  })
  console.log(
    await teamsExtension.getAssignment({
      tenantId: "85767758-9fa3-4b46-b5b2-d9d1b7a7ca32",
      objectId: "ad1c5b1e-fc61-4d4b-a4f9-31b8a2a8d1a0"
    })
  )
}
{
  // TeamsExtensionOperations_UpsertAssignment
  const { teamsExtension } = createIdentity({
    connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5",
    apiVersion: "2026-09-23"
  })
  console.log(
    await teamsExtension.upsertAssignment({
      tenantId: "85767758-9fa3-4b46-b5b2-d9d1b7a7ca32",
      objectId: "ad1c5b1e-fc61-4d4b-a4f9-31b8a2a8d1a0",
      clientIds: ["9d4a5b3c-2e1f-4a6b-8c7d-0e1f2a3b4c5d"],
      principalType: "user"
    })
  )
}
