const ALLOWED = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address a link written by anybody may be followed to, as the browser would write it; null for every other scheme
 * ("javascript:", "data:", "file:" ...) and for what is no full address: it is then shown as plain text.
 */
export function safeHref(text: string): string | null {
  try {
    const url = new URL(text.trim());
    return ALLOWED.has(url.protocol) && (url.protocol === 'mailto:' || url.hostname !== '') ? url.href : null;
  } catch {
    return null;
  }
}
