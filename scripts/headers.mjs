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

/** The solver of the analysis worker is WebAssembly. It parses no files, and its bytes come in a script of the origin. */
export const analysisContentSecurityPolicy = allowWasm(workerContentSecurityPolicy);

/** @param {string} policy */
function allowWasm(policy) {
  return policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");
}

/** @type {Record<string, string>} */
export const securityHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** @type {Record<string, string>} */
export const workerHeaders = { ...securityHeaders, 'Content-Security-Policy': workerContentSecurityPolicy };

/** @type {Record<string, string>} */
export const analysisHeaders = { ...securityHeaders, 'Content-Security-Policy': analysisContentSecurityPolicy };

/** @param {string} path absolute URL path, decoded */
function isAnalysisPath(path) {
  return /^\/(workers|assets)\/analysis\.worker[^/]*\.js$/i.test(path);
}

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
  if (isAnalysisPath(path)) return analysisHeaders;
  return isWorkerPath(path) ? workerHeaders : securityHeaders;
}

/**
 * The text of public/_headers, in the format static hosts read. They give a file the headers of every pattern it matches, and
 * the browser then holds it to all policies: what the analysis worker needs must stand in each of them.
 */
export function staticHostHeaders() {
  const block = (/** @type {string} */ path, /** @type {Record<string, string>} */ headers) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  return [
    block('/*', { ...securityHeaders, 'Content-Security-Policy': allowWasm(contentSecurityPolicy) }),
    block('/workers/*', { 'Content-Security-Policy': analysisContentSecurityPolicy }),
    '',
  ].join('\n');
}
