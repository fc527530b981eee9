/** Header of what a page fetches by itself: nobody pressed anything, so it does not count as somebody being there. */
export const byItself = "x-by-itself";
