/**
 * Response headers of the page and of its workers. The same lines stand in public/_headers for static hosts.
 * `connect-src 'self'` is needed by the service worker and the sample workbooks; nothing leaves the origin.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A same-origin worker does not inherit the page's policy: hostile files are parsed there, so its own response forbids all traffic. */
export const workerContentSecurityPolicy = "default-src 'none'; script-src 'self'; connect-src 'none'";

/** @type {Record<string, string>} */
export const securityHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** @type {Record<string, string>} */
export const workerHeaders = { ...securityHeaders, 'Content-Security-Policy': workerContentSecurityPolicy };

/** @param {string} path absolute URL path, decoded */
function isWorkerPath(path) {
  return path.startsWith('/workers/') || /^\/assets\/[^/]*worker[^/]*\.js$/i.test(path);
}

/**
 * The security headers of the response for a decoded URL path such as `/workers/recalc.worker-x1.js`.
 * @param {string} path
 * @returns {Record<string, string>}
 */
export function headersFor(path) {
  return isWorkerPath(path) ? workerHeaders : securityHeaders;
}

/** The text of public/_headers, in the format static hosts read. */
export function staticHostHeaders() {
  const block = (/** @type {string} */ path, /** @type {Record<string, string>} */ headers) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  return [
    block('/*', securityHeaders),
    block('/workers/*', { 'Content-Security-Policy': workerContentSecurityPolicy }),
    '',
  ].join('\n');
}
