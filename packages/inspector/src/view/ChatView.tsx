export const ChatView = () => <section class="content" aria-label="Chat" />
