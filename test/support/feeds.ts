/** Small feeds of our own writing, made to measure. */

export interface FeedItem {
  readonly guid: string
  readonly title?: string
  readonly text?: string
  readonly picture?: string
}

export function rssOf(items: readonly FeedItem[], title = 'صحيفة التجربة'): string {
  const written = items.map(
    ({ guid, title: name = `خبر ${guid}`, text = `نص الخبر ${guid}`, picture }) =>
      `<item><title>${name}</title><guid isPermaLink="false">${guid}</guid>` +
      `<link>https://x.example/${guid}</link><pubDate>Sat, 07 Feb 2026 09:30:00 GMT</pubDate>` +
      `<description><![CDATA[<p>${text}</p>${picture ? `<img src="${picture}">` : ''}]]></description></item>`,
  )
  return `<rss version="2.0"><channel><title>${title}</title><link>https://x.example/</link>${written.join('')}</channel></rss>`
}

export function items(count: number): FeedItem[] {
  return Array.from({ length: count }, (_, n) => ({ guid: `g${n}` }))
}
