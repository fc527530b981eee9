/** Header of what a phone sends later: the sign-in name of who marked it, URL-encoded. */
export const madeBy = "x-made-by";

/** Somebody else is signed in by now: nothing is taken, and it waits for who made it. */
export const notTheirs = 412;

/** Whether a request brings what somebody else made than who is signed in. */
export const isOfAnother = (headers: Headers, username: string): boolean => {
  const who = headers.get(madeBy);
  return who !== null && who !== encodeURIComponent(username);
};
