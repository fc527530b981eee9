/** A path of this site to go back to; anything that could lead elsewhere becomes the home page. */
export const safePath = (to: string | null | undefined): string =>
  to && /^\/(?![/\\])[^\s]*$/.test(to) ? to : "/";
