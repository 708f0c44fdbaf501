/** The address as one of the web, absolute; null for anything else. */
export function webAddress(address: string | null | undefined, base: string | undefined): string | null {
  const trimmed = address?.trim() ?? ''
  if (trimmed === '' || !URL.canParse(trimmed, base)) return null
  const { protocol, href } = new URL(trimmed, base)
  return protocol === 'https:' || protocol === 'http:' ? href : null
}
