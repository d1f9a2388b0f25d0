/** A newer build that waits to be taken. */
export class AppUpdate {
  isReady = $state(false);
  /** Takes it and reloads the page. */
  apply: (reload: boolean) => Promise<void> = () => Promise.resolve();
}
