// A server of accounts by itself, with made news of forty newspapers: says where it is, and ends with whoever started it.
import { createFakeServer } from '../../../test/support/fake-account-server.ts'
import { madeNews } from '../made-news.mjs'

const DAYS = 20
const [, , count] = process.argv
const server = await createFakeServer()
const feeds = new Map()
for (const { source, title, text } of madeNews(Number(count), DAYS)) {
  if (!feeds.has(source)) feeds.set(source, server.state.addFeed({ folder: `قسم ${source % 5}` }).id)
  server.state.publish(feeds.get(source), { title, html: `<p>${text}</p>` })
}
console.log(JSON.stringify({ base: server.base('greader'), user: server.user, secret: server.secret }))
