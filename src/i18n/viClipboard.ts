/** Words of copying, moving and pasting. */
export const viClipboard = {};
