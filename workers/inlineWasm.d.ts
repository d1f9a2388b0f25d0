/** A file as a `data:` URL, by the bundler. */
declare module '*?inline' {
  const url: string;
  export default url;
}
