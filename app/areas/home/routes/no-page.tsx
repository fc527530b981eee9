import { notFound } from "~/platform/http/responses.server";

/** Every address that is no page: a 404 inside the frame. */
export const loader = () => {
  throw notFound();
};

export const action = loader;

export default function NoPage() {
  return null;
}
