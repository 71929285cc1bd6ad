/** The bodies of Microsoft's examples of creating a call, v1.0 and beta: what each is, the body, and the version where it is not v1.0. */
export const examples: ReadonlyArray<
  readonly [name: string, body: Readonly<Record<string, unknown>>, version?: "beta"]
> = [
  [
    "peer to peer, media of the service",
    {
      "@odata.type": "#microsoft.graph.call",
      callbackUri: "https://bot.contoso.com/callback",
      requestedModalities: ["audio"],
      targets: [
        {
          "@odata.type": "#microsoft.graph.invitationParticipantInfo",
          identity: {
            "@odata.type": "#microsoft.graph.identitySet",
            user: {
              "@odata.type": "#microsoft.graph.identity",
              displayName: "John",
              id: "112f7296-5fa4-42ca-bae8-6a692b15d4b8"
            }
          }
        }
      ],
      callOptions: {
        "@odata.type": "#microsoft.graph.outgoingCallOptions",
        isContentSharingNotificationEnabled: true
      },
      mediaConfig: {
        "@odata.type": "#microsoft.graph.serviceHostedMediaConfig"
      }
    }
  ],
  [
    "peer to peer, media of the application",
    {
      "@odata.type": "#microsoft.graph.call",
      callbackUri: "https://bot.contoso.com/callback",
      requestedModalities: ["audio"],
      source: {
        "@odata.type": "#microsoft.graph.participantInfo",
        identity: {
          "@odata.type": "#microsoft.graph.identitySet",
          application: {
            "@odata.type": "#microsoft.graph.identity",
            displayName: "Calling Bot",
            id: "2891555a-92ff-42e6-80fa-6e1300c6b5c6"
          }
        },
        region: null,
        languageId: null
      },
      targets: [
        {
          "@odata.type": "#microsoft.graph.invitationParticipantInfo",
          identity: {
            "@odata.type": "#microsoft.graph.identitySet",
            user: {
              "@odata.type": "#microsoft.graph.identity",
              displayName: "John",
              id: "112f7296-5fa4-42ca-bae8-6a692b15d4b8"
            }
          }
        }
      ],
      mediaConfig: {
        "@odata.type": "#microsoft.graph.appHostedMediaConfig",
        blob: "<Media Session Configuration>"
      }
    }
  ],
  [
    "a group, media of the service",
    {
      "@odata.type": "#microsoft.graph.call",
      callbackUri: "https://bot.contoso.com/callback",
      requestedModalities: ["audio"],
      direction: "outgoing",
      subject: "Create a group call with service hosted media",
      source: {
        "@odata.type": "#microsoft.graph.participantInfo",
        identity: {
          "@odata.type": "#microsoft.graph.identitySet",
          application: {
            "@odata.type": "#microsoft.graph.identity",
            displayName: "TestBot",
            id: "dd3885da-f9ab-486b-bfae-85de3d445555"
          }
        }
      },
      targets: [
        {
          "@odata.type": "#microsoft.graph.invitationParticipantInfo",
          identity: {
            "@odata.type": "#microsoft.graph.identitySet",
            user: {
              "@odata.type": "#microsoft.graph.identity",
              displayName: "user1",
              id: "98da8a1a-1b87-452c-a713-65d3f10b5555"
            }
          }
        },
        {
          "@odata.type": "#microsoft.graph.invitationParticipantInfo",
          identity: {
            "@odata.type": "#microsoft.graph.identitySet",
            user: {
              "@odata.type": "#microsoft.graph.identity",
              displayName: "user2",
              id: "bf5aae9a-d11d-47a8-93b1-782504c95555"
            }
          }
        }
      ],
      mediaConfig: {
        "@odata.type": "#microsoft.graph.serviceHostedMediaConfig",
        removeFromDefaultAudioGroup: false
      }
    }
  ],
  [
    "a group, media of the application",
    {
      "@odata.type": "#microsoft.graph.call",
      callbackUri: "https://bot.contoso.com/callback",
      requestedModalities: ["audio"],
      direction: "outgoing",
      subject: "Create a group call with application hosted media",
      source: {
        "@odata.type": "#microsoft.graph.participantInfo",
        identity: {
          "@odata.type": "#microsoft.graph.identitySet",
          application: {
            "@odata.type": "#microsoft.graph.identity",
            displayName: "TestBot",
            id: "dd3885da-f9ab-486b-bfae-85de3d445555"
          }
        }
      },
      targets: [
        {
          "@odata.type": "#microsoft.graph.invitationParticipantInfo",
          identity: {
            "@odata.type": "#microsoft.graph.identitySet",
            user: {
              "@odata.type": "#microsoft.graph.identity",
              displayName: "user1",
              id: "98da8a1a-1b87-452c-a713-65d3f10b5555"
            }
          }
        },
        {
          "@odata.type": "#microsoft.graph.invitationParticipantInfo",
          identity: {
            "@odata.type": "#microsoft.graph.identitySet",
            user: {
              "@odata.type": "#microsoft.graph.identity",
              displayName: "user2",
              id: "bf5aae9a-d11d-47a8-93b1-782504c95555"
            }
          }
        }
      ],
      mediaConfig: {
        "@odata.type": "#microsoft.graph.appHostedMediaConfig",
        removeFromDefaultAudioGroup: false
      }
    }
  ],
  [
    "a scheduled meeting, media of the service",
    {
      "@odata.type": "#microsoft.graph.call",
      callbackUri: "https://bot.contoso.com/callback",
      requestedModalities: ["audio"],
      mediaConfig: {
        "@odata.type": "#microsoft.graph.serviceHostedMediaConfig",
        preFetchMedia: [
          {
            uri: "https://cdn.contoso.com/beep.wav",
            resourceId: "f8971b04-b53e-418c-9222-c82ce681a582"
          },
          {
            uri: "https://cdn.contoso.com/cool.wav",
            resourceId: "86dc814b-c172-4428-9112-60f8ecae1edb"
          }
        ]
      },
      chatInfo: {
        "@odata.type": "#microsoft.graph.chatInfo",
        threadId: "19:meeting_Win6Ydo4wsMijFjZS00ZGVjLTk5MGUtOTRjNWY2NmNkYTFm@thread.v2",
        messageId: "0"
      },
      meetingInfo: {
        "@odata.type": "#microsoft.graph.organizerMeetingInfo",
        organizer: {
          "@odata.type": "#microsoft.graph.identitySet",
          user: {
            "@odata.type": "#microsoft.graph.identity",
            id: "5810cede-f3cc-42eb-b2c1-e9bd5d53ec96",
            displayName: "Bob",
            tenantId: "aa67bd4c-8475-432d-bd41-39f255720e0a"
          }
        },
        allowConversationWithoutHost: true
      },
      tenantId: "aa67bd4c-8475-432d-bd41-39f255720e0a"
    }
  ],
  [
    "a scheduled meeting, media of the application",
    {
      "@odata.type": "#microsoft.graph.call",
      callbackUri: "https://bot.contoso.com/callback",
      requestedModalities: ["audio"],
      direction: "outgoing",
      mediaConfig: {
        "@odata.type": "#microsoft.graph.appHostedMediaConfig"
      },
      chatInfo: {
        "@odata.type": "#microsoft.graph.chatInfo",
        threadId: "19:meeting_Win6Ydo4wsMijFjZS00ZGVjLTk5MGUtOTRjNWY2NmNkYTFm@thread.v2",
        messageId: "0"
      },
      meetingInfo: {
        "@odata.type": "#microsoft.graph.organizerMeetingInfo",
        organizer: {
          "@odata.type": "#microsoft.graph.identitySet",
          user: {
            "@odata.type": "#microsoft.graph.identity",
            id: "5810cede-f3cc-42eb-b2c1-e9bd5d53ec96",
            displayName: "Bob",
            tenantId: "aa67bd4c-8475-432d-bd41-39f255720e0a"
          }
        },
        allowConversationWithoutHost: true
      },
      tenantId: "aa67bd4c-8475-432d-bd41-39f255720e0a"
    }
  ],
  [
    "a meeting by its id and passcode",
    {
      "@odata.type": "#microsoft.graph.call",
      callbackUri: "https://bot.contoso.com/callback",
      requestedModalities: ["audio"],
      mediaConfig: {
        "@odata.type": "#microsoft.graph.serviceHostedMediaConfig",
        preFetchMedia: [
          {
            uri: "https://cdn.contoso.com/beep.wav",
            resourceId: "f8971b04-b53e-418c-9222-c82ce681a582"
          },
          {
            uri: "https://cdn.contoso.com/cool.wav",
            resourceId: "86dc814b-c172-4428-9112-60f8ecae1edb"
          }
        ]
      },
      meetingInfo: {
        "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo",
        joinMeetingId: "1234567",
        passcode: "psw123"
      },
      tenantId: "aa67bd4c-8475-432d-bd41-39f255720e0a"
    }
  ],
  [
    "a meeting by its id",
    {
      "@odata.type": "#microsoft.graph.call",
      callbackUri: "https://bot.contoso.com/callback",
      requestedModalities: ["audio"],
      mediaConfig: {
        "@odata.type": "#microsoft.graph.serviceHostedMediaConfig",
        preFetchMedia: [
          {
            uri: "https://cdn.contoso.com/beep.wav",
            resourceId: "f8971b04-b53e-418c-9222-c82ce681a582"
          },
          {
            uri: "https://cdn.contoso.com/cool.wav",
            resourceId: "86dc814b-c172-4428-9112-60f8ecae1edb"
          }
        ]
      },
      meetingInfo: {
        "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo",
        joinMeetingId: "1234567",
        passcode: null
      },
      tenantId: "aa67bd4c-8475-432d-bd41-39f255720e0a"
    }
  ],
  [
    "a phone, media of the service",
    {
      "@odata.type": "#microsoft.graph.call",
      callbackUri: "https://bot.contoso.com/callback",
      requestedModalities: ["audio"],
      source: {
        "@odata.type": "#microsoft.graph.participantInfo",
        identity: {
          "@odata.type": "#microsoft.graph.identitySet",
          applicationInstance: {
            "@odata.type": "#microsoft.graph.identity",
            displayName: "Calling Bot",
            id: "3d913abb-aec0-4964-8fa6-3c6850c4f278"
          }
        },
        countryCode: null,
        endpointType: null,
        region: null,
        languageId: null
      },
      targets: [
        {
          "@odata.type": "#microsoft.graph.invitationParticipantInfo",
          identity: {
            "@odata.type": "#microsoft.graph.identitySet",
            phone: {
              "@odata.type": "#microsoft.graph.identity",
              id: "+12345678901"
            }
          }
        }
      ],
      mediaConfig: {
        "@odata.type": "#microsoft.graph.serviceHostedMediaConfig"
      },
      tenantId: "aa67bd4c-8475-432d-bd41-39f255720e0a"
    }
  ],
  [
    "a phone, media of the application",
    {
      "@odata.type": "#microsoft.graph.call",
      callbackUri: "https://bot.contoso.com/callback",
      requestedModalities: ["audio"],
      source: {
        "@odata.type": "#microsoft.graph.participantInfo",
        identity: {
          "@odata.type": "#microsoft.graph.identitySet",
          applicationInstance: {
            "@odata.type": "#microsoft.graph.identity",
            displayName: "Calling Bot",
            id: "3d913abb-aec0-4964-8fa6-3c6850c4f278"
          }
        },
        countryCode: null,
        endpointType: null,
        region: null,
        languageId: null
      },
      targets: [
        {
          "@odata.type": "#microsoft.graph.invitationParticipantInfo",
          identity: {
            "@odata.type": "#microsoft.graph.identitySet",
            phone: {
              "@odata.type": "#microsoft.graph.identity",
              id: "+12345678901"
            }
          }
        }
      ],
      mediaConfig: {
        "@odata.type": "#microsoft.graph.appHostedMediaConfig",
        blob: "<Media Session Configuration>"
      },
      tenantId: "aa67bd4c-8475-432d-bd41-39f255720e0a"
    }
  ],
  [
    "a meeting of a channel",
    {
      "@odata.type": "#microsoft.graph.call",
      callbackUri: "https://bot.contoso.com/callback",
      requestedModalities: ["audio"],
      mediaConfig: {
        "@odata.type": "#microsoft.graph.serviceHostedMediaConfig",
        preFetchMedia: [
          {
            uri: "https://cdn.contoso.com/beep.wav",
            resourceId: "f8971b04-b53e-418c-9222-c82ce681a582"
          },
          {
            uri: "https://cdn.contoso.com/cool.wav",
            resourceId: "86dc814b-c172-4428-9112-60f8ecae1edb"
          }
        ]
      },
      chatInfo: {
        "@odata.type": "#microsoft.graph.chatInfo",
        threadId: "19:cbee7c1c860e465f8258e3cebf7bee0d@thread.skype",
        messageId: "1533758867081"
      },
      meetingInfo: {
        "@odata.type": "#microsoft.graph.organizerMeetingInfo",
        organizer: {
          "@odata.type": "#microsoft.graph.identitySet",
          user: {
            "@odata.type": "#microsoft.graph.identity",
            id: "5810cede-f3cc-42eb-b2c1-e9bd5d53ec96",
            displayName: "Bob",
            tenantId: "aa67bd4c-8475-432d-bd41-39f255720e0a"
          }
        },
        allowConversationWithoutHost: true
      }
    },
    "beta"
  ],
  [
    "a meeting of a channel as a guest",
    {
      "@odata.type": "#microsoft.graph.call",
      callbackUri: "https://bot.contoso.com/callback",
      requestedModalities: ["audio"],
      source: {
        "@odata.type": "#microsoft.graph.participantInfo",
        identity: {
          "@odata.type": "#microsoft.graph.identitySet",
          guest: {
            "@odata.type": "#microsoft.graph.identity",
            displayName: "Guest User",
            id: "d7a3b999-17ac-4bca-9e77-e6a730d2ec2e"
          }
        }
      },
      mediaConfig: {
        "@odata.type": "#microsoft.graph.serviceHostedMediaConfig",
        preFetchMedia: [
          {
            uri: "https://cdn.contoso.com/beep.wav",
            resourceId: "f8971b04-b53e-418c-9222-c82ce681a582"
          },
          {
            uri: "https://cdn.contoso.com/cool.wav",
            resourceId: "86dc814b-c172-4428-9112-60f8ecae1edb"
          }
        ]
      },
      chatInfo: {
        "@odata.type": "#microsoft.graph.chatInfo",
        threadId: "19:cbee7c1c860e465f8258e3cebf7bee0d@thread.skype",
        messageId: "1533758867081"
      },
      meetingInfo: {
        "@odata.type": "#microsoft.graph.organizerMeetingInfo",
        organizer: {
          "@odata.type": "#microsoft.graph.identitySet",
          user: {
            "@odata.type": "#microsoft.graph.identity",
            id: "5810cede-f3cc-42eb-b2c1-e9bd5d53ec96",
            displayName: "Bob",
            tenantId: "aa67bd4c-8475-432d-bd41-39f255720e0a"
          }
        },
        allowConversationWithoutHost: true
      }
    },
    "beta"
  ]
]
