import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { EnterDecidesNothing } from "./enter-decides-nothing";

it("is a submit button that cannot be pressed, for nobody to see", () => {
  const html = renderToStaticMarkup(<EnterDecidesNothing />);
  expect(html).toMatch(/type="submit"/);
  expect(html).toMatch(/disabled=""/);
  expect(html).toMatch(/aria-hidden="true"/);
});
